import type { Phase, Policy, RecordBodies } from '../types.js';
import { announce, announcementAt, noteReport, register } from './approvals.js';
import { type IncidentType, evolveIncidents } from './incidents.js';
import { countCalls } from './loop-calls.js';
import { noteReview } from './note-review.js';
import { digestOf, effectSignature, signedCalls } from './signature.js';
import {
  type DecisionCounters,
  type DecisionState,
  type Draft,
  type FoldEntry,
  type FoldEntryOf,
  type Handoff,
  type SideEffectState,
  type SideEffectStatus,
  STATE_LIMITS,
  agentOf,
  emptyState,
  isOwnDecision,
} from './state.js';

/**
 * evolve gives the state of a decision after one more entry. Pure, and total on valid entries: it
 * records what the ledger says, also where the rules would have refused it. `policy` is the one in
 * force for the entry: it says what the loop rule has to remember.
 */
export function evolve(
  state: DecisionState | undefined,
  entry: FoldEntry,
  policy: Policy,
): DecisionState {
  const next: Draft = { ...(state ?? emptyState(entry)) };
  next.entryCount = entry.decisionSeq + 1;
  next.lastSeq = entry.seq;
  next.lastTime = entry.time;
  apply(next, entry, policy);
  next.directive = directiveOf(next);
  const status = statusOf(next);
  if (status !== next.status) next.refusals = { attempts: 0, since: entry.decisionSeq };
  next.status = status;
  return next;
}

/** Of what only the number is kept. */
const COUNTED = {
  'evaluation.recorded': 'evaluations',
  'tripwire.tripped': 'tripwires',
  'export.recorded': 'exports',
  'gap.recorded': 'gaps',
} as const;

/**
 * What changes nothing about a decision. Being read or talked about does not; a copy was counted when its export began.
 * A new type that stands in no case of `apply` says so here.
 */
const WITHOUT_EFFECT = {
  'comment.recorded': undefined,
  'access.recorded': undefined,
  'export.completed': undefined,
  'ledger.created': undefined,
  'ledger.registered': undefined,
  'policy.proposed': undefined,
  'policy.changed': undefined,
  'key.proposed': undefined,
  'key.rotated': undefined,
  'key.replaced': undefined,
  'principal.registered': undefined,
  'principal.confirmed': undefined,
  'principal.revoked': undefined,
  'ledger.restored': undefined,
  'ledger.closed': undefined,
  'erasure.requested': undefined,
  'erasure.executed': undefined,
  'legal_hold.placed': undefined,
  'legal_hold.lifted': undefined,
  'ledger.repaired': undefined,
  'ledger.moved': undefined,
  'verification.recorded': undefined,
  'clock.refused': undefined,
  'system.changed': undefined,
  'observation.recorded': undefined,
  'watch.recorded': undefined,
} as const;

function apply(next: Draft, entry: FoldEntry, policy: Policy): void {
  switch (entry.type) {
    case 'decision.opened':
      return open(next, entry);
    case 'job_card.filed':
      fileCard(next, entry);
      return countToolCalls(next, entry, policy);
    case 'side_effect.intent':
      noteWriter(next, entry.actor);
      return track(next, entry, 'intent');
    case 'side_effect.executing':
    case 'side_effect.executed':
    case 'side_effect.failed':
    case 'side_effect.outcome_unknown':
    case 'side_effect.rolled_back':
    case 'side_effect.compensated':
      noteWriter(next, entry.actor);
      return move(next, entry);
    case 'evaluation.recorded':
    case 'tripwire.tripped':
    case 'export.recorded':
    case 'gap.recorded':
      return bump(next, COUNTED[entry.type]);
    case 'review.recorded':
      bump(next, 'reviews');
      return noteReview(next, entry, policy);
    case 'escalation.opened':
      return openEscalation(next, entry);
    case 'escalation.resolved':
      return resolveEscalation(next, entry);
    case 'deadline.passed':
      return noteOverdue(next, entry);
    case 'decision.closed':
      return close(next, entry);
    case 'incident.opened':
      bump(next, 'incidents');
      return noteIncident(next, entry);
    case 'incident.updated':
    case 'incident.closed':
      return noteIncident(next, entry);
    case 'side_effect.refused':
      return refuse(next, entry);
    default:
      return WITHOUT_EFFECT[entry.type];
  }
}

function refuse(next: Draft, { body, actor }: FoldEntryOf<'side_effect.refused'>): void {
  noteWriter(next, actor);
  bump(next, 'sideEffectsRefused');
  const { attempts } = body;
  if (attempts !== undefined) next.refusals = { ...next.refusals, attempts };
}

function bump(next: Draft, name: keyof DecisionCounters): void {
  const counters = { ...next.counters };
  counters[name] += 1;
  next.counters = counters;
}

