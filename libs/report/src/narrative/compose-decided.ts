import { decidingMeasures, measuredAs } from '../model/evaluations.js';
import { isHidden } from '../model/fact.js';
import { unverifiedMarks } from '../model/unverified-marks.js';
import type { Clause, DossierModel, Fact } from '../schema/index.js';
import {
  BEGINNING_UNITS_MIN,
  clause,
  isImported,
  isShort,
  quote,
  type Composer,
} from './composer.js';
import { courseClauses } from './compose-course.js';
import { exchangeClauses } from './compose-exchanges.js';
import { fateClause } from './compose-not-done.js';
import { unverifiedClauses } from './compose-unverified.js';
import { groupByText, withCount } from './grouping.js';
import { holdsTexts, joined, type QuotationMarks, type Told } from './told.js';
import { tellingSentences, weightBeside } from './telling-sentences.js';

/** The agent that opened the decision, by its id without version and model. */
function agentName({ model, quotation }: Composer): Told {
  const { system } = model.header;
  return system.state === 'recorded' && typeof system.value === 'string'
    ? quotation(system.value)
    : system.text;
}

/** How it ended, in words; a state where that is not to be seen. */
function outcomeText({ words }: Composer, outcome: Fact): Told {
  return typeof outcome.value === 'string' ? words.outcome(outcome.value) : outcome.text;
}

/** The line "Decided": what was stated, and by whom. */
export function decidedClauses(composer: Composer): Clause[] {
  const { model, words } = composer;
  const { decided, outcome } = model.outcome;
  const agent = quote(composer, agentName(composer), 6);
  if (outcome.state === 'not_recorded') {
    const { goal } = model.goal;
    const works = isHidden(goal)
      ? words.worksOnState(agent, goal.text)
      : words.worksOn(agent, quote(composer, goal.text, 6));
    return [clause('decided', words.open, [outcome]), clause('goal', works, [goal])];
  }
  const fate =
    isImported(model) && decided.state === 'not_recorded' ? fateClause(composer) : undefined;
  if (fate !== undefined) {
    const given = composer.imported.outcomeGiven(outcomeText(composer, outcome));
    return [clause('decided', given, [decided, outcome]), fate];
  }
  return [clause('decided', statement(composer, agent), [decided, outcome])];
}

function statement(composer: Composer, agent: Told): Told {
  const { words, model } = composer;
  const { decided, outcome } = model.outcome;
  const ended = outcomeText(composer, outcome);
  // Where several agents acted, which of them closed the decision is not in the record.
  const several = model.header.agents.length > 1;
  // What an importer wrote is not what the agent stated.
  const imported = isImported(model);
  if (isHidden(decided)) {
    return words.decidedState(several || imported ? undefined : agent, ended, decided.text);
  }
  if (decided.state === 'not_recorded') {
    if (imported) {
      return model.outcome.last_message.state === 'recorded'
        ? composer.imported.outcomeAndMessage(ended)
        : words.outcomeByImporter(ended);
    }
    return several ? words.outcomeByClosing(ended) : words.outcomeOnly(agent, ended);
  }
  const phrase = isShort(composer, decided.text) ? decided.text : words.quotedAbove;
  if (imported) return words.decidedByImporter(phrase, ended);
  return several ? words.decidedByClosing(phrase, ended) : words.decided(agent, phrase, ended);
}

/** Longest closing summary that page 1 quotes, in UTF-16 units; it is quoted whole, or behind page 1. */
const SUMMARY_UNITS_MAX = 600;

/** Longest text that the box quotes, whole or by its first sentences, in UTF-16 units, by how much room there is. */
const UNITS_MAX = {
  /** Of what a human was asked with, which says what the human has to know. */
  whole: 1_700,
  ample: 900,
  roomy: SUMMARY_UNITS_MAX,
  wide: 460,
  long: 320,
  brief: 240,
  least: 120,
} as const;
export type Room = keyof typeof UNITS_MAX;

