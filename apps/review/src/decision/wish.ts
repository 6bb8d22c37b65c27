import type { RecordBodies, RuleName } from '@docket/record';

/** What is looked for, as the fields of the form hold it; an empty one is not asked for. */
export type DecisionWish = { readonly [Name in WishName]: string };

type WishName = (typeof WISH_NAMES)[number];

const WISH_NAMES = [
  'q',
  'status',
  'phase',
  'stakes',
  'tripwire',
  'agent',
  'actor',
  'from',
  'to',
] as const;

export const NOTHING_WISHED: DecisionWish = {
  q: '',
  status: '',
  phase: '',
  stakes: '',
  tripwire: '',
  agent: '',
  actor: '',
  from: '',
  to: '',
};

/** A list of words that a type closes: one more does not compile, and one less does not. */
const listOf = <Word extends string>(all: Record<Word, true>): Word[] => Object.keys(all) as Word[];

export const PHASES_ASKED = listOf<RecordBodies['job_card.filed']['current_phase']>({
  PLANNING: true,
  EXECUTING: true,
  BLOCKED: true,
  LOOP_DETECTED: true,
  ESCALATING: true,
  DONE: true,
});

export const STAKES_ASKED = listOf<RecordBodies['decision.opened']['stakes']>({
  low: true,
  medium: true,
  high: true,
  critical: true,
});

/** By name alone: the rules themselves are no part of a list. */
export const RULES_ASKED = listOf<RuleName>({
  loop: true,
  loop_claimed: true,
  low_confidence: true,
  attempts: true,
  weak_handoff: true,
  handoff_unacknowledged: true,
  decisive_without_lineage: true,
  phase_transition: true,
  out_of_scope: true,
  unannounced: true,
  untracked_side_effect: true,
  acted_while_held: true,
  duplicate_effect: true,
  repeated_key: true,
  not_as_approved: true,
  closed_with_open_work: true,
  agent_asked: true,
});

/** Longest value that is taken from an address. */
const VALUE_MAX = 512;

/** readWish takes what it knows from the query of an address, or from a form, and nothing else. */
export function readWish(given: Pick<URLSearchParams | FormData, 'get'>): DecisionWish {
  const read = (name: WishName): [string, string] => {
    const value = given.get(name);
    return [name, typeof value === 'string' ? value.trim().slice(0, VALUE_MAX) : ''];
  };
  return Object.fromEntries(WISH_NAMES.map(read)) as DecisionWish;
}

/** The query of the address that leads back to a wish: it can be kept, and sent to somebody else. */
export function queryOf(wish: DecisionWish): string {
  return new URLSearchParams(Object.entries(wish).filter(([, value]) => value !== '')).toString();
}

/** The filters of `listDecisions` for a wish. Days are in UTC, the last one included. */
export function filtersOf({ from, to, ...rest }: DecisionWish): [string, string][] {
  const after = dayAfter(to);
  return [
    ...Object.entries(rest).filter(([, value]) => value !== ''),
    ...(isDay(from) ? [['opened_from', `${from}T00:00:00Z`] as [string, string]] : []),
    ...(after === undefined ? [] : [['opened_to', `${after}T00:00:00Z`] as [string, string]]),
  ];
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const DAY_MS = 86_400_000;

function dayAfter(day: string): string | undefined {
  if (!isDay(day)) return undefined;
  const next = new Date(Date.parse(day) + DAY_MS).toISOString();
  return next.startsWith('+') ? undefined : next.slice(0, 'yyyy-mm-dd'.length);
}
