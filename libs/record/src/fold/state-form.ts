import type { Announced, Announcement, Approval } from './announced.js';
import type { OpenIncident } from './incidents.js';
import { callCount } from './loop-calls.js';
import {
  type DecisionState,
  type Handoff,
  type OpenEscalation,
  type SideEffectState,
  STATE_VERSION,
  type Yes,
} from './state.js';

/**
 * The form of a stored state: one declaration, which the compiler holds against `DecisionState`. A member that comes or
 * goes, and a word that a list gains, is an error here.
 */

type Form<Value> = (value: unknown) => value is Value;

const text = (value: unknown): value is string => typeof value === 'string';
const flag = (value: unknown): value is boolean => typeof value === 'boolean';
const number = (value: unknown): value is number => typeof value === 'number';
/** Of how many, and where: entries are counted from 0. */
const count = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
const time = (value: unknown): value is string => text(value) && !Number.isNaN(Date.parse(value));
const loopCalls = (value: unknown): value is string =>
  text(value) && /^~?[\w.-]*$/.test(value) && Number.isInteger(callCount(value));
const version = (value: unknown): value is typeof STATE_VERSION => value === STATE_VERSION;

function orNull<Value>(form: Form<Value>): Form<Value | null> {
  return (value): value is Value | null => value === null || form(value);
}

function list<Value>(form: Form<Value>): Form<readonly Value[]> {
  return (value): value is readonly Value[] => Array.isArray(value) && value.every(form);
}

/** One of these words; each has to be named. */
function word<Word extends string>(words: Readonly<Record<Word, true>>): Form<Word> {
  return (value): value is Word => text(value) && Object.hasOwn(words, value);
}

/** Exactly these members, as they are written: in alphabetical order, whoever keeps the text. */
function members<Value extends object>(forms: {
  readonly [Name in keyof Value]-?: Form<Value[Name]>;
}): Form<Value> {
  const expected = Object.entries<Form<unknown>>(forms);
  return (value): value is Value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const found = Object.entries(value);
    if (found.length !== expected.length) return false;
    return expected.every(([name, form], i) => found[i]?.[0] === name && form(found[i][1]));
  };
}

const announced = members<Announced>({
  amount: orNull(members({ currency: text, value: text })),
  argumentsDigest: orNull(text),
  operation: orNull(text),
  target: orNull(members({ resource: text, system: text })),
});

const announcement = members<Announcement>({
  action: announced,
  at: count,
  sideEffect: orNull(text),
});

const approval = members<Approval>({
  action: announced,
  escalation: orNull(text),
  replacedBy: orNull(count),
  review: count,
  usedBy: orNull(text),
});

const yes = members<Yes>({ by: text, review: count, to: text });

const escalation = members<OpenEscalation>({
  announced: orNull(announcement),
  approvalsNeeded: count,
  at: count,
  cause: count,
  directive: word<OpenEscalation['directive']>({ hold: true, stop: true }),
  dueAt: orNull(time),
  id: text,
  overdue: orNull(count),
  rule: text,
  subject: text,
  yeses: list(yes),
});

const incident = members<OpenIncident>({
  awareAt: text,
  dueAt: orNull(text),
  id: text,
  opened: count,
  severity: word<OpenIncident['severity']>({
    minor: true,
    major: true,
    serious: true,
    critical: true,
  }),
});

const sideEffect = members<SideEffectState>({
  cause: count,
  id: text,
  key: text,
  operation: text,
  reversibility: word<SideEffectState['reversibility']>({
    reversible: true,
    compensable: true,
    irreversible: true,
    unknown: true,
  }),
  signature: text,
  status: word<SideEffectState['status']>({
    intent: true,
    executing: true,
    executed: true,
    failed: true,
    outcome_unknown: true,
    rolled_back: true,
    compensated: true,
  }),
  unannounced: flag,
});

const handoff = members<Handoff>({
  cause: count,
  confidence: orNull(number),
  from: text,
  to: text,
  warning: orNull(text),
});

const phase = word<NonNullable<DecisionState['phase']>>({
  PLANNING: true,
  EXECUTING: true,
  BLOCKED: true,
  LOOP_DETECTED: true,
  ESCALATING: true,
  DONE: true,
});

const outcome = word<NonNullable<DecisionState['outcome']>>({
  completed: true,
  denied: true,
  stopped: true,
  failed: true,
  abandoned: true,
  handed_over: true,
});

const counters = members<DecisionState['counters']>({
  cards: count,
  escalations: count,
  evaluations: count,
  exports: count,
  gaps: count,
  incidents: count,
  reviews: count,
  sideEffects: count,
  sideEffectsExecuted: count,
  sideEffectsRefused: count,
  toolCalls: count,
  toolErrors: count,
  tripwires: count,
});

/** Whether a value is a state as `encodeState` of this version writes one; that it is the right one, no form tells. */
export const isState = members<DecisionState>({
  agent: members({ id: text, name: orNull(text), version: orNull(text) }),
  agents: list(members({ agent: text, phase, released: flag })),
  agentsForgotten: count,
  announced: orNull(announcement),
  approvals: list(approval),
  authorityScope: orNull(list(text)),
  closedAt: orNull(time),
  confidence: orNull(number),
  counters,
  decided: orNull(text),
  decisiveReferences: count,
  directive: word<DecisionState['directive']>({ proceed: true, hold: true, stop: true }),
  entryCount: count,
  goal: text,
  handoffs: list(handoff),
  heirs: list(text),
  id: text,
  imported: flag,
  lastSeq: count,
  lastTime: time,
  liftings: list(yes),
  loop: loopCalls,
  loopClaimed: flag,
  loopForgotten: count,
  needsHuman: flag,
  openEscalations: list(escalation),
  openIncidents: list(incident),
  openedAt: time,
  openedBy: text,
  openedSeq: count,
  outcome: orNull(outcome),
  parentDecision: orNull(text),
  phase: orNull(phase),
  refusals: members({ attempts: count, since: count }),
  sideEffects: list(sideEffect),
  sideEffectsForgotten: count,
  stakes: word<DecisionState['stakes']>({ low: true, medium: true, high: true, critical: true }),
  status: word<DecisionState['status']>({ open: true, held: true, stopped: true, closed: true }),
  stoppedBy: orNull(count),
  version,
  writers: list(text),
});
