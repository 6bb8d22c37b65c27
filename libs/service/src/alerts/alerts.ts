import {
  ALERT_RULES_MAX,
  AlertFinder,
  AlertRules,
  LedgerService,
  type AlertFiring,
  type ListedAlertRule,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import { mailOf, type MailLocale } from '../outbox/mail-words.js';
import { linksOf } from '../outbox/message-forms.js';
import { ALERT_FIRED, alertOf, readTold, type ToldMessage } from '../outbox/told-events.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { Views } from '../views/views.js';
import { holdTerms, type AlertKind, type AlertTerms } from './alert-kinds.js';

export interface AlertRequest {
  ledger: string;
  kind: AlertKind;
  /** As the kind takes them. */
  terms: AlertTerms;
  /** For people; the kind where left out. */
  label?: string;
}

interface OneAlert {
  ledger: string;
  alertId: string;
}

/** What an alert would send. */
export interface AlertPreview {
  /** As webhooks of the standard form are sent it. */
  message: ToldMessage;
  /** As it is mailed. */
  mail: { subject: string; text: string };
  /** How many would be told now. */
  told: number;
}

/**
 * What people want to be told of. A firing is no evidence: that a rule fired follows from entries and a clock, and
 * whoever wants to know reads those.
 */
@Injectable()
export class Alerts {
  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(AlertRules) private readonly rules: AlertRules,
    @Inject(AlertFinder) private readonly finder: AlertFinder,
    private readonly views: Views,
  ) {}

  /** It looks at what comes from now on. @throws {ServiceError} `invalid_request`; `not_possible` where there are too many. */
  @Traced()
  async create(principal: Principal, request: AlertRequest): Promise<ListedAlertRule> {
    const { ledger, kind, label = kind } = request;
    admit(principal, { roles: ACCESS.defineAlerts, ledger });
    const terms = holdTerms(kind, request.terms);
    if (typeof terms.view === 'string') await this.#holdView(principal, ledger, terms.view);
    const wanted = { kind, label, terms, createdBy: principal.actor };
    const made = await this.rules.create(ledger, wanted);
    if (made !== undefined) return made;
    const detail = `The ledger ${ledger} has ${ALERT_RULES_MAX} alerts already.`;
    throw new ServiceError('not_possible', detail, { next: 'Remove one that nobody needs.' });
  }

  /** @throws {ServiceError} `invalid_request`: it finds nothing. @throws {StoreRefusal} `unknown_view`. */
  async #holdView(principal: Principal, ledger: string, view: string): Promise<void> {
    const { filter } = await this.views.read(principal, ledger, view);
    if (filter !== undefined) return;
    const places = [
      { pointer: '/view', detail: 'is no filter of this version, and finds nothing' },
    ];
    throw new ServiceError('invalid_request', 'There cannot be such an alert.', { places });
  }

  /** Oldest first; `told`: how many are told of what fires. @throws {StoreRefusal} `unknown_ledger`. */
  @Traced()
  async list(
    principal: Principal,
    ledger: string,
  ): Promise<{ alerts: ListedAlertRule[]; told: number }> {
    admit(principal, { roles: ACCESS.readAlerts, ledger });
    const { ledgerNo } = await this.ledgers.getLedger(ledger);
    const told = await this.finder.toldOf(ledgerNo, ALERT_FIRED);
    return { alerts: await this.rules.list(ledger), told };
  }

  /** With its firings. @throws {StoreRefusal} `unknown_alert`. */
  @Traced()
  async remove(principal: Principal, { ledger, alertId }: OneAlert): Promise<void> {
    admit(principal, { roles: ACCESS.defineAlerts, ledger });
    await this.rules.remove(ledger, alertId);
  }

  /** Newest first, 200 at most; `since`: RFC 3339. @throws {StoreRefusal} `unknown_ledger`. */
  @Traced()
  async firings(
    principal: Principal,
    { ledger, ...asked }: { ledger: string; alertId?: string; since?: string },
  ): Promise<AlertFiring[]> {
    admit(principal, { roles: ACCESS.readAlerts, ledger });
    return this.rules.firings(ledger, asked);
  }

  /** What it would send, of what it fired on last where it did. Nothing is sent. @throws {StoreRefusal} `unknown_alert`. */
  @Traced()
  async preview(
    principal: Principal,
    { ledger, alertId, locale = 'en' }: OneAlert & { locale?: MailLocale },
  ): Promise<AlertPreview> {
    admit(principal, { roles: ACCESS.defineAlerts, ledger });
    const rule = await this.rules.find(ledger, alertId);
    const { ledgerNo, origin } = await this.ledgers.getLedger(ledger);
    const [last] = await this.rules.firings(ledger, { alertId });
    const { content } = alertOf({ id: ledger, origin }, rule, {
      subject: 'preview',
      timestamp: last?.firedAt ?? new Date().toISOString(),
      ...last,
    });
    const told = readTold(content);
    const links = linksOf(told, this.settings.outbox.publicUrl);
    return {
      message: { ...told, data: { ...told.data, ...links } },
      mail: mailOf(told, { locale, url: links.url }),
      told: await this.finder.toldOf(ledgerNo, ALERT_FIRED),
    };
  }
}