/** How recorded text is told in the box: whole, by its beginning, by other sentences of it, or only that it is long. */
interface Telling {
  whole: (text: Told) => Told;
  begins: (text: Told) => Told;
  parts: (text: Told) => Told;
  long: Told;
}

function inBox(
  fact: Fact,
  marks: QuotationMarks,
  room: Room,
  { whole, begins, parts, long }: Telling,
  weightOf?: (sentence: string) => number,
): Told {
  const { text } = fact;
  const most = UNITS_MAX[room];
  const isJson = holdsTexts(text, marks);
  if (text.length <= most && !isJson) return whole(text);
  const told = tellingSentences(fact, most, marks, weightOf);
  if (isJson && told === undefined && text.length <= most) return whole(text);
  if (told === undefined || told.text.length < BEGINNING_UNITS_MIN) return long;
  return told.isBeginning ? begins(told.text) : parts(told.text);
}

const positionOf = ({ evidence: [mark = ''] }: Fact): number => Number(mark.slice(1));

/** Actions that were tried after the agent's last message: it does not tell how they ended. */
const triedAfter = ({ outcome: { last_message: said }, side_effects: effects }: DossierModel) =>
  effects.filter(({ events: [first] }) => {
    const [mark = ''] = first?.evidence ?? [];
    return Number(mark.slice(1)) > positionOf(said);
  }).length;

/** The agent's last message, quoted whole, or by the sentences that say most, or, where those are long too, only that it is long. */
export function lastMessageText(
  words: Composer['words'],
  marks: QuotationMarks,
  model: DossierModel,
  room: Room = 'roomy',
): Told {
  const later = triedAfter(model);
  const { request } = model.goal;
  return inBox(
    model.outcome.last_message,
    marks,
    room,
    {
      whole: (said) => words.lastMessage(said, later),
      begins: (said) => words.lastMessageBegins(said, later),
      parts: (said) => words.lastMessageParts(said, later),
      long: words.lastMessageLong(later),
    },
    request.state === 'recorded' ? weightBeside(request) : undefined,
  );
}

/** The words that the agent asked for a human with, as long as no human answered; undefined where none are recorded. */
export function openRequest({ oversight }: DossierModel): Fact | undefined {
  return oversight.escalations
    .filter(({ status }) => status === 'open')
    .map(({ asked_with: fact }) => fact)
    .findLast(({ state }) => state !== 'not_recorded');
}

/** Those words in the box: whole, or by the sentences that say most. */
export function openRequestText(
  words: Composer['words'],
  marks: QuotationMarks,
  asked: Fact,
  imported: boolean,
  room: Room = 'whole',
): Told {
  if (asked.state !== 'recorded') return words.askedWithState(asked.text);
  return inBox(asked, marks, room, {
    whole: (said) => words.askedWith(said, imported),
    begins: (said) => words.askedWithBegins(said, imported),
    parts: (said) => words.askedWithParts(said, imported),
    long: words.askedWithLong,
  });
}

/** Actions that the box names with how they ended. */
const RESULTS_MAX = 3;

/** What became of what was done, where nothing else is stated as decided; undefined where nothing was. */
function resultText(composer: Composer): Told | undefined {
  const { model, words } = composer;
  const groups = groupByText(model.side_effects, ({ operation }) =>
    quote(composer, operation.text, 11),
  );
  if (groups.length === 0) return undefined;
  const more = groups.slice(RESULTS_MAX).reduce((n, { rows }) => n + rows.length, 0);
  const told = groups.slice(0, RESULTS_MAX).map(({ text, rows }) => {
    const ends = groupByText(rows, ({ outcome }) => outcome);
    // "Failed, confirmed" would read as one end.
    const isMixed = ends.length > 1;
    return words.result(
      text,
      ends.map((end) =>
        isMixed && end.rows.length === 1 ? words.once(end.text) : withCount(composer, end),
      ),
    );
  });
  return joined(more === 0 ? told : [...told, words.moreResults(more)], '; ');
}

