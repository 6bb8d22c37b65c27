import { ZERO_HASH_HEX } from '@docket/chain';
import type { JsonObject } from '@docket/chain';
import {
  decide,
  decideDeadline,
  decideLedger,
  decideRefusedAttempt,
  decideRefusedKey,
  DOCKET_AUTHOR,
  refusedByStatus,
} from '@docket/record';
import type { Decided, DraftEntry, LedgerState, RecordBodies, RuleContext } from '@docket/record';
import { StoreRefusal } from '../refusal.js';
import { AuthorGate, holdClosed, refused, submitter } from './author-gate.js';
import { batchMaxOf, draftEntry, sealEntries } from './batch.js';
import type { Attesting, DraftedEntry, LedgerHead, PlannedEntry } from './batch.js';
import { holdEntryCount } from './condition.js';
import type { DecisionCursor } from './decision-cursor.js';
import { decisionUnknown, decisionUnreadable } from './decision-refusals.js';
import { encodeAnswer, incidentOf } from './receipt.js';
import type { AppendReceipt } from './receipt.js';
import type { LedgerTerms, PlannedOutcome } from './planned.js';
import type { UnreadableDecision } from './refold.js';
import type { ReferencedEntries } from './referenced-entries.js';
import { AttemptsOfBatch } from './refused-attempts.js';
import type { RefusedAttempts } from './refused-attempts.js';
import { holdFirstUse, isRepetition, keyReused } from './repeated-key.js';
import { sealRecord } from './submission.js';
import type { BodyContent, PreparedSubmission } from './submission.js';
import { keyName } from './columns.js';
import type { KeyUse } from './columns.js';

/**
 * What one batch makes of the ledger, in memory and in order, so that each submission sees those before
 * it. `attempt` is all or nothing: a refused submission leaves no trace but that of an attempt to act.
 */
export class BatchPlan {
  /** Empty until `seal`. */
  entries: readonly PlannedEntry[] = [];
  #drafts: DraftedEntry[] = [];
  readonly #terms: LedgerTerms;
  /** This process's clock. */
  readonly processTime: string;
  readonly #clock: string;
  readonly #gate: AuthorGate;
  readonly #before: LedgerHead;
  /** Until `seal`, with the hash that it had before the batch. */
  #head: LedgerHead;
  #ledger: LedgerState;
  /** Changed or read in this batch. */
  #cursors: Map<string, DecisionCursor>;
  readonly #touched = new Set<string>();
  readonly #keys: Map<string, KeyUse>;
  /** Refused attempts that this batch saw; kept once it is written. */
  readonly attempts: AttemptsOfBatch;
  readonly #referenced: ReferencedEntries;
  readonly #unreadable: ReadonlyMap<string, UnreadableDecision>;
  #newKeys: KeyUse[] = [];
  /** Answers of this batch, for a key that comes twice in it. */
  readonly #receipts = new Map<string, AppendReceipt>();

  constructor(
    terms: LedgerTerms,
    head: LedgerHead,
    processTime: string,
    known: {
      ledger: LedgerState;
      cursors: Map<string, DecisionCursor>;
      unreadable: ReadonlyMap<string, UnreadableDecision>;
      keys: Map<string, KeyUse>;
      attempts: RefusedAttempts;
      referenced: ReferencedEntries;
    },
  ) {
    this.#terms = terms;
    this.#before = head;
    this.#head = head;
    // The clock may be set back; the ledger's time never runs backwards.
    this.processTime = processTime;
    this.#clock = processTime > head.lastTime ? processTime : head.lastTime;
    this.#gate = new AuthorGate(this.#clock);
    this.#ledger = known.ledger;
    this.#cursors = known.cursors;
    this.#unreadable = known.unreadable;
    this.#keys = known.keys;
    this.#referenced = known.referenced;
    this.attempts = new AttemptsOfBatch(known.attempts);
  }

  get head(): LedgerHead {
    return this.#head;
  }

  /** What is recorded outside decisions, after this batch. */
  get ledger(): LedgerState {
    return this.#ledger;
  }

