import { decodeLeaf, type JsonObject } from '@docket/chain';
import {
  heldBy,
  type LedgerState,
  PERMISSIONS,
  type RecordBodies,
  type RequestedErasure,
} from '@docket/record';
import {
  DecisionSearch,
  EntryReader,
  LedgerService,
  StoreRefusal,
  type StoredEntry,
  type StoredRecord,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import type { Principal } from '../principal.js';
import { type Recorded, Recording } from '../recording/recording.js';
import { ServiceError } from '../service-error.js';
import { type ExpiredFrom, ExpiredValues } from './expired-values.js';
import { invalid, placesOf } from './places.js';
import { readDecision } from './read-decision.js';
import { type ErasurePreview, goingOf, RequestRoom, withoutPseudonym } from './request-room.js';

/** What is to be erased: values of entries of one decision, what is recorded about a person, or what is too old. */
export type ErasureWish = { ledger: string } & (
  NamedValues | { subject: string } | { expired: ExpiredFrom }
);

interface NamedValues {
  decisionId: string;
  /** By position in the ledger, left out: all of the decision; `pointers` left out: all that can go of the entry. */
  entries?: readonly NamedEntry[];
}

interface NamedEntry {
  seq: number;
  pointers?: readonly string[];
}

/** A legal hold in force: who placed it, when, and what it covers and why. */
export interface PlacedHold {
  seq: number;
  by: string;
  time: string;
  body: RecordBodies['legal_hold.placed'];
}

/** A request for an erasure, and what became of it. */
export interface ErasureRead {
  seq: number;
  requestedBy: string;
  time: string;
  state: 'waiting' | 'ordered' | 'lapsed';
  body: RecordBodies['erasure.requested'];
  /** The entry that orders it, and by whom and when. */
  ordered?: { seq: number; by: string; time: string };
}

/** Asks for erasures and orders them; what goes, the store erases with the record of the order. */
@Injectable()
export class Erasures {
  constructor(
    private readonly recording: Recording,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(DecisionSearch) private readonly search: DecisionSearch,
    private readonly expired: ExpiredValues,
  ) {}

  /**
   * What an erasure would do; nothing is recorded.
   * @throws {ServiceError} for another role or ledger, `invalid_request` for what is no value of the decision,
   * `not_possible` in a ledger that commits to bodies as a whole. @throws {StoreRefusal} `unknown_decision`.
   */
  async preview(principal: Principal, wish: ErasureWish): Promise<ErasurePreview> {
    const { ledger } = wish;
    admit(principal, { roles: PERMISSIONS['erasure.requested'], ledger });
    const state = await this.ledgers.ledgerState(ledger);
    const { policy } = state;
    if (policy.body_commitment === 'whole')
      throw new ServiceError(
        'not_possible',
        'This ledger commits to each body as a whole: no value of it can go by itself.',
        { next: 'Let a ledger for what may have to be erased commit to each value (`scalar`).' },
      );
    if ('subject' in wish) return this.#ofSubject(ledger, wish.subject, state);
    if ('expired' in wish) return this.expired.find(ledger, wish.expired, state);
    const { decisionId } = wish;
    const stored = await readDecision(this.entries, ledger, decisionId);
    const preview: ErasurePreview = { values: [], stays: [], held: [], left: 0, notSearched: 0 };
    const named = wish.entries ?? [...stored.keys()].map((seq): NamedEntry => ({ seq }));
    const wanted = named.toSorted((a, b) => a.seq - b.seq);
    for (const [i, { seq, pointers }] of wanted.entries()) {
      const entry = stored.get(seq);
      const at = `/entries/${named.findIndex((one) => one.seq === seq)}`;
      if (entry === undefined || wanted[i - 1]?.seq === seq)
        throw invalid(`${at}/seq`, entry ? 'is named twice' : `is no entry of ${decisionId}`);
      const { goes, stays } = placesOf(entry, policy.body_commitment, pointers ?? [''], at);
      const { type, time, body: commitment } = decodeLeaf(entry.leaf);
      preview.stays.push(...stays.map((pointer) => ({ seq, pointer })));
      if (goes.length === 0) continue;
      const said = { decision: decisionId, type, time, commitment };
      preview.values.push({ seq, ...said, pointers: goes });
      const hold = heldBy(state.legalHolds, { decision: decisionId, time });
      if (hold !== undefined) preview.held.push({ seq, hold: hold.seq });
    }
    return preview;
  }

  /** Records the request. @throws what `preview` and `Recording.record` throw. */
  async request(
    principal: Principal,
    wish: ErasureWish & { reason: string; legalBasis: string; idempotencyKey?: string },
  ): Promise<Recorded> {
    const { ledger, reason, legalBasis, idempotencyKey } = wish;
    const { values, byAge } = await this.preview(principal, wish);
    if (values.length === 0) {
      const at = 'subject' in wish ? '/subject' : 'expired' in wish ? '/expired' : '/entries';
      throw invalid(at, 'name nothing that can be erased');
    }
    const body: RecordBodies['erasure.requested'] = {
      about: aboutOf(wish),
      reason,
      legal_basis: legalBasis,
      ...(byAge && { by_age: byAge }),
      values,
    };
    return this.#record(principal, 'erasure.requested', { ledger, body, idempotencyKey });
  }

  /**
   * Orders what somebody else asked for: with the record it is gone.
   * @throws {ServiceError} `unknown_entry`. @throws what `Recording.record` throws: `second_person_required`,
   * `under_legal_hold`, `erasure_mismatch` among it.
   */
  async order(
    principal: Principal,
    wish: { ledger: string; request: number; note?: string; idempotencyKey?: string },
  ): Promise<Recorded> {
    const { ledger, request, note, idempotencyKey } = wish;
    admit(principal, { roles: PERMISSIONS['erasure.executed'], ledger });
    const { body: asked } = await this.#requested(ledger, request);
    const { values } = asked;
    const body = { request, values, ...(note === undefined ? {} : { note }) };
    return this.#record(principal, 'erasure.executed', { ledger, body, idempotencyKey });
  }

  /** A request and what became of it. @throws {ServiceError} `unknown_entry`, or for another role or ledger. */
  async read(principal: Principal, ledger: string, request: number): Promise<ErasureRead> {
    admit(principal, { roles: ACCESS.readErasures, ledger });
    const { entry, body } = await this.#requested(ledger, request);
    const { actor, time } = decodeLeaf(entry.leaf);
    const orders = await this.entries.readableRecords(ledger, 'erasure.executed');
    const order = orders.find((one) => one.body.request === request);
    const { openErasures } = await this.ledgers.ledgerState(ledger);
    const waits = openErasures.some(({ seq, lapsesAt }) => seq === request && isAhead(lapsesAt));
    const read = { seq: request, requestedBy: actor, time, body };
    if (order === undefined) return { ...read, state: waits ? 'waiting' : 'lapsed' };
    const { actor: by, time: at, seq } = decodeLeaf(order.entry.leaf);
    return { ...read, state: 'ordered', ordered: { seq, by, time: at } };
  }

  /** What waits for a second person, and which legal holds are in force, oldest first. */
  async list(
    principal: Principal,
    ledger: string,
  ): Promise<{ waiting: RequestedErasure[]; legalHolds: PlacedHold[] }> {
    admit(principal, { roles: ACCESS.readErasures, ledger });
    const { openErasures, legalHolds } = await this.ledgers.ledgerState(ledger);
    const waiting = openErasures.filter(({ lapsesAt }) => isAhead(lapsesAt));
    const placed: PlacedHold[] = [];
    for (const { seq } of legalHolds) {
      const hold = await this.entries.recordAt(ledger, 'legal_hold.placed', seq);
      // It was one when the ledger's state was folded.
      if (hold === undefined)
        throw new StoreRefusal('log_damaged', `Entry ${seq} placed a hold, and is none any more.`, {
          next: 'Tell the operator: `docket verify` names what was changed.',
        });
      const { actor: by, time } = decodeLeaf(hold.entry.leaf);
      placed.push({ seq, by, time, body: hold.body });
    }
    return { waiting, legalHolds: placed };
  }

  #record(
    principal: Principal,
    type: 'erasure.requested' | 'erasure.executed',
    given: { ledger: string; body: object; idempotencyKey: string | undefined },
  ): Promise<Recorded> {
    const { ledger, idempotencyKey, body } = given;
    const record = { ledger, type, body: body as JsonObject };
    return this.recording.record(
      principal,
      idempotencyKey === undefined ? record : { ...record, idempotencyKey },
    );
  }

  async #requested(ledger: string, request: number): Promise<StoredRecord<'erasure.requested'>> {
    const found = await this.entries.recordAt(ledger, 'erasure.requested', request);
    if (found === undefined)
      throw new ServiceError('unknown_entry', `Entry ${request} asks for no erasure.`);
    return found;
  }

  /** All that can go of the decisions about a person, as far as one request can name it; what is held is not in it. */
  async #ofSubject(ledger: string, subject: string, state: LedgerState): Promise<ErasurePreview> {
    const preview: ErasurePreview = { values: [], stays: [], held: [], left: 0, notSearched: 0 };
    const room = new RequestRoom();
    for (let after: number | undefined, isMore = true; isMore;) {
      const page = { limit: PAGE, order: 'oldest' as const, ...(after !== undefined && { after }) };
      const { decisions, next, asOf } = await this.search.find(ledger, { subject }, page);
      if (asOf.indexedSize < asOf.ledgerSize)
        throw new ServiceError(
          'overloaded',
          'Not all of the ledger is searched yet: a decision about the person may be missing.',
          { next: 'Ask again in a moment.' },
        );
      preview.notSearched = asOf.skipped;
      for (const { id } of decisions) {
        const stored = room.isFull
          ? new Map<number, StoredEntry>()
          : await readDecision(this.entries, ledger, id);
        const { values, stays, held } = goingOf(id, stored, state);
        preview.held.push(...held);
        const taken = room.take(values);
        if (room.isFull) preview.left += 1;
        // By the pseudonym the decision is found again: it goes with the last that can.
        const isAll = held.length === 0 && taken.length === values.length;
        preview.values.push(...(isAll ? taken : withoutPseudonym(taken)));
        preview.stays.push(...stays.filter(({ seq }) => taken.some((one) => one.seq === seq)));
      }
      [after, isMore] = [next, next !== undefined];
    }
    preview.values.sort((a, b) => a.seq - b.seq);
    return preview;
  }
}

const PAGE = 500;

function aboutOf(wish: ErasureWish): RecordBodies['erasure.requested']['about'] {
  if ('subject' in wish) return 'subject';
  if ('expired' in wish) return 'retention';
  const isWhole = wish.entries?.every(({ pointers }) => pointers === undefined) ?? true;
  return isWhole ? 'records' : 'values';
}

/** By this process's clock; the ledger's own decides when it is ordered. */
const isAhead = (time: string): boolean => Date.parse(time) > Date.now();
