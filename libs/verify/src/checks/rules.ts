import { concatBytes, equalBytes, type LeafDecision, sha256, utf8 } from '@docket/chain';
import {
  encodeState,
  type FoldEntry,
  isKnownSchema,
  isRecordType,
  type Policy,
} from '@docket/record';
import { DecisionTable } from '../decision-table.js';
import { Findings, type FindingsOutcome } from '../finding.js';
import type { CheckedEntry } from '../checked-entry.js';
import type { KnownPeople } from '../readers/people.js';
import { shareOf } from './share.js';
import type { KeptPart, KeptParts } from '../keeping/kept-lines.js';
import { type Founding, type KeptLedgerFold, LedgerFold, type Unheld } from './ledger-fold.js';
import {
  checkReferences,
  checkRepeated,
  type KeptDecision,
  keptDecision,
  type LiveDecision,
  newDecision,
  reportRules,
  restoredDecision,
} from './live-decision.js';
import { type KeptAuthors, WhoWrote } from './who-wrote.js';

/** Decisions whose state is held in memory at a time. */
const LIVE_DECISIONS_MAX = 20_000;
/**
 * From here on closed decisions make room. A state takes some 8 KB, so this is for memory; not sooner,
 * because one that is looked at again after it was let go has to be folded in another pass.
 */
const SWEEP_MIN = 5_000;

/** Bytes kept of the digest of a folded state, and of the leaf hash of the last entry. */
const KEPT_BYTES = 16;

/** What a decision in the table is. */
const FOLDED = 0;
/** To be folded in a later pass: memory was full, or an entry came after it had left memory. */
const DEFERRED = 1;
/** Being folded in this pass, a later one. */
const CHOSEN = 2;
/** Cannot be folded: something of it is not disclosed. */
const OPAQUE = 3;
/** Compared with what is stored; only after the last pass. */
const STORED = 4;

export interface FoldOptions extends Founding {
  /** Whose keys are whose, where the verifier knows it from elsewhere. */
  people?: KnownPeople;
  /** Fold only this share of the decisions: number `part` of `parts`. */
  part: number;
  parts: number;
  /** States in memory at a time; LIVE_DECISIONS_MAX among all parts when left out. */
  liveMax?: number;
}

/** What a fold has counted, besides decisions. */
interface KeptFold {
  sweepAt: number;
  deferred: number;
  opaque: number;
  entries: number;
  ledger: KeptLedgerFold;
  whoWrote: KeptAuthors;
  findings: FindingsOutcome;
}

/**
 * Replays the fold of @docket/record over the entries of every decision: would the rules in force have
 * written exactly these entries? What it leaves is the state of each decision, as a digest, for the
 * comparison with what is stored.
 *
 * Memory is bounded: at most LIVE_DECISIONS_MAX states at a time. Closed decisions make room for new
 * ones; decisions that find none are folded in another pass over the entries (`needsAnotherPass`).
 */
export class DecisionFold {
  readonly #live = new Map<string, LiveDecision>();
  readonly #table = new DecisionTable(2 * KEPT_BYTES);
  readonly #options: FoldOptions;
  readonly #ledger: LedgerFold;
  readonly #liveMax: number;
  /** Live decisions at which the closed ones are let go. */
  #sweepAt: number;
  #isFirstPass = true;
  #deferred = 0;
  #opaque = 0;
  #entries = 0;
  readonly whoWrote: WhoWrote;

  constructor(
    options: FoldOptions,
    readonly findings: Findings,
  ) {
    this.#options = options;
    this.#ledger = new LedgerFold(options);
    this.whoWrote = new WhoWrote(options.people);
    this.#liveMax = Math.max(1, options.liveMax ?? Math.floor(LIVE_DECISIONS_MAX / options.parts));
    this.#sweepAt = Math.min(this.#liveMax, SWEEP_MIN);
  }