  get newKeys(): readonly KeyUse[] {
    return this.#newKeys;
  }

  /** Chains and attests what was planned. Once, when all is: before, no entry has a hash. */
  seal(): void {
    const sealed = sealEntries(this.#before, this.#drafts, batchMaxOf(this.#ledger.serverKey));
    this.entries = sealed.entries;
    this.#head = sealed.head;
    const last = new Map(sealed.entries.map((entry) => [entry.decisionId, entry.hashHex]));
    for (const cursor of this.changedDecisions()) {
      const lastHash = last.get(cursor.decisionId) ?? cursor.lastHash;
      this.#cursors.set(cursor.decisionId, { ...cursor, lastHash });
    }
  }

  /** The decisions that the accepted submissions changed. */
  changedDecisions(): DecisionCursor[] {
    return [...this.#touched].flatMap((id) => this.#cursors.get(id) ?? []);
  }

  /** Plans all of them or none. @throws {StoreRefusal} naming the one that was refused. */
  attempt(submissions: readonly PreparedSubmission[]): PlannedOutcome[] {
    const before = {
      head: this.#head,
      ledger: this.#ledger,
      drafts: this.#drafts.length,
      keys: this.#newKeys.length,
      cursors: submissions.length > 1 ? new Map(this.#cursors) : undefined,
      touched: submissions.length > 1 ? new Set(this.#touched) : undefined,
    };
    const outcomes: PlannedOutcome[] = [];
    for (const [index, submission] of submissions.entries()) {
      try {
        outcomes.push(this.#one(submission, submissions.length === 1));
      } catch (error) {
        // A single submission changes nothing before it is accepted.
        if (before.cursors !== undefined)
          this.#restore({ ...before, cursors: before.cursors }, before.touched);
        if (!(error instanceof StoreRefusal) || submissions.length === 1) throw error;
        const refusal = error.at(index);
        // Nothing of the batch is taken; that it held an action which may not be done is recorded all the same.
        if (this.#recordRefusedAttempt(submission) === undefined) throw refusal;
        return [{ refusal }];
      }
    }
    return outcomes;
  }

  #restore(
    before: {
      head: LedgerHead;
      ledger: LedgerState;
      drafts: number;
      keys: number;
      cursors: Map<string, DecisionCursor>;
    },
    touched: Set<string> | undefined,
  ): void {
    this.#head = before.head;
    this.#ledger = before.ledger;
    this.#drafts.length = before.drafts;
    for (const use of this.#newKeys.splice(before.keys)) {
      this.#keys.delete(keyName(use));
      this.#receipts.delete(keyName(use));
    }
    this.#cursors = before.cursors;
    for (const id of this.#touched) if (!touched?.has(id)) this.#touched.delete(id);
  }

  #one(submission: PreparedSubmission, isAlone: boolean): PlannedOutcome {
    this.#gate.admit(this.#ledger, submission);
    const { key } = submission;
    const principal = submission.author.actor;
    const used = key === undefined ? undefined : this.#keys.get(keyName({ principal, key }));
    if (used !== undefined) return this.#repeat(submission, used, isAlone);
    holdClosed(this.#ledger, submission);
    const refusal = isAlone ? this.#recordRefusedAttempt(submission) : undefined;
    if (refusal !== undefined) return { refusal };
    const receipt =
      submission.decisionId === undefined
        ? this.#appendToLedger(submission)
        : this.#appendToDecision(submission, submission.decisionId);
    if (key !== undefined && submission.requestDigest !== undefined) {
      const [first] = receipt.entries;
      const use: KeyUse = {
        principal,
        key,
        seq: first?.seq ?? 0,
        entryCount: receipt.entries.length,
        requestDigest: submission.requestDigest,
        answer: encodeAnswer(receipt),
        decisionId: receipt.decisionId ?? null,
        sideEffectId: submission.sideEffectId ?? null,
      };
      this.#keys.set(keyName(use), use);
      this.#newKeys.push(use);
      this.#receipts.set(keyName(use), receipt);
    }
    return { receipt };
  }

  #repeat(submission: PreparedSubmission, use: KeyUse, isAlone: boolean): PlannedOutcome {
    holdFirstUse(use);
    if (!isRepetition(submission, use)) {
      const recorded = isAlone ? this.#recordRepeatedKey(submission, use) : undefined;
      const refusal = keyReused(submission, use, recorded);
      if (recorded === undefined) throw refusal;
      return { refusal };
    }
    const inBatch = this.#receipts.get(keyName(use));
    return inBatch === undefined
      ? { replay: { use, submission } }
      : { receipt: { ...inBatch, replayed: true } };
  }

  #appendToLedger(submission: PreparedSubmission): AppendReceipt {
    const { type, body, author } = submission;
    const context = {
      actor: author.actor,
      role: author.role,
      now: this.#clock,
      seq: this.#head.size,
      recorded: this.#referenced.of(undefined, this.#drafts),
    };
    // prepareSubmission held the body against the schema of this type.
    const submitted = { type, body } as Parameters<typeof decideLedger>[1];
    const decided = decideLedger(this.#ledger, submitted, context);
    if (!decided.ok) throw refused(decided.refusal);
    const [draft] = decided.entries;
    if (draft === undefined) throw new Error('a record about the ledger is one entry');
    const { origin } = this.#terms;
    const attesting = this.#attesting(submission);
    const sealed = this.#seal(submission, draft);
    const content = { type, schema: draft.schema, author, ...sealed, attesting };
    const planned = draftEntry(origin, this.#head, content, this.#clock);
    this.#head = planned.head;
    this.#ledger = decided.state;
    this.#drafts.push(planned.entry);
    return {
      entries: [planned.entry.told],
      ...incidentOf(draft),
      directive: 'proceed',
      reasons: [],
      replayed: false,
    };
  }

  #appendToDecision(submission: PreparedSubmission, decisionId: string): AppendReceipt {
    const { type } = submission;
    const unreadable = this.#unreadable.get(decisionId);
    if (unreadable !== undefined) throw decisionUnreadable(this.#terms.id, unreadable);
    const cursor = this.#cursors.get(decisionId);
    if (cursor === undefined && type !== 'decision.opened')
      throw decisionUnknown(decisionId, this.#ledger.predecessor?.origin);
    holdEntryCount(submission, cursor);
    const decided = this.#decide(submission, cursor, decisionId);
    if (!decided.ok) throw refused(decided.refusal);
    return this.#take(submission, decisionId, cursor, decided);
  }

  #decide(
    submission: PreparedSubmission,
    cursor: DecisionCursor | undefined,
    decisionId: string,
  ): Decided {
    const { type, body } = submission;
    if (type === 'deadline.passed') {
      // prepareDeadline took a body of this type.
      const passed = body as RecordBodies['deadline.passed'];
      return decideDeadline(cursor?.state, passed, this.#place(decisionId));
    }
    // prepareSubmission held the body against the schema of this type.
    const submitted = { type, body } as Parameters<typeof decide>[1];
    return decide(cursor?.state, submitted, this.#context(submission, decisionId));
  }

  /** The same key for another action is a finding about the agent: recorded, though nothing is registered. */
  #recordRepeatedKey(submission: PreparedSubmission, use: KeyUse): AppendReceipt | undefined {
    const { type, body, decisionId } = submission;
    const cursor = decisionId === undefined ? undefined : this.#cursors.get(decisionId);
    if (type !== 'side_effect.intent' || cursor === undefined) return undefined;
    const decided = decideRefusedKey(
      cursor.state,
      // prepareSubmission held the body against the schema of this type.
      body as RecordBodies['side_effect.intent'],
      { seq: use.seq, ...(use.decisionId === null ? {} : { decision: use.decisionId }) },
      this.#context(submission, cursor.decisionId),
    );
    if (decided === undefined) return undefined;
    const { sideEffectId: _none, ...receipt } = this.#take(
      submission,
      cursor.decisionId,
      cursor,
      decided,
    );
    return receipt;
  }

  /** That an agent tried to act although it may not is recorded, or counted; it is refused either way. */
  #recordRefusedAttempt(submission: PreparedSubmission): StoreRefusal | undefined {
    const { type, body, decisionId } = submission;
    const cursor = decisionId === undefined ? undefined : this.#cursors.get(decisionId);
    if (type !== 'side_effect.intent' || cursor === undefined) return undefined;
    // prepareSubmission held the body against the schema of this type.
    const intent = body as RecordBodies['side_effect.intent'];
    const context = this.#context(submission, cursor.decisionId);
    const asked = refusedByStatus(cursor.state, intent, context);
    if (asked === undefined) return undefined;
    const unrecorded = this.attempts.note(cursor, intent.idempotency_key);
    if (unrecorded !== undefined) {
      const decided = decideRefusedAttempt(cursor.state, intent, unrecorded, context);
      if (decided !== undefined) this.#take(submission, cursor.decisionId, cursor, decided);
    }
    return refused(asked.refusal);
  }

  #context(submission: PreparedSubmission, decisionId: string): RuleContext {
    const { actor, role } = submitter(submission);
    const { policy, now, seq } = this.#place(decisionId);
    const recorded = this.#referenced.of(decisionId, this.#drafts);
    const signers = { origin: this.#terms.origin, principals: this.#ledger.principals };
    return { policy, actor, role, now, seq, decisionId, recorded, signers };
  }

  #place(decisionId: string): Omit<RuleContext, 'actor' | 'role'> {
    return { policy: this.#ledger.policy, now: this.#clock, seq: this.#head.size, decisionId };
  }

  #take(
    submission: PreparedSubmission,
    decisionId: string,
    cursor: DecisionCursor | undefined,
    decided: Extract<Decided, { ok: true }>,
  ): AppendReceipt {
    const { entries, lastHash, head } = this.#draftEntries(
      submission,
      decisionId,
      cursor,
      decided.entries,
    );
    this.#head = head;
    this.#drafts.push(...entries);
    this.#cursors.set(decisionId, { decisionId, state: decided.state, lastHash });
    this.#touched.add(decisionId);
    const { directive, reasons } = decided;
    const made = { entries: entries.map(({ told }) => told), decisionId, directive, reasons };
    const receipt: AppendReceipt = { ...made, replayed: false };
    const { sideEffectId } = submission;
    if (sideEffectId !== undefined) receipt.sideEffectId = sideEffectId;
    const [draft] = decided.entries;
    return draft?.type === 'incident.opened' ? { ...receipt, ...incidentOf(draft) } : receipt;
  }

  /** Gives what a submission became its places in the ledger and in its decision; nothing is kept yet. */
  #draftEntries(
    submission: PreparedSubmission,
    decisionId: string,
    cursor: DecisionCursor | undefined,
    drafts: readonly DraftEntry[],
  ): { entries: DraftedEntry[]; lastHash: string; head: LedgerHead } {
    const entries: DraftedEntry[] = [];
    let head = this.#head;
    // Of before the batch, until it is sealed.
    const lastHash = cursor?.lastHash ?? ZERO_HASH_HEX;
    let position = cursor?.state.entryCount ?? 0;
    const attesting = this.#attesting(submission);
    for (const draft of drafts) {
      const { type, schema } = draft;
      const author = draft.by === 'docket' ? DOCKET_AUTHOR : submission.author;
      const decision = { id: decisionId, seq: position, prev: lastHash };
      const { bytes, secret, commitment } = this.#seal(submission, draft);
      const content = { type, schema, author, bytes, secret, commitment, decision, attesting };
      const planned = draftEntry(this.#terms.origin, head, content, this.#clock);
      entries.push(planned.entry);
      head = planned.head;
      position += 1;
    }
    return { entries, lastHash, head };
  }

  #attesting({ attestor }: PreparedSubmission): Attesting {
    return { serverKey: this.#ledger.serverKey, attestor };
  }

  #seal(submission: PreparedSubmission, draft: DraftEntry): BodyContent {
    // decide() only ever adds JSON members to what was submitted.
    const body = draft.body as JsonObject;
    if (body === submission.body) return submission.content;
    return sealRecord(body, this.#terms.policy.body_commitment);
  }
}