function noteIncident(next: Draft, entry: FoldEntryOf<IncidentType>): void {
  next.openIncidents = evolveIncidents(next.openIncidents, entry, entry.decisionSeq);
}

function noteWriter(next: Draft, actor: string): void {
  if (next.writers.includes(actor) || next.writers.length >= STATE_LIMITS.writers) return;
  next.writers = [...next.writers, actor];
}

function open(next: Draft, { body, actor }: FoldEntryOf<'decision.opened'>): void {
  const { agent } = body;
  next.agent = { id: agent.id, name: agent.name ?? null, version: agent.version ?? null };
  next.authorityScope = body.authority_scope ?? null;
  next.goal = truncate(body.goal, STATE_LIMITS.goal);
  next.imported = body.origin?.kind === 'imported';
  next.parentDecision = body.parent_decision ?? null;
  next.stakes = body.stakes;
  noteWriter(next, actor);
}

/** Cuts between code points: half a surrogate pair could not be stored. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  return text.slice(0, isHighSurrogate(text.charCodeAt(max - 1)) ? max - 1 : max);
}

function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function fileCard(next: Draft, { body, actor, decisionSeq }: FoldEntryOf<'job_card.filed'>): void {
  const agent = agentOf(next, actor, body);
  noteWriter(next, actor);
  setPhase(next, agent, body.current_phase);
  next.phase = body.current_phase;
  next.confidence = body.confidence;
  next.needsHuman = body.needs_human;
  next.loopClaimed = claimsLoop(body);
  next.decisiveReferences += decisiveIn(body);
  takeUpHandoffs(next, agent);
  announce(next, body, decisionSeq);
  if (body.handoff !== undefined) handOver(next, { agent, body, decisionSeq });
  noteHeir(next, body.handoff?.to_principal);
  const counters = { ...next.counters };
  counters.cards += 1;
  for (const { status } of body.tool_calls ?? []) {
    counters.toolCalls += 1;
    if (status !== undefined && status !== 'ok') counters.toolErrors += 1;
  }
  next.counters = counters;
}

function countToolCalls(
  next: Draft,
  { body, decisionSeq }: FoldEntryOf<'job_card.filed'>,
  policy: Policy,
): void {
  const { loop_compares: compares } = policy.tripwires;
  const signed = signedCalls(body, compares === 'call_and_result');
  if (signed.length === 0) return;
  const counted = countCalls(next.loop, signed, { decisionSeq, compares });
  next.loop = counted.calls;
  next.loopForgotten += counted.forgotten;
}

export function claimsLoop(card: RecordBodies['job_card.filed']): boolean {
  return card.loop_detected === true || card.current_phase === 'LOOP_DETECTED';
}

function decisiveIn(card: RecordBodies['job_card.filed']): number {
  return card.lineage?.filter(({ role }) => role === 'decisive').length ?? 0;
}

function noteHeir(next: Draft, heir: string | undefined): void {
  if (heir === undefined || isOwnDecision(next, heir)) return;
  if (next.heirs.length < STATE_LIMITS.heirs) next.heirs = [...next.heirs, heir];
}

/** handoffsTo gives what an agent was handed. The opener may also be known by its name. */
export function handoffsTo(state: DecisionState, agent: string): readonly Handoff[] {
  if (state.handoffs.length === 0) return state.handoffs;
  const name = agent === state.agent.id ? state.agent.name : null;
  return state.handoffs.filter(({ to }) => to === agent || to === name);
}

function takeUpHandoffs(next: Draft, agent: string): void {
  const taken = handoffsTo(next, agent);
  if (taken.length > 0) next.handoffs = next.handoffs.filter((one) => !taken.includes(one));
}

function handOver(
  next: Draft,
  card: { agent: string; body: RecordBodies['job_card.filed']; decisionSeq: number },
): void {
  const { handoff, handoff_warning: cardWarning, confidence } = card.body;
  if (handoff === undefined) return;
  const warning = handoff.handoff_warning ?? cardWarning;
  const others = next.handoffs.filter(({ to }) => to !== handoff.to_agent);
  if (others.length >= STATE_LIMITS.handoffs) others.shift();
  next.handoffs = [
    ...others,
    {
      cause: card.decisionSeq,
      confidence: handoff.confidence ?? confidence,
      from: card.agent,
      to: handoff.to_agent,
      warning: warning === undefined ? null : truncate(warning, STATE_LIMITS.warning),
    },
  ];
}

function setPhase(next: Draft, agent: string, phase: Phase): void {
  const others = next.agents.filter((one) => one.agent !== agent);
  if (others.length >= STATE_LIMITS.agents) {
    others.shift();
    next.agentsForgotten += 1;
  }
  next.agents = [...others, { agent, phase, released: false }];
}

type Report = FoldEntryOf<
  | 'side_effect.executing'
  | 'side_effect.executed'
  | 'side_effect.failed'
  | 'side_effect.outcome_unknown'
