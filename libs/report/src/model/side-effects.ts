import { isRecordType } from '@docket/record';

import type { EffectObserver } from '../narrative/lexicon-en-effects.js';
import { formed, joined, say, type Told } from '../narrative/told.js';
import type { Fact, SideEffectRow } from '../schema/index.js';
import type { ModelContext } from './context.js';
import { changedBy } from './conversation/member-texts.js';
import { COMPARED, effectDifferences, sameRecorded } from './effect-differences.js';
import { placeAt, stringAt, valueAt, type EntryView } from './entry.js';
import { seenOfEffects } from './seen.js';

type Status = SideEffectRow['status'];

const STATUS_OF: Record<string, Status> = {
  'side_effect.intent': 'intent',
  'side_effect.executing': 'executing',
  'side_effect.executed': 'executed',
  'side_effect.failed': 'failed',
  'side_effect.outcome_unknown': 'outcome_unknown',
  'side_effect.rolled_back': 'rolled_back',
  'side_effect.compensated': 'compensated',
};

/** What the entries say at a place: the fact of the first that says it, or all that they say where they disagree. */
function said(context: ModelContext, events: readonly EntryView[], pointer: string): Fact {
  const facts = events
    .map((entry) => context.facts.at(entry, pointer))
    .filter((fact) => fact.state !== 'not_recorded');
  const first = facts[0];
  if (first === undefined) {
    return context.facts.notRecorded();
  }
  return merged(context, facts, pointer) ?? first;
}

/** Facts that hold different values, as one; undefined where they agree. */
function merged(context: ModelContext, facts: readonly Fact[], pointer: string): Fact | undefined {
  const values: { value: unknown; text: Told; evidence: string[] }[] = [];
  for (const { state, value, text, evidence } of facts) {
    if (state !== 'recorded') continue;
    const known = values.find((one) => sameRecorded(pointer, one.value, value));
    if (known === undefined) values.push({ value, text, evidence: [...evidence] });
    else known.evidence.push(...evidence);
  }
  if (values.length < 2 || !COMPARED.has(pointer)) return undefined;
  return context.facts.contradicted(values.map(({ text, evidence }) => ({ text, evidence })));
}

/** The fact from the last of the side effect's entries that says it. */
function lastSaid(context: ModelContext, events: readonly EntryView[], pointer: string): Fact {
  return said(context, events.toReversed(), pointer);
}

/** A fact that each entry states in two parts, put together entry by entry so that parts of two are never mixed. */
function inParts(
  context: ModelContext,
  events: readonly EntryView[],
  pointers: readonly [string, string],
  print: (first: Told, second: Told, recorded: readonly string[]) => Told,
): Fact {
  const whole = pointers[0].slice(0, pointers[0].lastIndexOf('/'));
  const facts = events.flatMap((entry): Fact[] => {
    const [first, second] = pointers.map((pointer) => context.facts.at(entry, pointer)) as [
      Fact,
      Fact,
    ];
    if (first.state === 'not_recorded' && second.state === 'not_recorded') return [];
    if (first.state !== 'recorded' || second.state !== 'recorded') {
      return [first.state === 'recorded' ? second : first];
    }
    const names = pointers.map((pointer) => pointer.slice(pointer.lastIndexOf('/') + 1));
    const value = {
      [names[0] as string]: first.value as string,
      [names[1] as string]: second.value as string,
    };
    return [
      context.facts.recorded(
        value,
        first.evidence,
        print(first.text, second.text, Object.values(value)),
      ),
    ];
  });
  const first = facts[0];
  if (first === undefined) {
    return context.facts.notRecorded();
  }
  return merged(context, facts, whole) ?? first;
}

/** System and resource of an action. */
export function targetFact(context: ModelContext, events: readonly EntryView[]): Fact {
  return inParts(context, events, ['/target/system', '/target/resource'], (system, resource) =>
    context.words.target(system, resource),
  );
}

/** An amount of money with its currency. */
export function amountFact(context: ModelContext, events: readonly EntryView[]): Fact {
  return inParts(
    context,
    events,
    ['/amount/value', '/amount/currency'],
    (value, currency, texts) => formed(texts.join(' ')) ?? joined([value, currency], ' '),
  );
}

function sideEffect(
  context: ModelContext,
  id: string,
  events: readonly EntryView[],
  all: ReadonlyMap<string, readonly EntryView[]>,
): SideEffectRow {
  const { facts, words } = context;
  const intent = events.find((entry) => entry.type === 'side_effect.intent');
  const last = events.at(-1) as EntryView;
  const status = STATUS_OF[last.type] ?? 'unknown';
  const told = {
    operation: said(context, events, '/operation'),
    target: targetFact(context, events),
    amount: amountFact(context, events),
    owner: said(context, events, '/owner'),
    reversibility: said(context, events, '/reversibility'),
    rollback_plan: said(context, events, '/rollback_plan'),
    arguments_digest: said(context, events, '/arguments_digest'),
  };
  return {
    id,
    ...told,
    idempotency_key: said(context, events.slice(0, 1), '/idempotency_key'),
    external_ref: lastSaid(context, events, '/external_ref'),
    reason: lastSaid(context, events, '/reason'),
    result: lastSaid(context, events, '/result'),
    announced: intent ? facts.recorded(true, [intent.mark], words.announced) : facts.notRecorded(),
    status,
    outcome: words.sideEffectStatus(status, observerOf(last)),
    changed: changedBy(context, { status, evidence: events.map(({ mark }) => mark) }),
    differences: [
      ...effectDifferences(context, told),
      ...compensationDifference(context, id, events, all),
    ],
    events: events.map((entry) => ({
      event: words.recordType(entry.type),
      at: entry.time,
      evidence: [entry.mark],
    })),
    evidence: events.map((entry) => entry.mark),
  };
}

