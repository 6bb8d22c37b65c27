import { isHidden } from '../model/fact.js';
import { differenceText, operationText } from '../model/side-effects.js';
import type { Clause, DossierModel, Fact, SideEffectRow } from '../schema/index.js';
import { recordClauses } from './compose-records.js';
import { clause, isImported, isShort, passage, quote, some, type Composer } from './composer.js';
import { foremost, groupByText, withCount } from './grouping.js';
import { say, type Told } from './told.js';

/** Why something failed may be longer than other recorded text, by this factor. */
const REASON_WEIGHT = 2;

/** The line "Done": calls, what was changed in the world and how often, and what was recorded beside it. */
export function doneClauses(composer: Composer): Clause[] {
  return [
    ...callClauses(composer),
    effectsClause(composer),
    ...handoffClauses(composer),
    ...recordClauses(composer),
  ];
}

function callClauses(composer: Composer): Clause[] {
  const { model, words, detail } = composer;
  const rows = model.tool_calls;
  if (rows.length === 0) return messageClauses(composer);
  const sum = (of: 'calls' | 'errors'): number => rows.reduce((n, row) => n + row[of], 0);
  const tools = detail.tools === 0 ? [] : toolTexts(composer, detail.tools);
  return [
    clause(
      'tool_calls',
      words.calls(sum('calls'), sum('errors'), tools, errorText(composer), isEachAlike(model)),
      rows.map(({ tool }) => tool),
    ),
  ];
}

/** So many tools with their calls, and all others with theirs, so that what is told adds up to all calls; a single other is named. */
function toolTexts(composer: Composer, atMost: number): Told[] {
  const { tool_calls: rows } = composer.model;
  const most = rows.length === atMost + 1 ? rows.length : atMost;
  const rest = rows.slice(most);
  const told = rows
    .slice(0, most)
    .map(({ tool, calls }) =>
      withCount(composer, { text: quote(composer, tool.text, 7), rows: { length: calls } }),
    );
  if (rest.length === 0) return told;
  const calls = rest.reduce((n, row) => n + row.calls, 0);
  return [...told, composer.words.moreTools(rest.length, calls)];
}

/** What the last call answered that is not ok; where a side effect failed with it, that sentence says it. */
function errorText(composer: Composer): Told | undefined {
  const { model, detail } = composer;
  if (!detail.reasons) return undefined;
  const position = ({ evidence: [mark = ''] }: Fact): number => Number(mark.slice(1));
  const [last] = model.tool_calls
    .map(({ last_error: error }) => error)
    .filter(({ state, value }) => state === 'recorded' && typeof value === 'string')
    .toSorted((a, b) => position(b) - position(a));
  const isSaid = model.side_effects.some(
    ({ status, reason }) => status === 'failed' && reason.value === last?.value,
  );
  return last === undefined || isSaid ? undefined : passage(composer, last.text, 7, REASON_WEIGHT);
}

/** Whether every call that was not ok returned the same. */
function isEachAlike({ tool_calls: tools }: DossierModel): boolean {
  const failed = tools.filter(({ errors }) => errors > 0);
  const answers = new Set(failed.map(({ last_error: error }) => error.text));
  return (
    answers.size === 1 &&
    failed.every(({ errors, same_error: same }) => errors === 1 || same === true)
  );
}

/** Where nothing but messages was imported, how many they are. */
function messageClauses({ model, words }: Composer): Clause[] {
  const { agent_messages: messages } = model.outcome;
  if (messages.state !== 'recorded' || typeof messages.value !== 'number') return [];
  const several = model.header.agents.length > 2;
  return [clause('messages', words.onlyMessages(messages.value, several), [messages])];
}

/** The same action on the same target, each time that it was tried. */
interface Action {
  of: Told;
  rows: SideEffectRow[];
}

/** What was done, told once for each target and amount. */
function actionsOf(effects: readonly SideEffectRow[]): Action[] {
  const actions = new Map<string, Action>();
  for (const row of effects) {
    // What is contradicted is told by itself.
    const key =
      row.differences.length > 0
        ? row.id
        : JSON.stringify([row.operation.text, row.target.text, row.amount.text]);
    const known = actions.get(key);
    if (known === undefined) actions.set(key, { of: operationText(row), rows: [row] });
    else known.rows.push(row);
  }
  return [...actions.values()];
}