  /** Where it stands in its first pass, for another one to go on from. */
  *kept(): Generator<KeptPart> {
    const counts: KeptFold = {
      sweepAt: this.#sweepAt,
      deferred: this.#deferred,
      opaque: this.#opaque,
      entries: this.#entries,
      ledger: this.#ledger.kept(),
      whoWrote: this.whoWrote.kept(),
      findings: this.findings.outcome(),
    };
    yield ['fold', counts];
    for (const piece of this.#table.kept()) yield ['folded', piece];
    for (const [id, live] of this.#live) yield ['live', keptDecision(id, live)];
  }

  takeKept(parts: KeptParts): void {
    const counts = parts.one('fold') as KeptFold;
    this.#sweepAt = counts.sweepAt;
    this.#deferred = counts.deferred;
    this.#opaque = counts.opaque;
    this.#entries = counts.entries;
    this.#ledger.takeKept(counts.ledger);
    this.whoWrote.takeKept(counts.whoWrote);
    this.findings.takeAll(counts.findings);
    for (const piece of parts.all('folded') as Uint8Array[]) this.#table.takeKept(piece);
    for (const kept of parts.all('live') as KeptDecision[])
      this.#live.set(kept.id, restoredDecision(kept));
  }

  /** Folds a decision once more: something of it was erased since. After the first pass. */
  foldAgain(id: string): void {
    const mark = this.#table.get(id);
    if (mark?.flag === FOLDED) this.#defer(id, mark.entry);
  }

  /** Entries replayed. */
  get entries(): number {
    return this.#entries;
  }

  /** Changes of the ledger's policy among the entries. */
  get policies(): number {
    return this.#ledger.policies;
  }

  /** Entries whose author was held against who was registered. */
  get authors(): number {
    return this.#ledger.authors;
  }

  /** Entries held against the server's key. */
  get attested(): number {
    return this.#ledger.attested;
  }

  /** What could not be held against who was registered, and why. */
  get unheld(): Unheld {
    return this.#ledger.unheld;
  }

  /** Decisions that could not be replayed because something of them is not disclosed. */
  get opaque(): number {
    return this.#opaque;
  }

  /** Whether a decision is this fold's share. */
  isMine(id: string): boolean {
    const { part, parts } = this.#options;
    return parts === 1 || shareOf(id, parts) === part;
  }

  /**
   * Whether the body of an entry of this decision is needed, so that others need not be parsed. What
   * belongs to no decision always is: it may change the policy.
   */
  wants(id: string | undefined): boolean {
    if (id === undefined) return true;
    if (!this.isMine(id)) return false;
    return this.#isFirstPass || this.#live.has(id) || this.#table.get(id)?.flag === CHOSEN;
  }

  /** Of entry 0, where it is shown without the ledger: it names the server's key, and bears no attestation. */
  checkFirst(first: Pick<CheckedEntry, 'seq' | 'leaf'>): void {
    this.#ledger.checkAttestation(first, this.findings);
  }

  take(checked: CheckedEntry): void {
    const { seq, leaf, hash, body, part } = checked;
    if (leaf.decision === undefined) {
      // The ledger's own entries are every share's to follow, and the first one's to report on.
      const isReporting = this.#isFirstPass && this.#options.part === 0;
      const reported = isReporting ? this.findings : new Findings(0);
      if (isReporting) this.#ledger.checkLeaf(checked, this.findings);
      // What belongs to decisions that are not chosen leaves nothing unknown that other records rest on.
      if (checked.isUndisclosed !== true) this.#ledger.take(checked, reported);
      if (isReporting) this.whoWrote.check(checked, this.#ledger.signers, this.findings);
      return;
    }
    if (!this.wants(leaf.decision.id)) return;
    if (this.#isFirstPass) {
      this.#ledger.checkPlace(checked, this.findings);
      const openedAt = this.#live.get(leaf.decision.id)?.openedAt;
      this.#ledger.checkLeaf(checked, this.findings, openedAt);
      this.whoWrote.check(checked, this.#ledger.signers, this.findings);
    }
    const live = this.#enter(leaf.decision.id, seq);
    if (live === undefined) return;
    live.seq = seq;
    if (leaf.decision.seq === 0) live.openedAt = leaf.time;
    if (live.readable) this.#fold(live, checked, leaf.decision);
    live.recorded.hasEveryCall &&= body !== undefined;
    if (!live.readable) checkReferences(checked, live.recorded, this.findings);
    checkRepeated(checked, live.recorded, this.findings);
    live.recorded.take(leaf.type, leaf.decision.seq, hash, body ?? part);
  }

  #fold(live: LiveDecision, { seq, leaf, hash, body }: CheckedEntry, decision: LeafDecision): void {
    // An entry before this one is missing or unreadable, which is reported as what it is.
    const isNext = decision.seq === (live.replay.state?.entryCount ?? 0);
    const { policy } = this.#ledger;
    if (body === undefined || !isNext || policy === undefined) {
      live.readable = false;
      return;
    }
    this.#entries++;
    // A copy: the hash is a view into whatever was read last, and twenty thousand of these are kept.
    live.lastHash = hash.slice(0, KEPT_BYTES);
    if (!isRecordType(leaf.type) || !isKnownSchema(leaf.type, leaf.schema)) {
      // Not judged by another version: what follows it is not judged either.
      live.readable = false;
      const what = isRecordType(leaf.type) ? 'schema' : 'type';
      const name = isRecordType(leaf.type) ? leaf.schema : leaf.type;
      this.findings.add(
        'record_type_unknown',
        `Entry ${seq} has a ${what} that is not known here: ${name}.`,
        { seq, decision: decision.id },
      );
      return;
    }
    const entry = {
      type: leaf.type,
      body,
      actor: leaf.actor,
      role: leaf.role,
      decisionId: decision.id,
      decisionSeq: decision.seq,
      seq,
      time: leaf.time,
    } as unknown as FoldEntry; // The body was validated when it was recorded; #replay guards the rest.
    this.#replay(live, entry, policy);
  }

  /** Ends a pass over the entries: everything that is in memory is finished. */
  endPass(): void {
    for (const [id, live] of this.#live) this.#settle(id, live);
    this.#live.clear();
    this.#ledger.restart();
    this.#isFirstPass = false;
  }

  /** Chooses what to fold in another pass; false when nothing is left. */
  needsAnotherPass(): boolean {
    if (this.#deferred === 0) return false;
    let chosen = 0;
    for (const { mark, change } of this.#table.marks()) {
      if (mark.flag !== DEFERRED || chosen >= this.#liveMax) continue;
      change(CHOSEN);
      chosen++;
    }
    this.#deferred -= chosen;
    return chosen > 0;
  }

  /** Compares a stored state with the folded one; undefined when there is none to compare with. */
  compareState(id: string, state: string): 'same' | 'different' | 'unknown' | 'unfolded' {
    const mark = this.#table.get(id);
    if (mark === undefined) return 'unknown';
    if (mark.flag === OPAQUE) return 'unfolded';
    const kept = this.#table.digest(id) ?? new Uint8Array();
    return equalBytes(kept.subarray(0, KEPT_BYTES), digestState(state)) ? 'same' : 'different';
  }

  /** Whether the decision's last entry has this leaf hash. */
  endsWith(id: string, hash: Uint8Array): boolean {
    const kept = this.#table.digest(id) ?? new Uint8Array();
    return equalBytes(kept.subarray(KEPT_BYTES), hash.subarray(0, KEPT_BYTES));
  }

  /** The decision's last entry, as far as it was folded. */
  lastEntryOf(id: string): number | undefined {
    return this.#table.get(id)?.entry;
  }

  /** Notes that a state is stored for this decision. */
  noteStored(id: string): void {
    const mark = this.#table.get(id);
    if (mark !== undefined) this.#table.set(id, { ...mark, flag: STORED });
  }

  /** The last entries of decisions of which no stored state was noted. */
  *unstored(): Generator<number> {
    for (const { mark } of this.#table.marks()) if (mark.flag !== STORED) yield mark.entry;
  }

  get decisions(): number {
    return this.#table.size;
  }

  #enter(id: string, seq: number): LiveDecision | undefined {
    const known = this.#live.get(id);
    if (known !== undefined) return known;
    const mark = this.#table.get(id);
    if (mark !== undefined && mark.flag !== CHOSEN) {
      if (mark.flag === FOLDED) this.#defer(id, seq);
      return undefined;
    }
    if (this.#live.size >= this.#sweepAt) this.#settleClosed();
    if (this.#live.size >= this.#liveMax) {
      this.#defer(id, seq);
      return undefined;
    }
    const live = newDecision(seq);
    this.#live.set(id, live);
    return live;
  }

  #defer(id: string, seq: number): void {
    this.#table.set(id, { count: 0, entry: seq, flag: DEFERRED });
    this.#deferred++;
  }

  #settleClosed(): void {
    for (const [id, live] of this.#live) {
      const { state } = live.replay;
      if (state?.status !== 'closed') continue;
      this.#live.delete(id);
      // What is still due may yet come: another pass will tell.
      if (live.readable && live.replay.end().length > 0) this.#defer(id, state.lastSeq);
      else this.#settle(id, live);
    }
    this.#sweepAt = Math.min(this.#liveMax, Math.max(SWEEP_MIN, 2 * this.#live.size));
  }

  #settle(id: string, live: LiveDecision): void {
    const { state } = live.replay;
    if (!live.readable || state === undefined) {
      this.#opaque++;
      this.#table.set(id, { count: 0, entry: live.seq, flag: OPAQUE });
      return;
    }
    reportRules(live.replay.end(), { seq: state.lastSeq, decision: id }, this.findings);
    const mark = { count: state.entryCount, entry: state.lastSeq, flag: FOLDED };
    this.#table.set(id, mark, concatBytes([digestState(encodeState(state)), live.lastHash]));
  }

  #replay(live: LiveDecision, entry: FoldEntry, policy: Policy): void {
    const { replay, recorded } = live;
    try {
      const { seq, decisionId } = entry;
      const found = replay.check(entry, policy, recorded);
      reportRules(found, { seq, decision: decisionId }, this.findings);
    } catch (error) {
      // The rules are total on what the schemas admit. A body that they choke on was never admitted.
      if (!(error instanceof TypeError) && !(error instanceof RangeError)) throw error;
      live.readable = false;
      this.findings.add(
        'body_inadmissible',
        `The body of entry ${entry.seq} is not a valid ${entry.type}.`,
        {
          seq: entry.seq,
          decision: entry.decisionId,
        },
      );
    }
  }
}

function digestState(state: string): Uint8Array {
  return sha256(utf8(state)).subarray(0, KEPT_BYTES);
}
