import { decodeJson, decodeLedgerAnswer, type LedgerWriteAnswer } from './answer.js';
import { pathSegment } from './prepare.js';
import { isRecordObject, textOf, UnexpectedAnswer } from './problem.js';
import type { LegalHoldLifting, LegalHoldPlacing } from './records.js';
import { Transport, type TransportOptions } from './transport.js';

/**
 * Values of one decision: by position of their entries in the ledger, without `entries` all of it; without `pointers` all
 * of an entry that can go.
 */
export interface ValuesToErase {
  decision: string;
  entries?: readonly { seq: number; pointers?: readonly string[] }[];
}

/** All that can go of the decisions about one person, by the pseudonym that they were opened with. */
export interface SubjectToErase {
  subject: string;
}

/** What is older than the policy keeps it, of closed decisions; `after`: `next` of the look before. */
export interface ExpiredToErase {
  expired: { after?: number };
}

/** What an erasure would do. Places, never values. */
export interface ErasureOutlook {
  /** What would go, by entry. */
  values: { seq: number; decision: string; pointers: string[] }[];
  /** What was named and cannot go: the rules work with it. */
  stays: { seq: number; pointer: string }[];
  /** Entries that a legal hold covers, and the entry that placed it. */
  held: { seq: number; hold: number }[];
  /** Decisions about the person that one request cannot name any more: ask for them when it is ordered. */
  left: number;
  /** Entries that could not be searched, because they are damaged. */
  notSearched: number;
  /** Of what is too old: until when it was recorded. */
  until?: string;
  /** Of what is too old: `after` of the next look or request; absent: that is all of it now. */
  next?: number;
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
  values: { seq: number; decision: string; pointers: string[] }[];
  /** The entry that orders it; absent: nobody did. */
  ordered?: { seq: number; by: string; at: string };
}

/** What waits for a second person, and what forbids erasures, each oldest first. */
export interface ErasuresAndHolds {
  /** `forAge`: the policy keeps it no longer; asked for by `docket`: by Docket itself, on a schedule. */
  waiting: { request: number; requestedBy: string; forAge: boolean; lapsesAt: string }[];
  legalHolds: { hold: number; placedBy: string; placedAt: string; record: LegalHoldPlacing }[];
}

/** Waiting for a thread and for witnesses is in it. */
const CERTIFICATE_TIMEOUT_MS = 120_000;
const CERTIFICATE_BYTES_MAX = 64 * 1024 * 1024;

/** Erases values for good, with two people, and places legal holds: with an officer's key, or an administrator's. */
export class DocketErasures {
  readonly #transport: Transport;
  readonly #root: string;

  constructor(options: TransportOptions & { apiKey: string; ledger: string }) {
    this.#transport = new Transport(options);
    this.#root = `/v1/ledgers/${pathSegment(options.ledger)}`;
  }

  /** What an erasure would do; nothing is recorded. */
  async preview(wish: ValuesToErase | SubjectToErase | ExpiredToErase): Promise<ErasureOutlook> {
    const path = `${this.#root}/erasures/previews`;
    const answer = decodeJson(await this.#transport.send({ method: 'POST', path, body: wish }));
    const { until, next } = answer;
    return {
      ...(typeof until === 'string' && { until }),
      ...(typeof next === 'number' && { next }),
      values: decodeValues(answer['values']),
      stays: decodeEach(answer['stays'], (one) => ({
        seq: numberOf(one['seq']),
        pointer: textOf(one['pointer']) ?? '',
      })),
      held: decodeEach(answer['held'], (one) => ({
        seq: numberOf(one['seq']),
        hold: numberOf(one['hold']),
      })),
      left: numberOf(answer['left']),
      notSearched: numberOf(answer['not_searched']),
    };
  }

  /** Asks for it. Nothing goes: somebody else orders it. The answer's position is that of the request. */
  async request(
    wish: (ValuesToErase | SubjectToErase | ExpiredToErase) & {
      reason: string;
      legalBasis: string;
    },
  ): Promise<LedgerWriteAnswer> {
    const { legalBasis, ...rest } = wish;
    return this.#write('erasures', { ...rest, legal_basis: legalBasis });
  }

  /** What waits for a second person, and the legal holds in force. */
  async list(): Promise<ErasuresAndHolds> {
    const path = `${this.#root}/erasures`;
    const answer = decodeJson(await this.#transport.send({ method: 'GET', path }));
    const text = (value: unknown): string => textOf(value) ?? '';
    return {
      waiting: decodeEach(answer['waiting'], (one) => ({
        request: numberOf(one['request']),
        requestedBy: text(one['requested_by']),
        forAge: one['for_age'] === true,
        lapsesAt: text(one['lapses_at']),
      })),
      legalHolds: decodeEach(answer['legal_holds'], (one) => ({
        hold: numberOf(one['hold']),
        placedBy: text(one['placed_by']),
        placedAt: text(one['placed_at']),
        // As the server recorded it, held against its schema.
        record: one['record'] as LegalHoldPlacing,
      })),
    };
  }

  /** What was asked for, and what became of it. */
  async read(request: number): Promise<ErasureSummary> {
    const path = `${this.#root}/erasures/${request}`;
    return decodeErasure(decodeJson(await this.#transport.send({ method: 'GET', path })));
  }

  /**
   * The certificate of an erasure that was ordered, for `docket verify`: places and digests, and no value. As the bytes of
   * its JSON, or of a PDF that carries it.
   */
  async certificate(
    request: number,
    { locale = 'en', format = 'json' }: { locale?: 'en' | 'de'; format?: 'json' | 'pdf' } = {},
  ): Promise<Uint8Array> {
    const query = new URLSearchParams({ format, locale }).toString();
    const path = `${this.#root}/erasures/${request}/certificate?${query}`;
    const accept = `application/${format}`;
    const sent = { method: 'GET', path, accept, timeoutMs: CERTIFICATE_TIMEOUT_MS } as const;
    return (await this.#transport.send({ ...sent, answerBytesMax: CERTIFICATE_BYTES_MAX })).bytes;
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

const decodeValues = (list: unknown): ErasureOutlook['values'] =>
  decodeEach(list, ({ seq, decision, pointers }) => ({
    seq: numberOf(seq),
    decision: textOf(decision) ?? '',
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
