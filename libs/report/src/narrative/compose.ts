import type { Clause, DossierModel, Issue, Locale, Narrative, StoryLine } from '../schema/index.js';
import { becauseClauses } from './compose-because.js';
import { checkedClauses } from './compose-checked.js';
import { decidedClauses, headline } from './compose-decided.js';
import { doneClauses } from './compose-done.js';
import { notDoneClauses } from './compose-not-done.js';
import { composeFull } from './compose-full.js';
import { clause, countWords, type Composer, type Detail } from './composer.js';
import { lexicon } from './lexicon.js';

/** The lines of what happened on page 1, in their order. */
const STORY_LINES = [
  'decided',
  'because',
  'done',
  'not_done',
  'checked_by',
] as const satisfies readonly StoryLine['line'][];

/** The template of narratives; a change of wording, order or contents is a new edition. */
export const NARRATIVE_TEMPLATE = 'decision-summary@1';

/** Words of the line "Not done" at most, and of the other lines together. */
const NOT_DONE_WORDS_MAX = 40;
const OTHER_WORDS_MAX = 120;
/** Words on page 1 at most. */
export const SUMMARY_WORDS_MAX = OTHER_WORDS_MAX + NOT_DONE_WORDS_MAX;

/** What tells least, and keeps the limit whatever is recorded. */
const LEAST: Detail = {
  words: 2,
  units: 32,
  items: 0,
  tools: 0,
  findings: 0,
  counted: true,
  brief: true,
  boxed: true,
  reasons: false,
};

type Step = Omit<Detail, 'reasons' | 'boxed'>;

/** From the fullest to the least, without reasons. */
const STEPS: readonly [Step, ...Step[]] = [
  { words: 30, units: 220, items: 4, tools: 4, findings: 3, counted: false, brief: false },
  { words: 30, units: 220, items: 4, tools: 2, findings: 3, counted: false, brief: false },
  { words: 20, units: 160, items: 4, tools: 0, findings: 3, counted: false, brief: false },
  { words: 20, units: 160, items: 3, tools: 0, findings: 2, counted: false, brief: false },
  { words: 16, units: 140, items: 3, tools: 0, findings: 2, counted: false, brief: false },
  { words: 16, units: 140, items: 3, tools: 0, findings: 1, counted: false, brief: false },
  { words: 12, units: 110, items: 2, tools: 0, findings: 1, counted: false, brief: false },
  { words: 12, units: 110, items: 3, tools: 0, findings: 0, counted: true, brief: false },
  { words: 8, units: 80, items: 2, tools: 0, findings: 1, counted: true, brief: false },
  { words: 8, units: 80, items: 2, tools: 0, findings: 0, counted: true, brief: false },
  { words: 6, units: 60, items: 1, tools: 0, findings: 1, counted: true, brief: false },
  { words: 6, units: 60, items: 1, tools: 0, findings: 0, counted: true, brief: false },
  { words: 5, units: 48, items: 1, tools: 0, findings: 0, counted: true, brief: true },
];

/** How many of the steps are tried with reasons first: names of tools give way to them. */
const STEPS_WITH_REASONS = 3;

/**
 * Then the reason of what failed is told in the place of what page 1 tells elsewhere: a box has the confidence, and
 * Attention what rules found. What was done is the last to give way.
 */
const STEPS_FOR_REASONS: readonly Step[] = [
  ...[3, 2, 1].map((findings) => ({ words: 20, units: 160, items: 4, findings })),
  ...[4, 3, 2].map((items) => ({ words: 20, units: 160, items, findings: 0 })),
  { words: 12, units: 110, items: 2, findings: 0 },
  { words: 8, units: 80, items: 2, findings: 0 },
].map((step) => ({ ...step, tools: 0, counted: false, brief: false }));

const FULLEST: Detail = { ...STEPS[0], boxed: true, reasons: true, agreed: true };
const WITH_REASONS = STEPS.slice(0, STEPS_WITH_REASONS).map((step) => ({
  ...step,
  boxed: true,
  reasons: true,
}));
const FOR_REASONS = STEPS_FOR_REASONS.map((step) => ({ ...step, boxed: false, reasons: true }));
/** From those on that only count, what a box tells anyway gives way before anything is told shorter. */
const WITHOUT_REASONS = STEPS.flatMap((step) =>
  (step.counted ? [true, false] : [true]).map((boxed) => ({ ...step, boxed, reasons: false })),
);

/** Tried in turn until the summary keeps its limit. */
const detailsFor = (model: DossierModel): readonly Detail[] => [
  ...WITH_REASONS,
  ...(isFailureExplained(model) ? FOR_REASONS : []),
  ...WITHOUT_REASONS,
];