/** Messages of a user to which the agent said that something is not possible. */
const refusals = ({ conversation }: DossierModel): number =>
  conversation.exchanges.filter(({ came }) => came.some(({ kind }) => kind === 'refused')).length;

/** What became of what an import declares, by name, and what its source says of whether that was right. */
function importedEnd(composer: Composer): Told {
  const { model, imported, words } = composer;
  const { side_effects: effects, oversight } = model;
  // What failed and then went through is one thing: told apart, each end would read as of another.
  const byName = groupByText(effects, ({ operation }) => quote(composer, operation.text, 11));
  const endsOf = (rows: readonly (typeof effects)[number][]) =>
    groupByText(rows, ({ outcome }) => outcome);
  const mixed = byName.filter(({ rows }) => endsOf(rows).length > 1);
  const isMixed = (row: (typeof effects)[number]): boolean =>
    mixed.some(({ rows }) => rows.includes(row));
  const ends = endsOf(effects.filter((row) => !isMixed(row))).map(({ text, rows }) => {
    const groups = groupByText(rows, ({ operation }) => quote(composer, operation.text, 11));
    const more = groups.slice(RESULTS_MAX).reduce((n, group) => n + group.rows.length, 0);
    const named = groups.slice(0, RESULTS_MAX).map((group) => withCount(composer, group));
    return {
      outcome: text,
      operations: more === 0 ? named : [...named, imported.moreOperations(more)],
    };
  });
  const judged = imported.judged[measuredAs(oversight.evaluations)];
  const told = mixed.slice(0, RESULTS_MAX).map(({ text, rows }) =>
    words.result(
      text,
      endsOf(rows).map((end) =>
        end.rows.length === 1 ? words.once(end.text) : withCount(composer, end),
      ),
    ),
  );
  const refused = effects.length > 0 ? 0 : refusals(model);
  const ended = joined(
    [
      ...told,
      ...(mixed.length > RESULTS_MAX ? [words.moreResults(mixed.length - RESULTS_MAX)] : []),
      ...(ends.length > 0 || effects.length === 0 ? [imported.ends(effects.length, ends)] : []),
      ...(refused === 0 ? [] : [imported.refusedAsked(refused)]),
    ],
    '; ',
  );
  return judged.length === 0 ? ended : joined([ended, judged], '; ');
}

/** The evidence of how it ended, by what is said of it: the end, what is judged of an import, and what was done. */
function endMarks(model: DossierModel): string[] {
  const judged = isImported(model) ? decidingMeasures(model.oversight.evaluations) : [];
  return [
    ...model.outcome.outcome.evidence,
    ...judged.flatMap(({ evidence }) => evidence),
    ...model.side_effects.flatMap(({ evidence }) => evidence.slice(-1)),
  ];
}

const isSaidBefore = (said: Fact, asked: Fact | undefined): boolean =>
  asked !== undefined && positionOf(said) <= positionOf(asked);

/** The box of page 1: the decision as stated, quoted whole, and the closing summary. */
export function headline(composer: Composer): Clause[] {
  const [first, ...more] = boxClauses(composer);
  const wrong = unverifiedMarks(composer.model.integrity, composer.model.marks);
  const isWrong = first?.evidence.some((mark) => wrong.includes(mark)) === true;
  const text = first && isWrong ? composer.words.headlineUnverified(first.text) : first?.text;
  return [
    ...(first && text !== undefined ? [{ ...first, text }] : []),
    ...unverifiedClauses(composer),
    ...more,
  ];
}

