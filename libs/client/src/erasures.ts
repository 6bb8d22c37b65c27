import { decodeJson, decodeLedgerAnswer, type LedgerWriteAnswer } from './answer.js';
import { pathSegment } from './prepare.js';
import { isRecordObject, textOf, UnexpectedAnswer } from './problem.js';
import type { LegalHoldLifting, LegalHoldPlacing } from './records.js';
import { Transport, type TransportOptions } from './transport.js';

/** Values of one decision: by position of their entries in the ledger; without `pointers` all of an entry that can go. */
export interface ValuesToErase {
  decision: string;
  entries: readonly { seq: number; pointers?: readonly string[] }[];
}

/** What an erasure would do. Places, never values. */
export interface ErasureOutlook {
  /** What would go, by entry. */
  values: { seq: number; pointers: string[] }[];
  /** What was named and cannot go: the rules work with it. */
  stays: { seq: number; pointer: string }[];
  /** Entries that a legal hold covers, and the entry that placed it. */
  held: { seq: number; hold: number }[];
}

/** A request for an erasure, and what became of it. */
export interface ErasureSummary {
  /** Position in the ledger of the entry that asks for it. */
  request: number;
  requestedBy: string;
  requestedAt: string;
  state: 'waiting' | 'ordered' | 'lapsed';
  reason: string;
  legalBasis: string;
  values: { seq: number; pointers: string[] }[];
  /** The entry that orders it; absent: nobody did. */
  ordered?: { seq: number; by: string; at: string };
}

/** Erases values for good, with two people, and places legal holds: with an officer's key, or an administrator's. */
export class DocketErasures {
  readonly #transport: Transport;
  readonly #root: string;

  constructor(options: TransportOptions & { apiKey: string; ledger: string }) {
    this.#transport = new Transport(options);
    this.#root = `/v1/ledgers/${pathSegment(options.ledger)}`;
  }

  /** What an erasure would do; nothing is recorded. */
  async preview(wish: ValuesToErase): Promise<ErasureOutlook> {
    const path = `${this.#root}/erasures/previews`;
    const answer = decodeJson(await this.#transport.send({ method: 'POST', path, body: wish }));
    return {
      values: decodeValues(answer['values']),
      stays: decodeEach(answer['stays'], (one) => ({
        seq: numberOf(one['seq']),
        pointer: textOf(one['pointer']) ?? '',
      })),
      held: decodeEach(answer['held'], (one) => ({
        seq: numberOf(one['seq']),
        hold: numberOf(one['hold']),
      })),
    };
  }

  /** Asks for it. Nothing goes: somebody else orders it. The answer's position is that of the request. */
  async request(
    wish: ValuesToErase & { reason: string; legalBasis: string },
  ): Promise<LedgerWriteAnswer> {
    const { legalBasis, ...rest } = wish;
    return this.#write('erasures', { ...rest, legal_basis: legalBasis });
  }

  /** What was asked for, and what became of it. */
  async read(request: number): Promise<ErasureSummary> {
    const path = `${this.#root}/erasures/${request}`;
    return decodeErasure(decodeJson(await this.#transport.send({ method: 'GET', path })));
  }

  /** Orders what somebody else asked for: when it is answered, the values are gone for good. */
  async order(request: number, note?: string): Promise<LedgerWriteAnswer> {
    return this.#write(`erasures/${request}/orders`, note === undefined ? {} : { note });
  }

  async placeHold(hold: LegalHoldPlacing): Promise<LedgerWriteAnswer> {
    return this.#write('legal-holds', hold);
  }

  async liftHold(lifting: LegalHoldLifting): Promise<LedgerWriteAnswer> {
    return this.#write('legal-holds/liftings', lifting);
  }

  /** Sent once: a second attempt could be refused for what the first one did. */
  async #write(path: string, body: object): Promise<LedgerWriteAnswer> {
    const request = { method: 'POST', path: `${this.#root}/${path}`, body } as const;
    return decodeLedgerAnswer(await this.#transport.send({ ...request, repeatable: false }));
  }
}

function decodeErasure(body: Record<string, unknown>): ErasureSummary {
  const { record, ordered, state } = body;
  const said = isRecordObject(record) ? record : {};
  if (state !== 'waiting' && state !== 'ordered' && state !== 'lapsed')
    throw new UnexpectedAnswer("The server's answer holds an erasure in no known state.");
  const text = (value: unknown): string => textOf(value) ?? '';
  return {
    request: numberOf(body['request']),
    requestedBy: text(body['requested_by']),
    requestedAt: text(body['requested_at']),
    state,
    reason: text(said['reason']),
    legalBasis: text(said['legal_basis']),
    values: decodeValues(said['values']),
    ...(isRecordObject(ordered) && {
      ordered: {
        seq: numberOf(ordered['seq']),
        by: text(ordered['by']),
        at: text(ordered['at']),
      },
    }),
  };
}

const decodeValues = (list: unknown): { seq: number; pointers: string[] }[] =>
  decodeEach(list, ({ seq, pointers }) => ({
    seq: numberOf(seq),
    pointers: Array.isArray(pointers) ? pointers.flatMap((one) => textOf(one) ?? []) : [],
  }));

function decodeEach<Item>(list: unknown, decode: (item: Record<string, unknown>) => Item): Item[] {
  if (!Array.isArray(list))
    throw new UnexpectedAnswer("The server's answer holds no list where one has to be.");
  return list.filter(isRecordObject).map(decode);
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  throw new UnexpectedAnswer("The server's answer holds no position where one has to be.");
}
