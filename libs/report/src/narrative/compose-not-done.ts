import { ASKED, ORDERED } from '../model/conversation/acts.js';
import { isSameAgain, shared } from '../model/conversation/requests.js';
import type { Clause, DossierModel, Exchange, SideEffectRow } from '../schema/index.js';
import { clause, isImported, quote, some, type Composer } from './composer.js';
import { isLeftOpen, isOfSelf, repeatedIn } from './exchange-weights.js';
import { foremost, groupByText, withCount } from './grouping.js';
import { say, type Told } from './told.js';

/** How much the line tells: requests that were refused, and whether each with the answer. */
export interface NotDoneRoom {
  refused: number;
  /** Whether an answer is quoted; where it is quoted elsewhere on the page, it is not. */
  isQuoted: (answer: Told) => boolean;
  /** Whether the last message is quoted that nothing followed. */
  open: boolean;
}

/** Longest sentence of a user, and longest answer, that stand in this line, in UTF-16 units. */
const ASKED_MAX = 220;
const ANSWER_MAX = 260;

/** Actions with no attempt that went through, and failed attempts at such as went through too. */
function unfinished(effects: readonly SideEffectRow[]): {
  open: SideEffectRow[];
  retried: SideEffectRow[];
} {
  const keyOf = (row: SideEffectRow): string =>
    JSON.stringify([row.operation.text, row.target.text]);
  const done = new Set(effects.filter(({ status }) => status === 'executed').map(keyOf));
  const rows = effects.filter(({ status }) => status !== 'executed');
  return {
    open: rows.filter((row) => !done.has(keyOf(row))),
    retried: rows.filter((row) => done.has(keyOf(row))),
  };
}

function effectClauses(composer: Composer): Clause[] {
  const { model, notDone } = composer;
  const { open, retried } = unfinished(model.side_effects);
  return [
    ...actionClauses(composer, open, notDone.effects),
    ...actionClauses(composer, retried, notDone.retried),
  ];
}

function actionClauses(
  composer: Composer,
  rows: readonly SideEffectRow[],
  words: (actions: readonly Told[]) => Told,
): Clause[] {
  const { notDone, detail } = composer;
  if (rows.length === 0) return [];
  const groups = groupByText(rows, ({ operation }) => quote(composer, operation.text, 11));
  const told = some(
    composer,
    11,
    groups,
    ({ text, rows: alike }) =>
      notDone.action(
        text,
        groupByText(alike, ({ outcome }) => outcome).map((group) => withCount(composer, group)),
      ),
    Math.max(1, detail.items),
  );
  return [
    clause(
      'not_done',
      words(told),
      rows.map(({ operation }) => operation),
      rows.flatMap(({ evidence }) => evidence.slice(-1)),
    ),
  ];
}

const recorded = (kind: string, text: Told, marks: readonly string[]): Clause => ({
  ...clause(kind, text, [], [...new Set(marks)]),
  states: ['recorded'],
});

function expectedClauses({ model, notDone, detail }: Composer): Clause[] {
  const { expected = [] } = model.conversation;
  const most = Math.max(1, detail.items);
  if (expected.length === 0) return [];
  const more = expected.length - most;
  const told = expected.slice(0, most).map(({ text }) => text);
  return [
    recorded(
      'not_done',
      notDone.expected(more > 0 ? [...told, notDone.more(more)] : told),
      expected.flatMap(({ evidence }) => evidence),
    ),
  ];
}

/** A message to which the agent said that something is not possible. */
interface Refused {
  /** What of it is asked for; undefined where no one sentence says that. */
  asked: Told | undefined;
  answer: Told;
  marks: string[];
}

/** Share of its words that a refusal has of an earlier one, so that nothing else is refused. */
const SAME_SHARE = 0.75;

/** The sentence of a message that names most of what is refused, and asks for it; undefined where none names any of it. */
function askedOf({ asked }: Exchange, refusal: Told): Told | undefined {
  const [best] = asked
    .filter(({ text }) => text.length <= ASKED_MAX && !isOfSelf(text))
    .map(({ text }) => ({
      text,
      same: shared(text, refusal),
      wants: Number(ASKED.test(text) || ORDERED.test(text)),
    }))
    .filter(({ same, wants }) => same > (wants === 1 ? 0 : 1))
    .toSorted((a, b) => b.same + 2 * b.wants - a.same - 2 * a.wants);
  return best?.text;
}

/** Each once: what is answered in much the same words as before is not counted again. */
function refusedIn(exchanges: readonly Exchange[]): Refused[] {
  const repeated = repeatedIn(exchanges);
  const told: Told[] = [];
  return exchanges.flatMap((one, at): Refused[] => {
    const refused = one.came.find(({ kind }) => kind === 'refused');
    if (refused === undefined || repeated.has(at)) return [];
    if (told.some((before) => isSameAgain(refused.text, before, SAME_SHARE))) return [];
    told.push(refused.text);
    return [
      {
        asked: askedOf(one, refused.text),
        answer: refused.text,
        marks: [...one.evidence, ...refused.evidence],
      },
    ];
  });
}

/** Where the answer stands elsewhere on the page what was asked is told, else the answer, which names it too. */
const refusedText = ({ asked, answer }: Refused, { isQuoted }: NotDoneRoom): Told =>
  asked !== undefined && (isQuoted(answer) || answer.length > ANSWER_MAX) ? asked : answer;

