import type { AuthorRole } from '../author.js';
import type { Announcement, Approval } from './announced.js';
import type { OpenIncident } from './incidents.js';
import type { Directive, Outcome, Phase, RecordBodies, RecordType, Stakes } from '../types.js';

/**
 * Version of what is kept of a decision: raised whenever a member of the state comes, goes or changes
 * its meaning (also the writing of `loop`). A stored state of another version is folded again.
 */
export const STATE_VERSION = 9;

/**
 * Bounds on a decision's state, so that the ten-thousandth card costs what the tenth did. What is
 * forgotten is counted, and the rules that needed it say so instead of guessing.
 */
export const STATE_LIMITS = {
  /** Side effects that are tracked; settled ones are forgotten first, oldest first. */
  sideEffects: 128,
  /** Distinct tool calls that the loop rule remembers, least recent forgotten first. */
  loopCalls: 128,
  /** Agents whose phase is tracked, least recent forgotten first. */
  agents: 16,
  /** Principals that may write one decision as agents; one more is refused. */
  writers: 64,
  /** Escalations open at the same time; beyond it a trip-wire is recorded without one. */
  openEscalations: 64,
  /** UTF-16 units of the goal that are kept for lists; the entry holds it whole. */
  goal: 500,
  /** Principals that a decision was handed over to; one more is refused. */
  heirs: 64,
  /** Receivers that have not taken up a handoff; the oldest is forgotten. */
  handoffs: 16,
  /** Approvals that are remembered; the oldest is forgotten. */
  approvals: 16,
  /** UTF-16 units of a handoff's warning that are kept for its receiver. */
  warning: 500,
  /** People whose yes to one question is remembered, the newest each; the oldest is forgotten. */
  yeses: 16,
} as const;

export type SideEffectStatus =
  | 'intent'
  | 'executing'
  | 'executed'
  | 'failed'
  | 'outcome_unknown'
  | 'rolled_back'
  | 'compensated';

/** A side effect as the gate needs it. Keys are digests: the text stays in the entry. */
export interface SideEffectState {
  /** Decision seq of the entry that registered it. */
  cause: number;
  id: string;
  /** Truncated SHA-256 of the idempotency key. */
  key: string;
  operation: string;
  reversibility: NonNullable<RecordBodies['side_effect.intent']['reversibility']>;
  /** Truncated SHA-256 of operation, target, amount and arguments digest. */
  signature: string;
  status: SideEffectStatus;
  /** True when it was reported without an intent. */
  unannounced: boolean;
}

/** That a person let the agent go on, where more than one have to. */
export interface Yes {
  /** Principal of the reviewer. */
  by: string;
  /** Decision seq of the review. */
  review: number;
  /** Truncated SHA-256 of what is said yes to: only equal ones count together. */
  to: string;
}

export interface OpenEscalation {
  /** What its cause announced: what an approval of it allows. `null`: the cause announced nothing. */
  announced: Announcement | null;
  /** How many different people have to say yes to the same, as its entry says. */
  approvalsNeeded: number;
  /** Decision seq of the entry that opened it. */
  at: number;
  /** Decision seq of the entry that caused it. */
  cause: number;
  directive: 'hold' | 'stop';
  /** Until when an answer is due, as its entry says; `null`: there is no deadline. */
  dueAt: string | null;
  id: string;
  /** Decision seq of the entry that says that nobody had answered by `dueAt`; `null`: none does. */
  overdue: number | null;
  rule: string;
  /** What the rule tripped on, so that the same matter is raised once while it is open. */
  subject: string;
  /** Who said yes so far, in order, each person's newest; always empty where one is enough. */
  yeses: readonly Yes[];
}

interface AgentPhase {
  agent: string;
  phase: Phase;
  /** A human decided since: any phase may follow. */
  released: boolean;
}

/**
 * Remembered tool calls, the newest last: signature, times seen, decision seq of the first time in 16
 * characters each; behind a `~` in 24, with the result's digest, where results are compared (see
 * loop-calls). One text, because up to 128 of them are read, copied and encoded with every card, and
 * that costs a fraction of what objects do.
 */
