import { DOCKET_ACTOR, DOCKET_AUTHOR } from '../author.js';
import type { RecordedBefore, Refusal, Signers } from '../gates/gate.js';
import { refusalOf } from '../gates/index.js';
import { refuseRole } from '../gates/permissions.js';
import { repeatedKeySubject } from '../rules/repeated-key.js';
import {
  type Directive,
  type Policy,
  type RecordBodies,
  type RecordType,
  type Role,
  type SchemaId,
  latestSchemaIds,
} from '../types.js';
import { consequencesOf, followingEntry } from './consequences.js';
import { evolve } from './evolve.js';
import { type Reason, reasonsFor } from './reasons.js';
import { incidentIdOf } from './incidents.js';
import { isRecordedAttempt } from './refused-attempts.js';
import type { DecisionState, FoldEntry, OpenEscalation } from './state.js';

/** A validated record that someone wants recorded. */
export type Submission = {
  [Type in RecordType]: { type: Type; body: RecordBodies[Type] };
}[RecordType];

/** What an idempotency key was first used for. */
export type EarlierUse = NonNullable<RecordBodies['side_effect.refused']['earlier']>;

export interface RuleContext {
  /** Policy of the ledger: see evolveLedger. */
  policy: Policy;
  /** Authenticated principal. */
  actor: string;
  role: Role;
  /** The ledger's time for these entries, RFC 3339 with milliseconds. Never used by a rule. */
  now: string;
  /** Sequence number in the ledger that the first entry will have; consequences follow without gap. */
  seq: number;
  /** The decision that is written; for `decision.opened` the new one's id. */
  decisionId: string;
  /** What is at hand of its entries; absent: references that only they can prove false are not checked. */
  recorded?: RecordedBefore | undefined;
  /** By what signatures are verified; absent: by nothing, so that none is taken. */
  signers?: Signers | undefined;
}

/** The same for what Docket itself writes too. */
type EntryContext = Omit<RuleContext, 'role'> & Pick<FoldEntry, 'role'>;

/** One entry to append: its leaf and commitment are the store's to make. */
export type DraftEntry = {
  [Type in RecordType]: {
    type: Type;
    schema: SchemaId;
    body: RecordBodies[Type];
    by: 'submitter' | 'docket';
  };
}[RecordType];

export type Decided =
  | {
      ok: true;
      /** The submitted record first, then what it brought about. All are appended, or none. */
      entries: DraftEntry[];
      /** The state after all of them. */
      state: DecisionState;
      directive: Directive;
      reasons: Reason[];
    }
  | { ok: false; refusal: Refusal };

/**
 * decide says what a record becomes: the entries to append, the state after them, and what the agent
 * is to do. `body` must have passed validateRecord, with `side_effect_id` filled in where a side
 * effect is new. Pure; the same arguments give the same answer.
 */
export function decide(
  state: DecisionState | undefined,
  submission: Submission,
  context: RuleContext,
): Decided {
  const forbidden = refuseRole(submission.type, context.role);
  if (forbidden !== undefined) return { ok: false, refusal: forbidden };
  const entry = asEntry(state, submission, context);
  return admit(state, entry, context);
}

/**
 * decideRefusedKey says what becomes of an intent whose idempotency key had registered another action.
 * Nothing is registered, but the attempt is recorded once, because it is a finding about the agent, and
 * no bad input: `side_effect.refused`, its trip-wire and its escalation. Undefined when there is nothing
 * to add: the same attempt is before a human already, or the decision takes no intent.
 */
export function decideRefusedKey(
  state: DecisionState,
  intent: RecordBodies['side_effect.intent'],
  earlier: EarlierUse,
  context: RuleContext,
): Extract<Decided, { ok: true }> | undefined {
  if (refuseRole('side_effect.intent', context.role) !== undefined) return undefined;
  const { idempotency_key: key } = intent;
  const body = { ...actionOf(intent), reason: 'repeated_key', repeated_key: key, earlier } as const;
  const subject = repeatedKeySubject(body);
  const isOpen = (one: OpenEscalation) => one.rule === 'repeated_key' && one.subject === subject;
  if (state.openEscalations.some(isOpen)) return undefined;
  const entry = asEntry(state, { type: 'side_effect.refused', body }, context);
  const decided = admit(state, entry, context);
  return decided.ok ? decided : undefined;
}

/**
 * decideRefusedAttempt says what becomes of an intent that a held, stopped or closed decision refused:
 * an entry that tells the attempt, or none where isRecordedAttempt leaves its number out. `unrecorded` is
 * how many attempts were refused since the newest one that `state` knows of. Undefined also where the
 * decision refuses the intent for another reason, or would take it.
 */
