import type { Clause, DossierModel } from '../schema/index.js';
import { ruleWeight } from '../model/rule-weight.js';
import { clause, isImported, quote, some, type Composer } from './composer.js';
import { say, type Told } from './told.js';

type Trip = DossierModel['oversight']['trip_wires'][number];

/** Rows that would be told in the same words, told once. */
export interface Group<Row> {
  text: Told;
  rows: readonly [Row, ...Row[]];
}

/** Groups rows by their text, in the order in which each text first comes. */
export function groupByText<Row>(rows: readonly Row[], textOf: (row: Row) => Told): Group<Row>[] {
  const groups = new Map<Told, [Row, ...Row[]]>();
  for (const row of rows) {
    const text = textOf(row);
    const known = groups.get(text);
    if (known === undefined) groups.set(text, [row]);
    else known.push(row);
  }
  return [...groups].map(([text, alike]) => ({ text, rows: alike }));
}

/** So many of them in their order; where not all have room, first those that come first. */
export function foremost<Row>(
  rows: readonly Row[],
  most: number,
  isFirst: (row: Row) => boolean,
): Row[] {
  const ranked = [...rows.filter(isFirst), ...rows.filter((row) => !isFirst(row))];
  const told = new Set(ranked.slice(0, most));
  return rows.filter((row) => told.has(row));
}

/** What other sentences of the line tell: that the agent asked for a human, and which escalations were open at the end. */
function isToldElsewhere({ model }: Composer, { rule, facts }: Trip): boolean {
  if (rule.value === 'agent_asked') return true;
  // Nothing that an import holds was announced to Docket: the gap says so once, and a rule for each action.
  if (rule.value === 'unannounced' && isImported(model))
    return model.completeness.gaps.some(({ check }) => check === 'effect_announced');
  const { stopped_by: stopped = null, side_effects_open: effects = 0 } = (facts.value ?? {}) as {
    stopped_by?: unknown;
    side_effects_open?: unknown;
  };
  return (
    rule.value === 'closed_with_open_work' &&
    facts.state === 'recorded' &&
    stopped === null &&
    effects === 0 &&
    model.oversight.escalations.some(({ status }) => status === 'open')
  );
}

/** A finding by the name of its rule; of a loop, with the repeats that make one. */
function ruleName(composer: Composer, { rule, facts }: Trip): Told {
  const name = quote(composer, rule.text, 12);
  const { loop_repeats: repeats } = (facts.value ?? {}) as { loop_repeats?: unknown };
  return rule.value === 'loop' && typeof repeats === 'number'
    ? composer.words.loopOf(name, repeats)
    : name;
}

/** Directives that ask more of a reader. */
const URGENCY: readonly string[] = ['stop', 'hold'];

/** What must not have been done comes first, then what stopped or held the work; equal ones stay in the order of the ledger. */
function byWeight(trips: readonly Trip[]): Trip[] {
  const rank = ({ rule, directive }: Trip): number => {
    const at = URGENCY.indexOf(String(directive.value));
    return ruleWeight(rule.value) * 3 + (at === -1 ? URGENCY.length : at);
  };
  return trips.toSorted((a, b) => rank(a) - rank(b));
}

/** A text, and how often it is to be told where that is more than once. */
export function withCount(
  { words }: Pick<Composer, 'words'>,
  { text, rows }: { text: Told; rows: { readonly length: number } },
): Told {
  return rows.length === 1 ? text : say`${text} ${words.times(rows.length)}`;
}

/** So few rules are all named, wherever any is. */
const NAMED_ALL = 3;

/** What rules found: so many of them in a sentence each, the rest by name or, without room, counted. */
export function tripClauses(
  composer: Composer,
  trips: DossierModel['oversight']['trip_wires'],
): Clause[] {
  const { words, detail } = composer;
  // A finding is a sentence of Docket's own: it is told whole, or by the name of its rule.
  const shown = byWeight(trips).filter((trip) => !isToldElsewhere(composer, trip));
  // What other lines say anyway is named, and takes no sentence.
  const told = shown.filter(({ rule }) => ruleWeight(rule.value) < 3);
  const groups = groupByText(told, (trip) => words.tripped(trip.rule.text, trip.message.text));
  const clauses = groups.slice(0, detail.findings).map((group) => {
    const messages = group.rows.map((trip) => trip.message);
    return clause('trip_wire', withCount(composer, group), messages);
  });
  // A rule that asked for a human is named with the escalation that it opened.
  const asked = new Set(composer.model.oversight.escalations.map(({ rule }) => rule.text));
  const rest = [
    ...groups
      .slice(detail.findings)
      .flatMap(({ rows }) =>
        rows.filter(({ rule }) => rule.value === 'loop' || !asked.has(rule.text)),
      ),
    ...shown.filter(({ rule }) => ruleWeight(rule.value) === 3),
  ];
  if (rest.length === 0) return clauses;
  const kinds = groupByText(rest, (trip) => ruleName(composer, trip));
  const most = kinds.length <= NAMED_ALL ? NAMED_ALL : detail.items;
  const named =
    detail.items === 0
      ? []
      : some(composer, 12, kinds, (group) => withCount(composer, group), most);
  const rules = rest.map((trip) => trip.rule);
  return [
    ...clauses,
    clause(
      'trip_wire',
      words.moreTripped(named, {
        n: rest.length,
        others: clauses.length > 0,
        imported: isImported(composer.model),
      }),
      rules,
    ),
  ];
}