function boxClauses(composer: Composer): Clause[] {
  const { model, words, moment } = composer;
  const { decided, outcome, summary } = model.outcome;
  const agent = agentName(composer);
  const { closed_at: closed } = model.header;
  if (outcome.state === 'not_recorded') {
    const { goal } = model.goal;
    const text = isHidden(goal)
      ? words.headlineOpenState(agent, goal.text)
      : words.headlineOpen(agent, quote(composer, goal.text, 6));
    return [clause('headline', text, [goal, outcome]), ...requestClauses(composer)];
  }
  const time = typeof closed.value === 'string' ? moment(closed.value) : closed.text;
  const at = isImported(model) ? words.atImport(time) : time;
  const ended = outcomeText(composer, outcome);
  const text =
    decided.state === 'not_recorded'
      ? isImported(model)
        ? words.headlineImported(ended, importedEnd(composer))
        : words.headlineUndecided(ended, at, resultText(composer))
      : words.headline(decided.text, ended, at);
  const closing = isHidden(summary)
    ? words.closingState(summary.text)
    : summary.text.length > SUMMARY_UNITS_MAX
      ? words.closingLong
      : words.closing(summary.text);
  const { last_message: said } = model.outcome;
  const asked = requestClauses(composer);
  const exchanges = exchangeClauses(composer.said, model.conversation);
  const summarised =
    summary.state === 'not_recorded' ? [] : [clause('closing_summary', closing, [summary])];
  // It stands in for a decision that the source does not state.
  const message =
    said.state === 'recorded' && decided.state === 'not_recorded'
      ? [clause('last_message', lastMessageText(words, composer.marks, model), [said])]
      : [];
  return [
    clause(
      'headline',
      text,
      [decided, outcome, closed],
      decided.state === 'not_recorded' ? endMarks(model) : [],
    ),
    ...(exchanges.length > 0 ? exchanges : changedClauses(composer)),
    ...courseClauses(composer.said, model.conversation),
    // In the order in which they were said: a message of the card that asks stands before what it asks.
    ...(isSaidBefore(said, openRequest(model))
      ? [...message, ...asked, ...summarised]
      : [...asked, ...summarised, ...message]),
    ...(exchanges.length > 0 ? [] : refusedClauses(composer)),
  ];
}

function requestClauses({ model, words, marks }: Composer): Clause[] {
  const asked = openRequest(model);
  return asked === undefined
    ? []
    : [clause('asked_with', openRequestText(words, marks, asked, isImported(model)), [asked])];
}

/** Members that the box tells of one action at most, and refusals. */
const MEMBERS_MAX = 5;
const REFUSALS_MAX = 3;

/** What was changed, so many actions one after the other, each with so many members; more of them are counted. */
export function changedText(
  said: Composer['said'],
  { side_effects: effects }: DossierModel,
  { actions, members } = { actions: RESULTS_MAX, members: MEMBERS_MAX },
): Told {
  const rows = effects.filter(({ changed }) => changed.length > 0);
  const told = rows.slice(0, actions).map(({ operation, target, changed }) => {
    const more = Math.max(0, changed.length - members);
    return said.changedBy(operation.text, target.text, changed.slice(0, members), more);
  });
  const more = rows.length - told.length;
  return said.changed(more === 0 ? told : [...told, said.moreChanged(more)]);
}

/** What was changed from what to what, an action after the other. */
function changedClauses({ model, said }: Composer): Clause[] {
  const rows = model.side_effects.filter(({ changed }) => changed.length > 0);
  if (rows.length === 0) return [];
  const marks = rows.flatMap(({ evidence }) => evidence.slice(-1));
  return [
    clause(
      'changed',
      changedText(said, model),
      rows.map(({ operation }) => operation),
      marks,
    ),
  ];
}

/** What the agent said is not possible, where no message of a user is kept that it answers. */
const refusedClauses = ({ model }: Composer): Clause[] =>
  model.conversation.refusals.slice(0, REFUSALS_MAX).map(({ text, evidence }): Clause => ({
    ...clause('refused', text, [], evidence),
    states: ['recorded'],
  }));