>;
type Undoing = FoldEntryOf<'side_effect.rolled_back' | 'side_effect.compensated'>;

function move(next: Draft, entry: Report | Undoing): void {
  const status = statusAfter(entry.type);
  const at = next.sideEffects.findIndex(({ id }) => id === entry.body.side_effect_id);
  const known = next.sideEffects[at];
  if (status === 'executed') bump(next, 'sideEffectsExecuted');
  if (known === undefined) {
    // A report about a forgotten side effect carries no action; there is nothing to track again.
    if ('operation' in entry.body && entry.body.operation !== undefined) track(next, entry, status);
    return;
  }
  next.sideEffects = next.sideEffects.with(at, { ...known, status });
  // What undoes it says how much of it, and not what was done.
  if (status === 'rolled_back' || status === 'compensated' || next.approvals.length === 0) return;
  noteReport(next, entry.body, { at: entry.decisionSeq, sideEffect: known.id });
}

export function statusAfter(type: (Report | Undoing)['type']): SideEffectStatus {
  return type.slice('side_effect.'.length) as SideEffectStatus;
}

const SETTLED: ReadonlySet<SideEffectStatus> = new Set([
  'executed',
  'failed',
  'rolled_back',
  'compensated',
]);

export function isSettled({ status }: SideEffectState): boolean {
  return SETTLED.has(status);
}

function track(
  next: Draft,
  entry: FoldEntryOf<'side_effect.intent'> | Report | Undoing,
  status: SideEffectStatus,
): void {
  const body: Partial<RecordBodies['side_effect.intent']> = entry.body;
  bump(next, 'sideEffects');
  const effects = [...next.sideEffects];
  if (effects.length >= STATE_LIMITS.sideEffects) {
    // Only unannounced reports can find no settled one to forget: intents are refused by then.
    effects.splice(Math.max(0, effects.findIndex(isSettled)), 1);
    next.sideEffectsForgotten += 1;
  }
  effects.push({
    cause: entry.decisionSeq,
    id: body.side_effect_id ?? '',
    key: keyDigest(body.idempotency_key),
    operation: body.operation ?? '',
    reversibility: body.reversibility ?? 'unknown',
    signature: effectSignature(body),
    status,
    unannounced: status !== 'intent',
  });
  next.sideEffects = effects;
  register(next, body, { at: entry.decisionSeq, sideEffect: body.side_effect_id ?? '' });
}

export function keyDigest(key: string | undefined): string {
  return key === undefined ? '' : digestOf(key);
}

function openEscalation(
  next: Draft,
  { body, decisionSeq }: FoldEntryOf<'escalation.opened'>,
): void {
  bump(next, 'escalations');
  if (next.openEscalations.length >= STATE_LIMITS.openEscalations) return;
  next.openEscalations = [
    ...next.openEscalations,
    {
      announced: announcementAt(next, body.cause),
      approvalsNeeded: body.approvals_needed ?? 1,
      at: decisionSeq,
      cause: body.cause,
      directive: body.directive,
      dueAt: body.due_at ?? null,
      id: body.escalation_id,
      overdue: null,
      rule: body.rule,
      subject: body.subject ?? '',
      yeses: [],
    },
  ];
}

function resolveEscalation(next: Draft, { body }: FoldEntryOf<'escalation.resolved'>): void {
  const resolved = next.openEscalations.find(({ id }) => id === body.escalation_id);
  next.openEscalations = next.openEscalations.filter((one) => one !== resolved);
  // A human has looked at the loop: what is repeated from here on is counted afresh.
  if (resolved?.rule === 'loop') next.loop = '';
  if (body.directive === 'proceed') {
    next.agents = next.agents.map((one) => ({ ...one, released: true }));
  }
}

/** That nobody answered approves nothing: the escalation stays open, and what it holds stays held. */
function noteOverdue(next: Draft, { body, decisionSeq }: FoldEntryOf<'deadline.passed'>): void {
  next.openEscalations = next.openEscalations.map((one) =>
    one.id === body.escalation_id && one.overdue === null ? { ...one, overdue: decisionSeq } : one,
  );
}

function close(next: Draft, { body, time }: FoldEntryOf<'decision.closed'>): void {
  next.outcome = body.outcome;
  next.decided = body.decided ?? null;
  next.closedAt = time;
  next.confidence = body.confidence ?? next.confidence;
}

function directiveOf(state: DecisionState): DecisionState['directive'] {
  if (state.stoppedBy !== null) return 'stop';
  if (state.openEscalations.some(({ directive }) => directive === 'stop')) return 'stop';
  return state.openEscalations.length > 0 ? 'hold' : 'proceed';
}

function statusOf(state: DecisionState): DecisionState['status'] {
  if (state.outcome !== null) return 'closed';
  if (state.directive === 'stop') return 'stopped';
  return state.directive === 'hold' ? 'held' : 'open';
}