/** Whether something failed and the record says why. */
const isFailureExplained = ({ side_effects: effects, tool_calls: calls }: DossierModel): boolean =>
  effects.some(({ status, reason }) => status === 'failed' && reason.state === 'recorded') ||
  calls.some(({ last_error: error }) => error.state === 'recorded');

/** The clauses of the summary, line after line. */
export const summaryClauses = ({ summary }: Pick<Narrative, 'summary'>): Clause[] =>
  summary.flatMap(({ clauses }) => clauses);

/** Words of the clauses' texts; marks and labels are not counted. */
export function wordCount(clauses: readonly Clause[]): number {
  return clauses.reduce((sum, { text }) => sum + countWords(text), 0);
}

const LINES: Record<StoryLine['line'], (composer: Composer) => Clause[]> = {
  decided: decidedClauses,
  because: becauseClauses,
  done: doneClauses,
  not_done: notDoneClauses,
  checked_by: checkedClauses,
};

/** What clauses are composed from; the model quotes in the language of the document, in whichever the sentences are counted. */
function composerOf(
  model: DossierModel,
  { locale, language, detail }: { locale: Locale; language: Locale; detail: Detail },
): Composer {
  const { quote: quotation, marks } = lexicon(locale);
  const { narrative: words, records, imported, said, notDone, fate, moment } = lexicon(language);
  const phrases = { words, records, imported, said, notDone, fate, moment };
  return { model, ...phrases, quotation, marks, detail };
}

/** The same where there is room for all of it. */
export const fullComposer = (model: DossierModel, locale: Locale): Composer =>
  composerOf(model, { locale, language: locale, detail: FULLEST });

/**
 * Composes the narrative from the model: a pure function of facts, template and locale. Every clause is
 * a whole sentence and has evidence; where a fact is missing its state is printed in its place.
 */
export function composeNarrative(
  model: DossierModel,
  { locale }: Pick<Issue, 'locale'>,
): Narrative {
  const composer = (detail: Detail, language: Locale = locale): Composer =>
    composerOf(model, { locale, language, detail });
  // In each language the sentences of one detail keep the limit, so that one tells no less than the other.
  const hasRoom = (one: Detail): boolean =>
    LANGUAGES.every((language) => wordsOf(composer(one, language)) <= OTHER_WORDS_MAX);
  const least = detailsFor(model).find(hasRoom) ?? LEAST;
  const detail: Detail = hasRoom({ ...least, agreed: true }) ? { ...least, agreed: true } : least;
  const whole = composer(FULLEST);
  return {
    template: NARRATIVE_TEMPLATE,
    locale,
    headline: headline(whole),
    summary: composeLines(composer(detail)).map((line) =>
      line.line === 'not_done' ? { ...line, clauses: notDoneOf(composer) } : line,
    ),
    full: composeFull(model, lexicon(locale), decidedClauses(whole)),
  };
}

/** The line "Not done" keeps a limit of its own: what is refused or failed takes no room from what was decided. */
function notDoneOf(composer: (detail: Detail, language?: Locale) => Composer): Clause[] {
  const detail = STEPS.map((step): Detail => ({ ...step, boxed: true, reasons: false })).find(
    (one) =>
      LANGUAGES.every(
        (language) => wordCount(notDoneClauses(composer(one, language))) <= NOT_DONE_WORDS_MAX,
      ),
  );
  return detail === undefined
    ? shortest(composer(LEAST), NOT_DONE_WORDS_MAX)
    : notDoneClauses(composer(detail));
}

/** So many of its sentences as have room, and where the others stand. */
function shortest(composer: Composer, most: number): Clause[] {
  const all = notDoneClauses(composer);
  const elsewhere = clause(
    'not_done',
    composer.notDone.elsewhere,
    [],
    all.flatMap(({ evidence }) => evidence),
  );
  const kept = all.filter((_, at) => wordCount([...all.slice(0, at + 1), elsewhere]) <= most);
  return [...kept, { ...elsewhere, states: ['recorded'] }];
}

const LANGUAGES: readonly Locale[] = ['en', 'de'];

const composeLines = (composer: Composer): StoryLine[] =>
  STORY_LINES.map((line) => ({
    line,
    label: composer.words.lines[line],
    clauses: LINES[line](composer),
  }));

const wordsOf = (composer: Composer): number =>
  wordCount(
    summaryClauses({ summary: composeLines(composer).filter(({ line }) => line !== 'not_done') }),
  );