export function decideRefusedAttempt(
  state: DecisionState,
  intent: RecordBodies['side_effect.intent'],
  unrecorded: number,
  context: RuleContext,
): Extract<Decided, { ok: true }> | undefined {
  const refused = refusedByStatus(state, intent, context);
  const attempts = state.refusals.attempts + unrecorded + 1;
  if (refused === undefined || !isRecordedAttempt(attempts)) return undefined;
  const body = { ...actionOf(intent), reason: refused.reason, attempts };
  const entry = asEntry(state, { type: 'side_effect.refused', body }, context);
  const decided = admit(state, entry, context);
  return decided.ok ? decided : undefined;
}

/** refusedByStatus gives the refusal of an intent because the decision is held, stopped or closed, if it is for that. */
export function refusedByStatus(
  state: DecisionState,
  intent: RecordBodies['side_effect.intent'],
  context: RuleContext,
): { reason: 'held' | 'stopped' | 'closed'; refusal: Refusal } | undefined {
  const { status: reason } = state;
  if (reason === 'open' || refuseRole('side_effect.intent', context.role) !== undefined)
    return undefined;
  const entry = asEntry(state, { type: 'side_effect.intent', body: intent }, context);
  const refusal = refusalOf({ before: state, entry, policy: context.policy });
  const isByStatus = refusal?.code === 'decision_held' || refusal?.code === 'decision_closed';
  return isByStatus ? { reason, refusal } : undefined;
}

/**
 * decideDeadline says what becomes of it that nobody answered an escalation by `due_at`: Docket's own
 * record, which the gate takes once, when `context.now` is not before that moment. Nothing follows from
 * it; the directive stays.
 */
export function decideDeadline(
  state: DecisionState | undefined,
  body: RecordBodies['deadline.passed'],
  context: Omit<RuleContext, 'actor' | 'role'>,
): Decided {
  const entry = asEntry(state, { type: 'deadline.passed', body }, { ...context, ...DOCKET_AUTHOR });
  return admit(state, entry, context);
}

/** What an intent says of the action, without what would have made it a registration. */
function actionOf(
  intent: RecordBodies['side_effect.intent'],
): Omit<RecordBodies['side_effect.refused'], 'reason'> {
  const {
    idempotency_key: _key,
    side_effect_id: _id,
    rationale: _why,
    compensates: _what,
    job_card: _card,
    external_ref: _ref,
    observed_by: _by,
    signature: _signature,
    ...action
  } = intent;
  return action;
}

function admit(
  state: DecisionState | undefined,
  entry: FoldEntry,
  { policy, recorded, signers }: Pick<RuleContext, 'policy' | 'recorded' | 'signers'>,
): Decided {
  const refusal = refusalOf({ before: state, entry, policy, recorded, signers });
  if (refusal !== undefined) return { ok: false, refusal };

  let after = evolve(state, entry, policy);
  const consequences = consequencesOf(state, entry, after, policy);
  const entries = [draft(entry, entry.actor === DOCKET_ACTOR ? 'docket' : 'submitter')];
  let previous = entry;
  for (const consequence of consequences) {
    previous = followingEntry(previous, consequence);
    after = evolve(after, previous, policy);
    entries.push(draft(previous, 'docket'));
  }
  return {
    ok: true,
    entries,
    state: after,
    directive: after.directive,
    reasons: reasonsFor(after, consequences),
  };
}

function asEntry(
  state: DecisionState | undefined,
  { type, body }: Submission,
  { actor, role, seq, now: time, decisionId }: EntryContext,
): FoldEntry {
  const decisionSeq = state?.entryCount ?? 0;
  const id = state?.id ?? decisionId;
  if (type === 'decision.closed') {
    const counted = { ...body, entry_count: body.entry_count ?? decisionSeq + 1 };
    return { type, body: counted, actor, role, decisionId: id, decisionSeq, seq, time };
  }
  if (type === 'incident.opened') {
    const next = incidentIdOf((state?.counters.incidents ?? 0) + 1);
    const numbered = { ...body, incident_id: body.incident_id ?? next };
    return { type, body: numbered, actor, role, decisionId: id, decisionSeq, seq, time };
  }
  // Written out, because spreading is slow. The pairing of type and body is the submission's own.
  return { type, body, actor, role, decisionId: id, decisionSeq, seq, time } as FoldEntry;
}

function draft(entry: FoldEntry, by: DraftEntry['by']): DraftEntry {
  // One object literal for a union of types: the pairing of type and body is the entry's own.
  return {
    type: entry.type,
    schema: latestSchemaIds[entry.type],
    body: entry.body,
    by,
  } as DraftEntry;
}