/** Ways in which attempts at one action ended that are told apart. */
const ENDINGS_MAX = 4;

/** How its attempts ended, each way counted, in the order in which each first came. */
function outcomesOf(composer: Composer, rows: readonly SideEffectRow[]): Told[] {
  const { words, detail } = composer;
  const isTold = ({ state, value }: Fact): boolean =>
    detail.reasons && state === 'recorded' && typeof value === 'string';
  // Attempts that failed for different reasons are counted apart, as long as they are few.
  const apart = groupByText(rows, ({ status, outcome, reason }) =>
    status === 'failed' && isTold(reason) ? say`${outcome}: ${reason.text}` : outcome,
  );
  const groups = apart.length <= ENDINGS_MAX ? apart : groupByText(rows, ({ outcome }) => outcome);
  return groups.map(({ rows: alike }) => {
    const { status, reason, result, outcome: text } = alike.at(-1) as SideEffectRow;
    const isEach = alike.every((row) => row.reason.text === reason.text);
    const why =
      status === 'failed' && isTold(reason)
        ? passage(composer, reason.text, 11, REASON_WEIGHT)
        : undefined;
    if (why !== undefined)
      return words.failedWith(text, { n: alike.length, alone: groups.length === 1, isEach }, why);
    if (
      status === 'executed' &&
      alike.length === 1 &&
      isTold(result) &&
      isShort(composer, result.text)
    ) {
      return words.answeredWith(text, result.text);
    }
    return groups.length > 1 && alike.length === 1
      ? words.once(text)
      : withCount(composer, { text, rows: alike });
  });
}

function actionText(composer: Composer, { rows }: Action): Told {
  const { words } = composer;
  const [row] = rows as [SideEffectRow];
  const operation = quote(composer, operationText(row), 11);
  if (row.differences.length > 0) {
    return words.disputed(operation, row.differences.map(differenceText), row.outcome);
  }
  const isSaid = row.amount.state === 'recorded' || isHidden(row.amount);
  const target =
    row.target.state === 'not_recorded' ? undefined : quote(composer, row.target.text, 11);
  return words.effect(
    operation,
    isSaid ? row.amount.text : undefined,
    target,
    outcomesOf(composer, rows),
  );
}

/** What did not end well is told before what did. */
const isNotWell = ({ rows }: Action): boolean =>
  rows.some(({ status, differences }) => status !== 'executed' || differences.length > 0);

/** Tools that are named where no side effect was declared. */
const SIGNS_MAX = 4;

/** Of an import that none was declared, and which calls look as if they had one: a source may declare none of any. */
function noEffects(composer: Composer): Told {
  const { model, words, imported } = composer;
  if (!isImported(model)) return words.noEffects;
  const signs = model.tool_calls.flatMap(({ tool, may_change: length }) =>
    length === undefined
      ? []
      : [withCount(composer, { text: quote(composer, tool.text, 7), rows: { length } })],
  );
  return imported.noneDeclared(signs.slice(0, SIGNS_MAX), Math.max(0, signs.length - SIGNS_MAX));
}

function effectsClause(composer: Composer): Clause {
  const { model, words, detail } = composer;
  const effects = model.side_effects;
  if (effects.length === 0) return clause('effects', noEffects(composer), []);
  const actions = actionsOf(effects);
  const told = foremost(actions, detail.items, isNotWell);
  const groups = groupByText(told, (action) => actionText(composer, action));
  const more = effects.length - told.reduce((n, { rows }) => n + rows.length, 0);
  return clause(
    'effects',
    words.effects(
      groups.map((group) => withCount(composer, group)),
      more,
    ),
    effects.flatMap((row) => [
      row.operation,
      ...(row.amount.state === 'contradicted' ? [row.amount] : []),
    ]),
    effects.flatMap((row) => row.evidence.slice(-1)),
  );
}

function handoffClauses(composer: Composer): Clause[] {
  const { model, words } = composer;
  const { handoffs } = model.oversight;
  if (handoffs.length === 0) return [];
  return [
    clause(
      'handoff',
      words.handedOver(some(composer, 12, handoffs, (row) => quote(composer, row.to.text, 12))),
      handoffs.map((row) => row.to),
    ),
  ];
}
