import { decodeLeaf, LeafError } from '@docket/chain';
import {
  expiryOf,
  isExpired,
  type LedgerState,
  retentionRules,
  shortestDays,
} from '@docket/record';
import { DecisionSearch, EntryReader, type StoredEntry, StoreRefusal } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ServiceError } from '../service-error.js';
import { readDecision } from './read-decision.js';
import {
  type ErasedEntry,
  type ErasurePreview,
  type Going,
  goingOf,
  RequestRoom,
  withoutPseudonym,
} from './request-room.js';

/** What the policy keeps no longer: of decisions that are closed, oldest first, from behind the one that `next` named. */
export interface ExpiredFrom {
  after?: number;
  /** Decisions of which nothing is named. */
  without?: ReadonlySet<string>;
}

/** Is told of a decision of which nothing goes, and why. */
export type OnSkipped = (decision: string, why: string) => void;

/** Finds what is older than the policy of its ledger keeps it. */
@Injectable()
export class ExpiredValues {
  constructor(
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(DecisionSearch) private readonly search: DecisionSearch,
  ) {}

  /**
   * All that can go of what is older than the policy keeps it, of closed decisions, as far as one request can name it and one
   * look goes; what is held is not in it. Whether it is old enough, the rules judge by the time that the request names.
   *
   * @param onSkipped where given, a decision that is damaged, or too long, keeps none of the others.
   * @throws {ServiceError} `not_possible` where the policy keeps everything, or, without `onSkipped`, a decision has too many
   * entries, one that is damaged, or is open though lists say otherwise.
   */
  async find(
    ledger: string,
    { after, without }: ExpiredFrom,
    state: LedgerState,
    onSkipped?: OnSkipped,
  ): Promise<ErasurePreview> {
    const { retention } = state.policy;
    if (retention === undefined)
      throw new ServiceError(
        'not_possible',
        'The policy of this ledger keeps everything, however old.',
        { next: 'Say in the policy (`retention`) how long is kept what can be erased.' },
      );
    // Behind by what clocks may differ: nothing is named by a time that is ahead of the ledger's.
    const asOf = new Date(Date.now() - CLOCKS_MS).toISOString();
    const until = expiryOf(shortestDays(retention), asOf);
    const preview: ErasurePreview = { values: [], stays: [], held: [], left: 0, notSearched: 0 };
    const filters = { status: 'closed', openedTo: until };
    const page = { limit: PAGE, order: 'oldest' as const, ...(after !== undefined && { after }) };
    const { decisions, next, asOf: found } = await this.search.find(ledger, filters, page);
    preview.notSearched = found.skipped;
    const isOld = (entry: StoredEntry | undefined): boolean =>
      entry !== undefined && isExpired(retention, decodeLeaf(entry.leaf), asOf);
    const room = new RequestRoom();
    let done = after;
    for (const { id, openedSeq } of decisions) {
      const isLeftOut = without?.has(id) === true;
      const whole = isLeftOut ? undefined : await this.#goingOf(ledger, id, state, onSkipped);
      if (whole === undefined) {
        done = openedSeq;
        continue;
      }
      const { stored, values, stays, held } = whole;
      preview.held.push(...held.filter(({ seq }) => isOld(stored.get(seq))));
      const old = values.filter((value) => isExpired(retention, value, asOf));
      // The pseudonym stays as long as something younger is there that is found by it.
      const going = old.length === values.length && held.length === 0 ? old : withoutPseudonym(old);
      const taken = room.take(going);
      preview.values.push(...taken);
      preview.stays.push(...stays.filter(({ seq }) => taken.some((one) => one.seq === seq)));
      if (room.isFull) break;
      done = openedSeq;
    }
    preview.values.sort((a, b) => a.seq - b.seq);
    // Of one that has no room by itself the rest comes when this is ordered: from there again.
    const goesOn = room.isFull ? (done ?? 0) : next;
    const byAge = { at: asOf, rules: retentionRules(retention, preview.values) };
    return { ...preview, until, byAge, ...(goesOn !== undefined && { next: goesOn }) };
  }

  /** Why what was asked for cannot be ordered any more, in words; undefined where nothing is seen that forbids it. */
  async obstacle(
    ledger: string,
    asked: readonly ErasedEntry[],
    state: LedgerState,
  ): Promise<string | undefined> {
    const { retention } = state.policy;
    const now = new Date().toISOString();
    const young = asked.find((one) => retention === undefined || !isExpired(retention, one, now));
    if (young !== undefined) return `the policy keeps entry ${young.seq} longer by now`;
    for (const id of new Set(asked.map(({ decision }) => decision))) {
      let why: string | undefined;
      const whole = await this.#goingOf(ledger, id, state, (_, told) => (why = told));
      if (whole === undefined) return why;
      const goes = new Map(whole.values.map(({ seq, pointers }) => [seq, new Set(pointers)]));
      const isLeft = ({ seq, pointers }: ErasedEntry): boolean =>
        pointers.every((one) => goes.get(seq)?.has(one) === true);
      const gone = asked.find((one) => one.decision === id && !isLeft(one));
      if (gone !== undefined)
        return `of entry ${gone.seq} not all can go that it names: it is held, or gone by now`;
    }
    return undefined;
  }

  /** Undefined where nothing of it goes, which `onSkipped` was told. */
  async #goingOf(
    ledger: string,
    id: string,
    state: LedgerState,
    onSkipped: OnSkipped | undefined,
  ): Promise<(Going & { stored: ReadonlyMap<number, StoredEntry> }) | undefined> {
    try {
      const stored = await readDecision(this.entries, ledger, id);
      if (!isClosed(id, stored))
        throw new ServiceError('not_possible', `Decision ${id} is open, and lists say otherwise.`, {
          next: 'Rebuild the projections, and verify the ledger: rows of the database were changed.',
        });
      return { stored, ...goingOf(id, stored, state) };
    } catch (error) {
      if (onSkipped === undefined || !isOfDecision(error)) throw error;
      onSkipped(id, error.message);
      return undefined;
    }
  }
}

/** By its entries: rows that lists are made of may have been changed. */
function isClosed(id: string, stored: ReadonlyMap<number, StoredEntry>): boolean {
  for (const { leaf } of stored.values()) {
    const { type, decision } = decodeLeaf(leaf);
    if (type === 'decision.closed' && decision?.id === id) return true;
  }
  return false;
}

/** Whether it is of the decision that something failed; what is of the database holds for the others too. */
const isOfDecision = (error: unknown): error is Error =>
  error instanceof LeafError ||
  error instanceof SyntaxError ||
  (error instanceof ServiceError && error.code === 'not_possible') ||
  (error instanceof StoreRefusal && error.code === 'unknown_decision');

const PAGE = 500;
/** A minute: how far apart this process's clock and the ledger's may be. */
const CLOCKS_MS = 60_000;
