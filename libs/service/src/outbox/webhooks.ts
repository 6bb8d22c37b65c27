import { randomBytes } from 'node:crypto';
import {
  ENDPOINTS_MAX,
  LedgerService,
  Outbox,
  OutboxEndpoints,
  type ListedMessage,
  type OutboxEndpoint,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import type { MailLocale } from './mail-words.js';
import type { WebhookForm } from './message-forms.js';
import { testOf, TOLD_EVENTS, type ToldEvent } from './told-events.js';

export interface WebhookRequest {
  ledger: string;
  /** https; http inside of the networks that the operator names. */
  url: string;
  /** Everything where left out. */
  events?: readonly ToldEvent[];
  /** `standard` where left out. */
  form?: WebhookForm;
  /** For people; the form where left out. */
  label?: string;
  /** Sent beside each message. */
  headers?: Readonly<Record<string, string>>;
  /** Of mails; `en` where left out. */
  locale?: MailLocale;
}

interface OneWebhook {
  ledger: string;
  webhookId: string;
}

/** How long the secret before signs too, in seconds: as a rule, and at most. */
export const SECRET_OVERLAP_S = 86_400;
export const SECRET_OVERLAP_S_MAX = 7 * 86_400;

const SECRET_BYTES = 32;
/** One address, without what a mailto could say besides. */
const MAILBOX = /^mailto:[A-Za-z0-9.!#$&'*+/=^_{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,253}$/;
/** What says who is sent what, and how: Docket's own. */
const OWN_HEADERS =
  /^(webhook-.*|host|content-.*|connection|transfer-encoding|upgrade|te|trailer|expect|user-agent)$/i;
const HEADER = /^[A-Za-z0-9-]{1,64}$/;
const HEADER_VALUE = /^[\x21-\x7e]([\x20-\x7e]{0,1998}[\x21-\x7e])?$/;

/** Who is told of what happens in a ledger, for its administrators. */
@Injectable()
export class Webhooks {
  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(OutboxEndpoints) private readonly endpoints: OutboxEndpoints,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /**
   * Tells of what comes from now on. The secret is in this answer and nowhere else.
   *
   * @throws {ServiceError} `invalid_request`, `not_possible` where there are too many.
   */
  @Traced()
  async create(
    principal: Principal,
    request: WebhookRequest,
  ): Promise<{ webhook: OutboxEndpoint; secret: string }> {
    const { ledger, events = TOLD_EVENTS, form = 'standard', headers = {} } = request;
    admit(principal, { roles: ACCESS.administer, ledger });
    const url = form === 'email' ? this.#readMailbox(request) : readUrl(request.url);
    holdHeaders(headers);
    const { locale } = request;
    if (locale !== undefined && form !== 'email') throw invalid('/locale', 'is for the form email');
    const secret = newSecret();
    const webhook = await this.endpoints.create(ledger, {
      form,
      events: TOLD_EVENTS.filter((event) => events.includes(event)),
      label: request.label ?? form,
      shown: shownOf(url),
      createdBy: principal.actor,
      secrets: { url: url.href, secret, headers, ...(locale && { locale }) },
    });
    if (webhook !== undefined) return { webhook, secret: `whsec_${secret}` };
    throw new ServiceError(
      'not_possible',
      `The ledger ${ledger} has ${ENDPOINTS_MAX} webhooks already.`,
      { next: 'Remove one that nobody needs.' },
    );
  }

  /** @throws {ServiceError} `invalid_request`, `not_possible` where no mail is sent. */
  #readMailbox({ url, headers = {} }: WebhookRequest): URL {
    if (!MAILBOX.test(url))
      throw invalid('/url', 'must be one address, as mailto:duty@example.com');
    if (Object.keys(headers).length > 0) throw invalid('/headers', 'are not for the form email');
    if (this.settings.outbox.mail !== undefined) return new URL(url);
    throw new ServiceError('not_possible', 'This installation sends no mail.', {
      next: 'Ask the operator for a mail server (DOCKET_SMTP_URL_FILE, DOCKET_MAIL_FROM).',
    });
  }

  /** Oldest first. */
  @Traced()
  async list(principal: Principal, ledger: string): Promise<OutboxEndpoint[]> {
    admit(principal, { roles: ACCESS.administer, ledger });
    return this.endpoints.list(ledger);
  }

  /** Another secret; the one before signs too for `overlapSeconds`. @throws {StoreRefusal} `unknown_webhook`. */
  @Traced()
  async rotate(
    principal: Principal,
    {
      ledger,
      webhookId,
      overlapSeconds = SECRET_OVERLAP_S,
    }: OneWebhook & { overlapSeconds?: number },
  ): Promise<{ secret: string; until: string }> {
    admit(principal, { roles: ACCESS.administer, ledger });
    const secret = newSecret();
    const wanted = { secret, overlapS: overlapSeconds };
    const { until } = await this.endpoints.rotate(ledger, webhookId, wanted);
    return { secret: `whsec_${secret}`, until };
  }

  /** From where it stopped, or from now on. @throws {StoreRefusal} `unknown_webhook`. */
  @Traced()
  async enable(
    principal: Principal,
    { ledger, webhookId, fromNow }: OneWebhook & { fromNow: boolean },
  ): Promise<OutboxEndpoint> {
    admit(principal, { roles: ACCESS.administer, ledger });
    return this.endpoints.enable(ledger, webhookId, fromNow);
  }

  /** With what waits for it. @throws {StoreRefusal} `unknown_webhook`. */
  @Traced()
  async remove(principal: Principal, { ledger, webhookId }: OneWebhook): Promise<void> {
    admit(principal, { roles: ACCESS.administer, ledger });
    await this.endpoints.remove(ledger, webhookId);
  }

  /** Sends it a message that says nothing. @throws {StoreRefusal} `unknown_webhook`. */
  @Traced()
  async test(principal: Principal, { ledger, webhookId }: OneWebhook): Promise<{ id: string }> {
    admit(principal, { roles: ACCESS.administer, ledger });
    await this.endpoints.find(ledger, webhookId);
    const told = await this.ledgers.getLedger(ledger);
    const event = testOf(told, randomBytes(16).toString('hex'));
    await this.outbox.tell(told.ledgerNo, event, webhookId);
    return { id: event.id };
  }

  /** Newest first. @throws {StoreRefusal} `unknown_webhook`. */
  @Traced()
  async messages(
    principal: Principal,
    { ledger, webhookId, state }: OneWebhook & { state?: ListedMessage['state'] },
  ): Promise<ListedMessage[]> {
    admit(principal, { roles: ACCESS.administer, ledger });
    await this.endpoints.find(ledger, webhookId);
    return this.outbox.messages(ledger, webhookId, state);
  }

  /** Once more, whatever became of it. @throws {StoreRefusal} `unknown_webhook`. */
  @Traced()
  async resend(
    principal: Principal,
    { ledger, webhookId, messageId }: OneWebhook & { messageId: string },
  ): Promise<void> {
    admit(principal, { roles: ACCESS.administer, ledger });
    await this.outbox.resend(ledger, webhookId, messageId);
  }
}

const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64');

/** @throws {ServiceError} `invalid_request`. */
function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw invalid('/url', 'must be an address that begins with https://');
  if (url.username !== '' || url.password !== '')
    throw invalid('/url', 'must not hold a name or a password; send it in headers');
  url.hash = '';
  return url;
}

/** What of an address may be shown to whoever lists it: paths and queries of some are as good as a password. */
function shownOf({ protocol, origin, pathname, search }: URL): string {
  if (protocol === 'mailto:') return `mailto:…${pathname.slice(pathname.lastIndexOf('@'))}`;
  return pathname === '/' && search === '' ? `${origin}/` : `${origin}/…`;
}

/** @throws {ServiceError} `invalid_request`. */
function holdHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    const pointer = `/headers/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!HEADER.test(name) || OWN_HEADERS.test(name))
      throw invalid(pointer, 'is no header that a webhook may be sent with');
    if (!HEADER_VALUE.test(value)) throw invalid(pointer, 'must be visible ASCII characters');
  }
}

const invalid = (pointer: string, detail: string): ServiceError =>
  new ServiceError('invalid_request', 'There cannot be such a webhook.', {
    places: [{ pointer, detail }],
  });
