import type { Fact, SideEffectRow } from '../schema/index.js';
import type { ModelContext } from './context.js';
import { stringAt, type EntryView } from './entry.js';

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

/** The fact from the first of the side effect's entries that says it. */
function firstSaid(context: ModelContext, events: readonly EntryView[], pointer: string): Fact {
  const facts = events.map((entry) => context.facts.at(entry, pointer));
  return (
    facts.find((fact) => fact.state !== 'not_recorded') ??
    context.facts.notRecorded(events.slice(0, 1).map((entry) => entry.mark))
  );
}

/** The fact from the last of the side effect's entries that says it. */
function lastSaid(context: ModelContext, events: readonly EntryView[], pointer: string): Fact {
  return firstSaid(context, events.toReversed(), pointer);
}

/** System and resource of an action, from the first entry that states them. */
export function targetFact(context: ModelContext, events: readonly EntryView[]): Fact {
  const system = firstSaid(context, events, '/target/system');
  const resource = firstSaid(context, events, '/target/resource');
  if (system.state !== 'recorded' || resource.state !== 'recorded') {
    return system.state === 'recorded' ? resource : system;
  }
  return context.facts.recorded(
    { system: system.value as string, resource: resource.value as string },
    [...new Set([...system.evidence, ...resource.evidence])],
    context.words.target(system.text, resource.text),
  );
}

/** An amount of money with its currency, from the first entry that states one. */
export function amountFact(context: ModelContext, events: readonly EntryView[]): Fact {
  const value = firstSaid(context, events, '/amount/value');
  const currency = firstSaid(context, events, '/amount/currency');
  if (value.state !== 'recorded' || currency.state !== 'recorded') return value;
  return context.facts.recorded(
    { value: value.value as string, currency: currency.value as string },
    value.evidence,
    `${value.text} ${currency.text}`,
  );
}

function sideEffect(
  context: ModelContext,
  id: string,
  events: readonly EntryView[],
): SideEffectRow {
  const { facts, words } = context;
  const intent = events.find((entry) => entry.type === 'side_effect.intent');
  const last = events.at(-1) as EntryView;
  const status = STATUS_OF[last.type] ?? 'unknown';
  return {
    id,
    operation: firstSaid(context, events, '/operation'),
    target: targetFact(context, events),
    amount: amountFact(context, events),
    idempotency_key: firstSaid(context, events, '/idempotency_key'),
    owner: firstSaid(context, events, '/owner'),
    reversibility: firstSaid(context, events, '/reversibility'),
    rollback_plan: firstSaid(context, events, '/rollback_plan'),
    external_ref: lastSaid(context, events, '/external_ref'),
    announced: intent
      ? facts.recorded(true, [intent.mark], words.announced)
      : facts.notRecorded(events.slice(0, 1).map((entry) => entry.mark)),
    status,
    outcome: words.sideEffectStatus(status),
    events: events.map((entry) => ({
      event: entry.type.slice('side_effect.'.length),
      at: entry.time,
      evidence: [entry.mark],
    })),
    evidence: events.map((entry) => entry.mark),
  };
}

/** Section 11: every side effect with all that became of it. */
export function buildSideEffects(context: ModelContext): SideEffectRow[] {
  const byId = new Map<string, EntryView[]>();
  for (const entry of context.entries) {
    if (!(entry.type in STATUS_OF)) continue;
    // An id that is hidden in this dossier stays one row an entry: nothing is guessed together.
    const id = stringAt(entry, '/side_effect_id') ?? `${context.words.hiddenId} (${entry.mark})`;
    const known = byId.get(id);
    if (known) known.push(entry);
    else byId.set(id, [entry]);
  }
  return [...byId].map(([id, events]) => sideEffect(context, id, events));
}

/** Side effects whose end is not recorded: begun or announced, and nothing more. */
export const isUnsettled = (row: SideEffectRow): boolean =>
  row.status === 'intent' || row.status === 'executing' || row.status === 'outcome_unknown';
