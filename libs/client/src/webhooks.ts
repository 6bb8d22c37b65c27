import { decodeJson } from './answer.js';
import { pathSegment } from './prepare.js';
import { isRecordObject, textOf, UnexpectedAnswer } from './problem.js';
import { Transport, type TransportOptions } from './transport.js';

export interface NewWebhook {
  /** https, unless it is inside of a network that the operator names. */
  url: string;
  /** Everything where left out. */
  events?: readonly string[];
  /** `standard` where left out. */
  form?: string;
  label?: string;
  /** Sent beside each message. */
  headers?: Readonly<Record<string, string>>;
  /** Of mails. */
  locale?: string;
}

export interface WebhookSummary {
  id: string;
  /** Host alone. */
  url: string;
  form: string;
  label: string;
  events: readonly string[];
  waiting: number;
  /** Messages that were given up. */
  dead: number;
  /** Since when it takes nothing. */
  failingSince?: string;
  disabledAt?: string;
  disabledWhy?: string;
  lastError?: string;
}

/** A message that is on its way, was, or could not be sent. */
export interface WebhookMessage {
  id: string;
  event: string;
  state: string;
  attempts: number;
  createdAt: string;
  lastError?: string;
}

/** Who is told of what happens in ledgers, with the key of an administrator. */
export class DocketWebhooks {
  readonly #transport: Transport;

  constructor(options: TransportOptions) {
    this.#transport = new Transport(options);
  }

  /** `secret` is shown this once. Sent once: another attempt could leave one behind whose secret nobody has. */
  async create(
    ledger: string,
    webhook: NewWebhook,
  ): Promise<{ webhook: WebhookSummary; secret: string }> {
    const body = await this.#post(pathOf(ledger), webhook);
    return { webhook: decodeWebhook(body), secret: decodeSecret(body) };
  }

  async list(ledger: string): Promise<WebhookSummary[]> {
    const path = pathOf(ledger);
    const body = decodeJson(await this.#transport.send({ method: 'GET', path }));
    return listOf(body, 'webhooks').map(decodeWebhook);
  }

  /** Tells them nothing more, not even what waits. */
  async remove(ledger: string, id: string): Promise<void> {
    await this.#transport.send({ method: 'DELETE', path: pathOf(ledger, id) });
  }

  /** Another secret, shown this once. The one before signs too for `overlapSeconds`, a day where left out. */
  async rotateSecret(
    ledger: string,
    id: string,
    overlapSeconds?: number,
  ): Promise<{ secret: string; beforeUntil: string }> {
    const wanted = overlapSeconds === undefined ? {} : { overlap_seconds: overlapSeconds };
    const body = await this.#post(`${pathOf(ledger, id)}/secrets`, wanted);
    return { secret: decodeSecret(body), beforeUntil: textOf(body['before_until']) ?? '' };
  }

  /** Sends again to one that was disabled: from where it stopped (`place`), or from now on. */
  async enable(ledger: string, id: string, from: 'place' | 'now'): Promise<WebhookSummary> {
    return decodeWebhook(await this.#post(`${pathOf(ledger, id)}/enablements`, { from }));
  }

  /** Sends an event `webhook.test`. @returns the id of the message. */
  async test(ledger: string, id: string): Promise<string> {
    const body = await this.#post(`${pathOf(ledger, id)}/tests`, {});
    return textOf(body['id']) ?? '';
  }

  /** Newest first. `state`: `waiting`, `delivered` or `dead`; all where left out. */
  async messages(ledger: string, id: string, state?: string): Promise<WebhookMessage[]> {
    const query = state === undefined ? '' : `?state=${encodeURIComponent(state)}`;
    const path = `${pathOf(ledger, id)}/messages${query}`;
    const body = decodeJson(await this.#transport.send({ method: 'GET', path }));
    return listOf(body, 'messages').map(decodeMessage);
  }

  /** Sends it again, with the same id. */
  async resend(ledger: string, id: string, message: string): Promise<void> {
    const path = `${pathOf(ledger, id)}/messages/${pathSegment(message)}/resends`;
    await this.#transport.send({ method: 'POST', path, body: {}, repeatable: false });
  }

  async #post(path: string, body: object): Promise<Record<string, unknown>> {
    return decodeJson(
      await this.#transport.send({ method: 'POST', path, body, repeatable: false }),
    );
  }
}

function pathOf(ledger: string, id?: string): string {
  const all = `/v1/ledgers/${pathSegment(ledger)}/webhooks`;
  return id === undefined ? all : `${all}/${pathSegment(id)}`;
}

function decodeWebhook(body: Record<string, unknown>): WebhookSummary {
  const [id, url, form] = [textOf(body['id']), textOf(body['url']), textOf(body['form'])];
  const { waiting, dead, events } = body;
  if (id === undefined || url === undefined || form === undefined || !Array.isArray(events)) {
    throw unexpected('a webhook without id, url, form or events');
  }
  return {
    id,
    url,
    form,
    label: textOf(body['label']) ?? '',
    events: events.map(String),
    waiting: Number(waiting),
    dead: Number(dead),
    ...given(body, 'failing_since', 'failingSince'),
    ...given(body, 'disabled_at', 'disabledAt'),
    ...given(body, 'disabled_why', 'disabledWhy'),
    ...given(body, 'last_error', 'lastError'),
  };
}

function decodeMessage(body: Record<string, unknown>): WebhookMessage {
  const [id, event, state] = [textOf(body['id']), textOf(body['event']), textOf(body['state'])];
  if (id === undefined || event === undefined || state === undefined) {
    throw unexpected('a message without id, event or state');
  }
  const createdAt = textOf(body['created_at']) ?? '';
  const attempts = Number(body['attempts']);
  return { id, event, state, attempts, createdAt, ...given(body, 'last_error', 'lastError') };
}

function decodeSecret(body: Record<string, unknown>): string {
  const secret = textOf(body['secret']);
  if (secret === undefined) throw unexpected('no secret');
  return secret;
}

/** A member that the server says, by the name that it has here. */
function given<Name extends string>(
  body: Record<string, unknown>,
  member: string,
  name: Name,
): { [Member in Name]?: string } {
  const text = textOf(body[member]);
  return (text === undefined ? {} : { [name]: text }) as { [Member in Name]?: string };
}

function listOf(body: Record<string, unknown>, name: string): Record<string, unknown>[] {
  const list = body[name];
  if (!Array.isArray(list)) throw unexpected(`no list \`${name}\``);
  return list.filter(isRecordObject);
}

const unexpected = (what: string): UnexpectedAnswer =>
  new UnexpectedAnswer(`The server's answer holds ${what}.`);