export type LoopCalls = string;

/** Work that was handed over and not taken up yet, with what its receiver has to know. */
export interface Handoff {
  /** Decision seq of the card that handed over. */
  cause: number;
  /** Confidence in what is handed over; `null`: not recorded. */
  confidence: number | null;
  from: string;
  to: string;
  /** The handoff's warning, else its card's. At most 500 UTF-16 units; the entry holds it whole. */
  warning: string | null;
}

/** What is known of the attempts since the decision came to its present status. */
interface RefusedAttempts {
  /** As the newest entry says; 0: none is recorded. */
  attempts: number;
  /** Decision seq of the entry that brought the status about. */
  since: number;
}

export interface DecisionCounters {
  cards: number;
  escalations: number;
  evaluations: number;
  exports: number;
  gaps: number;
  incidents: number;
  reviews: number;
  sideEffects: number;
  sideEffectsExecuted: number;
  sideEffectsRefused: number;
  toolCalls: number;
  toolErrors: number;
  tripwires: number;
}

/**
 * The state of one decision: what the rules need, and what boards and searches show. Plain JSON;
 * every member is always there. Members are declared, created and kept in alphabetical order,
 * which makes `JSON.stringify` write canonical JSON (see encodeState).
 */
export interface DecisionState {
  /** The agent that opened the decision, as it names itself. */
  agent: { id: string; name: string | null; version: string | null };
  agents: readonly AgentPhase[];
  /** Agents that were forgotten; their next phase is not checked. */
  agentsForgotten: number;
  /** What a card or a registration said last about the action at hand. */
  announced: Announcement | null;
  /** What humans allowed, oldest first; used ones until a card announces something else. */
  approvals: readonly Approval[];
  /** Allowed operations; `null`: not recorded. */
  authorityScope: readonly string[] | null;
  closedAt: string | null;
  /** Confidence of the newest card, or of the closing record. */
  confidence: number | null;
  counters: DecisionCounters;
  decided: string | null;
  /** Lineage references with role `decisive` so far. */
  decisiveReferences: number;
  directive: Directive;
  /** Entries so far. */
  entryCount: number;
  goal: string;
  /** Handoffs that were not taken up yet: the newest to each receiver, newest last. */
  handoffs: readonly Handoff[];
  /** Principals that it was handed over to, oldest first: it is theirs as it is the opener's. */
  heirs: readonly string[];
  id: string;
  /** Its origin says that it was written later, from what a source holds of the work. */
  imported: boolean;
  lastSeq: number;
  lastTime: string;
  /** Who said since the stop that it be taken back; always empty where one is enough. */
  liftings: readonly Yes[];
  /** Tool calls seen lately, newest last. */
  loop: LoopCalls;
  /** The newest card claimed a loop. */
  loopClaimed: boolean;
  /** Distinct calls that fell out of the window; their repeats start from 1 again. */
  loopForgotten: number;
  /** The newest card asked for a human. */
  needsHuman: boolean;
  openEscalations: readonly OpenEscalation[];
  openIncidents: readonly OpenIncident[];
  openedAt: string;
  /** Principal that opened the decision. */
  openedBy: string;
  openedSeq: number;
  outcome: Outcome | null;
  parentDecision: string | null;
  /** Phase of the newest card. */
  phase: Phase | null;
  /** Attempts to act that were refused because of what the decision is now. */
  refusals: RefusedAttempts;
  sideEffects: readonly SideEffectState[];
  /** Side effects that were forgotten; reports about them are taken unchecked and flagged. */
  sideEffectsForgotten: number;
  stakes: Stakes;
  status: 'open' | 'held' | 'stopped' | 'closed';
  /** Decision seq of the review that stopped the decision; `null`: none did. */
  stoppedBy: number | null;
  version: typeof STATE_VERSION;
  /** Principals that wrote as agents: none of them may review. */
  writers: readonly string[];
}

