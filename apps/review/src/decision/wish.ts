import type { RecordBodies, RuleName } from '@docket/record';

/** What is looked for, as the fields of the form hold it; an empty one is not asked for. */
export type DecisionWish = { readonly [Name in WishName]: string };

type WishName = (typeof FORM_NAMES)[number] | (typeof OTHER_NAMES)[number];

/** `ledger` is where it is looked for; days are given by the form, moments by whoever asks the interface itself. */
const FORM_NAMES = [
  'ledger',
  'q',
  'status',
  'phase',
  'stakes',
  'tripwire',
  'seen',
  'agent',
  'actor',
  'from',
  'to',
  'operation',
  'currency',
  'amount_min',
  'amount_max',
] as const;

/** What the form has no field for: a view that was made without it is asked for whole, or not at all. */
export const OTHER_NAMES = [
  'opened_from',
  'opened_to',
  'outcome',
  'directive',
  'needs_human',
  'column',
  'subject',
  'document',
  'document_version',
  'document_version_unknown',
  'chunk',
  'section',
  'lineage_role',
  'target_system',
  'target_resource',
] as const;

const WISH_NAMES: readonly WishName[] = [...FORM_NAMES, ...OTHER_NAMES];

export const NOTHING_WISHED: DecisionWish = readWish({ get: () => null });

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

/** What a comparison with what was seen from outside finds of a decision. */
export const SEEN_ASKED = [
  'declared_not_seen',
  'seen_differently',
  'seen_twice',
  'observers_disagree',
] as const;

/** Longest value that is taken from an address. */
const VALUE_MAX = 512;

/** readWish takes what it knows from the query of an address, or from a form, and nothing else. */
export function readWish(given: Pick<URLSearchParams | FormData, 'get'>): DecisionWish {
  const read = (name: WishName): [string, string] => {
    const value = given.get(name);
    const text = typeof value === 'string' ? value.trim().slice(0, VALUE_MAX) : '';
    return [name, name === 'currency' ? text.toUpperCase() : text];
  };
  return Object.fromEntries(WISH_NAMES.map(read)) as DecisionWish;
}

/** The query of the address that leads back to a wish: it can be kept, and sent to somebody else. */
export function queryOf(wish: DecisionWish): string {
  return new URLSearchParams(Object.entries(wish).filter(([, value]) => value !== '')).toString();
}

/** The filters of `listDecisions` for a wish. Days are in UTC, the last one included. */
export function filtersOf({ ledger: _where, from, to, ...rest }: DecisionWish): [string, string][] {
  const after = dayAfter(to);
  return [
    ...Object.entries(rest).filter(([, value]) => value !== ''),
    ...(isDay(from) ? [['opened_from', `${from}${MIDNIGHT}`] as [string, string]] : []),
    ...(after === undefined ? [] : [['opened_to', `${after}${MIDNIGHT}`] as [string, string]]),
  ];
}

/**
 * The wish of a filter that is kept in a ledger: whole days become days of the form. Undefined where it asks for
 * something that this page does not know, which it would leave out.
 */
export function wishOf(
  ledger: string,
  filter: Readonly<Record<string, string>>,
): DecisionWish | undefined {
  const wish: Record<string, string> = { ...NOTHING_WISHED, ledger };
  for (const [name, value] of Object.entries(filter)) {
    const days = daysOf(name, value);
    if (days !== undefined) wish[days.name] = days.day;
    else if (name !== 'ledger' && name !== 'from' && name !== 'to' && Object.hasOwn(wish, name))
      wish[name] = value;
    else return undefined;
  }
  return wish as DecisionWish;
}

const MIDNIGHT = 'T00:00:00Z';

function daysOf(name: string, value: string): { name: 'from' | 'to'; day: string } | undefined {
  if (!value.endsWith(MIDNIGHT)) return undefined;
  const day = value.slice(0, -MIDNIGHT.length);
  if (!isDay(day)) return undefined;
  if (name === 'opened_from') return { name: 'from', day };
  if (name !== 'opened_to') return undefined;
  const before = new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
  return isDay(before) ? { name: 'to', day: before } : undefined;
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const DAY_MS = 86_400_000;

function dayAfter(day: string): string | undefined {
  if (!isDay(day)) return undefined;
  const next = new Date(Date.parse(day) + DAY_MS).toISOString();
  return next.startsWith('+') ? undefined : next.slice(0, 'yyyy-mm-dd'.length);
}