const OBSERVERS: Record<string, EffectObserver> = {
  agent: 'agent',
  tool: 'tool',
  gateway: 'gateway',
  reconciliation: 'reconciliation',
};

/** Who saw what became of a side effect, as its last entry says. */
function observerOf(entry: EntryView): EffectObserver {
  const place = placeAt(entry, '/observed_by');
  if (place !== undefined && 'hidden' in place) return 'hidden';
  return OBSERVERS[stringAt(entry, '/observed_by') ?? ''] ?? 'not_recorded';
}

/** What was to be made up for, against what another side effect made up for it with. */
function compensationDifference(
  context: ModelContext,
  id: string,
  events: readonly EntryView[],
  all: ReadonlyMap<string, readonly EntryView[]>,
): SideEffectRow['differences'] {
  const named = events.flatMap((entry) => stringAt(entry, '/compensated_by') ?? []);
  const naming = [...all]
    .filter(([, others]) => others.some((entry) => stringAt(entry, '/compensates') === id))
    .map(([other]) => other);
  const own = amountFact(context, events);
  return [...new Set([...named, ...naming])].flatMap((other) => {
    const theirs = amountFact(context, all.get(other) ?? []);
    if (own.state !== 'recorded' || theirs.state !== 'recorded') return [];
    if (sameRecorded('/amount', own.value, theirs.value)) return [];
    const values = [own, theirs].map(({ text, evidence }) => ({ text, evidence }));
    return [{ member: context.words.compensation(context.words.quote(other)), values }];
  });
}

/** Section 11: every side effect with all that became of it. */
export function buildSideEffects(context: ModelContext): SideEffectRow[] {
  const byId = new Map<string, EntryView[]>();
  for (const entry of context.entries) {
    if (!isRecordType(entry.type) || !(entry.type in STATUS_OF)) continue;
    // An id that is hidden in this dossier stays one row an entry: nothing is guessed together.
    const id = stringAt(entry, '/side_effect_id') ?? `${context.words.hiddenId} (${entry.mark})`;
    const known = byId.get(id);
    if (known) known.push(entry);
    else byId.set(id, [entry]);
  }
  const seen = seenOfEffects(context);
  return [...byId].map(([id, events]) => {
    const fact = seen.get(id);
    const row = sideEffect(context, id, events, byId);
    return fact === undefined ? row : { ...row, seen: fact };
  });
}

/** Side effects whose end is not recorded: begun or announced, and nothing more. */
export const isUnsettled = (row: SideEffectRow): boolean =>
  row.status === 'intent' || row.status === 'executing' || row.status === 'outcome_unknown';

/** Side effects of which two records say different things. */
export const isDisputed = (row: SideEffectRow): boolean => row.differences.length > 0;

/**
 * Whether two records state the same of a side effect, so that they can disagree: a member that a second entry of
 * it repeats, or the amount of what made up for it.
 */
export function statesTwice(context: ModelContext, row: SideEffectRow): boolean {
  if (isDisputed(row)) return true;
  const own = context.entries.filter(({ mark }) => row.evidence.includes(mark));
  const states = (entry: EntryView, pointer: string): boolean =>
    valueAt(entry, pointer) !== undefined;
  const repeats = [...COMPARED].some(
    (pointer) => own.filter((entry) => states(entry, pointer)).length > 1,
  );
  if (repeats || row.amount.state !== 'recorded') return repeats;
  const named = own.map((entry) => stringAt(entry, '/compensated_by'));
  return context.entries.some((entry) => {
    const id = stringAt(entry, '/side_effect_id');
    const makesUp = stringAt(entry, '/compensates') === row.id || named.includes(id);
    return id !== undefined && makesUp && states(entry, '/amount');
  });
}

/** One difference in words: `amount 250.00 EUR / 25.00 USD`. */
export const differenceText = ({ member, values }: SideEffectRow['differences'][number]): Told =>
  say`${member} ${joined(
    values.map(({ text }) => text),
    ' / ',
  )}`;

/** What an action is called: of one whose records disagree on that, by each of its names. */
export const operationText = ({ operation }: Pick<SideEffectRow, 'operation'>): Told =>
  operation.values !== undefined
    ? joined(
        operation.values.map(({ text }) => text),
        ' / ',
      )
    : operation.text;
