import { decodeJson } from './answer.js';
import { pathSegment } from './prepare.js';
import { isRecordObject, textOf, UnexpectedAnswer } from './problem.js';
import { Transport, type TransportOptions } from './transport.js';

/** A search of decisions that a ledger keeps under a name. It is no evidence. */
export interface ViewSummary {
  id: string;
  name: string;
  /** Parameters of the list of decisions by name, as text. Undefined: the server does not know it, and it finds nothing. */
  filter: Readonly<Record<string, string>> | undefined;
  /** Whether everybody who oversees the ledger sees it. */
  isShared: boolean;
  /** Principal who keeps it. */
  owner: string;
  isYours: boolean;
  /** RFC 3339, UTC. */
  changedAt: string;
}

/** Searches that are kept: with a reviewer's, an officer's or an auditor's key. Each method throws what `DocketClient` throws. */
export class DocketViews {
  readonly #transport: Transport;
  readonly #root: string;

  constructor(options: TransportOptions & { apiKey: string; ledger: string }) {
    this.#transport = new Transport(options);
    this.#root = `/v1/ledgers/${pathSegment(options.ledger)}/views`;
  }

  /** Yours, and those that are shared, by name. */
  async list(): Promise<ViewSummary[]> {
    const { views } = decodeJson(await this.#transport.send({ method: 'GET', path: this.#root }));
    if (!Array.isArray(views)) throw unexpected('no list `views`');
    return views.filter(isRecordObject).map(decodeView);
  }

  /** Yours of the same name is replaced and keeps its id. `isShared` is for officers. */
  async keep(view: {
    name: string;
    filter: Readonly<Record<string, string>>;
    isShared?: boolean;
  }): Promise<ViewSummary> {
    const { name, filter, isShared = false } = view;
    const body = { name, filter, shared: isShared };
    const sent = { method: 'POST', path: this.#root, body } as const;
    return decodeView(decodeJson(await this.#transport.send(sent)));
  }

  /** One of yours; an officer forgets also those that others share. */
  async forget(id: string): Promise<void> {
    await this.#transport.send({ method: 'DELETE', path: `${this.#root}/${pathSegment(id)}` });
  }
}

function decodeView(body: Record<string, unknown>): ViewSummary {
  const [id, name, owner] = [textOf(body['view_id']), textOf(body['name']), textOf(body['owner'])];
  const changedAt = textOf(body['changed_at']);
  if (id === undefined || name === undefined || owner === undefined || changedAt === undefined)
    throw unexpected('a view without id, name, owner or time');
  const { filter, shared, yours } = body;
  return {
    id,
    name,
    owner,
    changedAt,
    filter: isRecordObject(filter) ? decodeFilter(filter) : undefined,
    isShared: shared === true,
    isYours: yours === true,
  };
}

function decodeFilter(filter: Record<string, unknown>): Record<string, string> {
  const texts = Object.entries(filter).map(([name, value]) => {
    if (typeof value !== 'string') throw unexpected('a filter with a value that is no text');
    return [name, value] as const;
  });
  return Object.fromEntries(texts);
}

const unexpected = (what: string): UnexpectedAnswer =>
  new UnexpectedAnswer(`The server's answer holds ${what}.`);