/** A state under construction inside evolve. */
export type Draft = { -readonly [Member in keyof DecisionState]: DecisionState[Member] };

interface EntryPlace {
  /** Principal that wrote it; `docket` for what Docket adds. */
  actor: string;
  /** As the leaf says; who may write which record is held against it. */
  role: AuthorRole;
  decisionId: string;
  decisionSeq: number;
  /** Sequence number in the ledger. */
  seq: number;
  /** The ledger's clock. */
  time: string;
}

/** An entry of one of the given types; distributes, so that `type` tells the body. */
export type FoldEntryOf<Type extends RecordType> = Type extends RecordType
  ? EntryPlace & { type: Type; body: RecordBodies[Type] }
  : never;

/** One entry as the fold sees it: its leaf's facts and its body. */
export type FoldEntry = FoldEntryOf<RecordType>;

/** Members are in alphabetical order: see DecisionState. */
const NO_COUNTS: DecisionCounters = {
  cards: 0,
  escalations: 0,
  evaluations: 0,
  exports: 0,
  gaps: 0,
  incidents: 0,
  reviews: 0,
  sideEffects: 0,
  sideEffectsExecuted: 0,
  sideEffectsRefused: 0,
  toolCalls: 0,
  toolErrors: 0,
  tripwires: 0,
};

/** Members are in alphabetical order: see DecisionState. */
export function emptyState(
  entry: Pick<FoldEntry, 'decisionId' | 'seq' | 'time' | 'actor'>,
): DecisionState {
  return {
    agent: { id: '', name: null, version: null },
    agents: [],
    agentsForgotten: 0,
    announced: null,
    approvals: [],
    authorityScope: null,
    closedAt: null,
    confidence: null,
    counters: NO_COUNTS,
    decided: null,
    decisiveReferences: 0,
    directive: 'proceed',
    entryCount: 0,
    goal: '',
    handoffs: [],
    heirs: [],
    id: entry.decisionId,
    imported: false,
    lastSeq: entry.seq,
    lastTime: entry.time,
    liftings: [],
    loop: '',
    loopClaimed: false,
    loopForgotten: 0,
    needsHuman: false,
    openEscalations: [],
    openIncidents: [],
    openedAt: entry.time,
    openedBy: entry.actor,
    openedSeq: entry.seq,
    outcome: null,
    parentDecision: null,
    phase: null,
    refusals: { attempts: 0, since: 0 },
    sideEffects: [],
    sideEffectsForgotten: 0,
    stakes: 'low',
    status: 'open',
    stoppedBy: null,
    version: STATE_VERSION,
    writers: [],
  };
}

/** isOwnDecision tells whether a decision is an agent's own: it opened it, or it was handed over to it. */
export function isOwnDecision(
  { openedBy, heirs }: Pick<DecisionState, 'openedBy' | 'heirs'>,
  principal: string,
): boolean {
  return openedBy === principal || heirs.includes(principal);
}

/** findSideEffect looks a tracked side effect up by its id. */
export function findSideEffect(
  state: DecisionState | undefined,
  id: string | undefined,
): SideEffectState | undefined {
  return id === undefined ? undefined : state?.sideEffects.find((effect) => effect.id === id);
}

/** agentOf names the agent behind a record: as it says, else the opener, else the principal. */
export function agentOf(
  state: DecisionState,
  actor: string,
  body: { agent?: { id: string } },
): string {
  return body.agent?.id ?? (actor === state.openedBy ? state.agent.id : actor);
}

/** isAgentIn tells whether an agent or principal of this name wrote in the decision; undefined: it may be forgotten. */
export function isAgentIn(state: DecisionState, name: string): boolean | undefined {
  const { agent, agents, agentsForgotten, handoffs, writers } = state;
  if (agent.id === name || writers.includes(name)) return true;
  if (agents.some((one) => one.agent === name) || handoffs.some(({ from }) => from === name))
    return true;
  return agentsForgotten === 0 ? false : undefined;
}