function refusedClauses(composer: Composer, room: NotDoneRoom): Clause[] {
  const { model, notDone } = composer;
  const { exchanges, refusals } = model.conversation;
  const all =
    exchanges.length > 0
      ? refusedIn(exchanges)
      : refusals.map(({ text, evidence }) => ({
          asked: undefined,
          answer: text,
          marks: [...evidence],
        }));
  if (all.length === 0) return [];
  // What stands nowhere else on the page comes first.
  const isElsewhere = ({ answer }: Refused): boolean => room.isQuoted(answer);
  const told = foremost(all, room.refused, (one) => !isElsewhere(one));
  const left = all.filter((one) => !told.includes(one));
  // Where none is quoted they are one number.
  const isOne = told.length === 0 && !left.every(isElsewhere);
  const groups = isOne
    ? [[], left]
    : [left.filter(isElsewhere), left.filter((one) => !isElsewhere(one))];
  return [
    ...(told.length === 0
      ? []
      : [
          recorded(
            'not_done',
            notDone.refused(told.map((one) => refusedText(one, room))),
            told.flatMap(({ marks }) => marks),
          ),
        ]),
    ...groups.flatMap((others, i) =>
      others.length === 0
        ? []
        : [
            recorded(
              'not_done',
              notDone.refusedMore(others.length, {
                isFurther: told.length > 0 || (i > 0 && groups[0]?.length !== 0),
                isAbove: i === 0,
              }),
              others.flatMap(({ marks }) => marks),
            ),
          ],
    ),
  ];
}

/** The last message, where it wants something and nothing is recorded behind it; and acts that no call is named for. */
function openClauses({ model, notDone }: Composer, { open }: NotDoneRoom): Clause[] {
  const { exchanges } = model.conversation;
  const last = exchanges.find(isLeftOpen);
  const wishes = exchanges.flatMap(({ came }) => came.filter(({ kind }) => kind === 'not_called'));
  const of = exchanges.filter(({ came }) => came.some(({ kind }) => kind === 'not_called'));
  const [said] = last?.asked.toSorted((a, b) => a.rank - b.rank) ?? [];
  return [
    ...(last === undefined
      ? []
      : [recorded('not_done', notDone.leftOpen(open ? said?.text : undefined), last.evidence)]),
    ...(wishes.length === 0 || !open
      ? []
      : [
          recorded(
            'not_done',
            notDone.notCalled(wishes.map(({ text }) => text)),
            of.flatMap(({ evidence }) => evidence),
          ),
        ]),
  ];
}

/** Whether parts of the record are not in this copy: what is not found there may be in them. */
const isPartHidden = ({ redaction, completeness }: DossierModel): boolean =>
  redaction !== undefined ||
  completeness.checks.some(({ id, status }) => id === 'disclosure' && status !== 'passed');

/** What stands in the line: effects that did not go through, what was expected, what was refused, and what was left open. */
export function notDoneLine(composer: Composer, room: NotDoneRoom): Clause[] {
  const { model, notDone } = composer;
  const clauses = [
    ...effectClauses(composer),
    ...refusedClauses(composer, room),
    ...openClauses(composer, room),
    ...expectedClauses(composer),
  ];
  if (clauses.length > 0) return clauses;
  if (model.outcome.outcome.state === 'not_recorded') return [clause('not_done', notDone.open, [])];
  const none = isImported(model) ? notDone.noneAtImport : notDone.none;
  return [clause('not_done', isPartHidden(model) ? notDone.noneShown(none) : none, [])];
}

/** The line "Not done". */
export const notDoneClauses = (composer: Composer): Clause[] =>
  notDoneLine(composer, {
    refused: composer.detail.words >= 20 ? 1 : 0,
    isQuoted: () => true,
    open: composer.detail.words >= 20,
  });

/** Actions that are named of one kind. */
const FATES_MAX = 3;

/** What became of what was asked for: what was carried out, handed over, and how often something was refused. */
export function fateClause(composer: Composer): Clause | undefined {
  const { model, fate, notDone, detail } = composer;
  const { exchanges } = model.conversation;
  if (exchanges.length === 0 || !isImported(model)) return undefined;
  const came = exchanges.flatMap((one) => one.came);
  const most = Math.min(FATES_MAX, Math.max(1, detail.items));
  const listed = (texts: readonly Told[]): Told[] =>
    texts.length > most ? [...texts.slice(0, most), notDone.more(texts.length - most)] : [...texts];
  const changed = came.filter(({ kind }) => kind === 'changed');
  const [asked, done] = [true, false].map((wanted) =>
    changed.filter(({ is_requested: is }) => (is === true) === wanted).map(({ text }) => text),
  ) as [Told[], Told[]];
  const called = came.filter(({ kind }) => kind === 'called').map(({ text }) => text);
  const refused = refusedIn(exchanges);
  const parts = [
    ...(done.length === 0 ? [] : [fate.carriedOut(listed(done))]),
    ...(asked.length === 0 ? [] : [fate.requested(listed(asked))]),
    ...(called.length === 0 ? [] : [fate.called(listed(called))]),
    ...(changed.length + called.length === 0 ? [fate.nothing] : []),
    ...(refused.length === 0 ? [] : [fate.refused(refused.length)]),
  ];
  const marks = [
    ...came.flatMap(({ kind, evidence }) =>
      kind === 'changed' || kind === 'called' ? evidence : [],
    ),
    ...refused.flatMap(({ marks: own }) => own.slice(-1)),
  ];
  const [first = fate.nothing, ...rest] = parts;
  return recorded(
    'fate',
    rest.reduce((text, part) => say`${text}; ${part}`, first),
    marks,
  );
}
