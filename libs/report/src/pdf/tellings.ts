import {
  changedText,
  lastMessageText,
  openRequest,
  openRequestText,
  type Room,
} from '../narrative/compose-decided.js';
import { exchangeClauses, type ExchangeRoom } from '../narrative/compose-exchanges.js';
import { isImported } from '../narrative/composer.js';
import { lexicon } from '../narrative/lexicon.js';
import { capital } from '../narrative/told.js';
import type { Clause, Dossier, DossierModel, StoryLine } from '../schema/index.js';

/** What the box tells of an import beside how it ended and what was said last. */
const EXTRAS: readonly string[] = ['changed', 'refused', 'exchange'];

/** What page 1 tells in words: the box, the story, and how many items of Attention. */
export interface PageTold {
  headline: readonly Clause[];
  summary: readonly StoryLine[];
  attention: number;
}

/** Items of Attention that page 1 prints at most. */
export const ATTENTION_MAX = 3;

/**
 * What page 1 may tell, the fullest first. Each one after it leaves out whole sentences, and only those
 * that stand elsewhere: first those that another part of the page says too, then the most of a long quotation in
 * the box, which the story in full has, then what section 9 says, and last items of Attention, which are counted and stand in
 * sections 12 and 13. The type is never set smaller.
 */
export function tellings(dossier: Dossier): [PageTold, ...PageTold[]] {
  const { headline, summary } = dossier.narrative;
  const { attention } = dossier.model;
  const told = (most: number, kinds: readonly string[]): PageTold => ({
    headline,
    summary: without(summary, (clause) => kinds.includes(clause.kind) || isSaid(clause, most)),
    attention: most,
  });
  // A finding of a rule that Attention prints, with the same marks.
  const isSaid = ({ kind, evidence }: Clause, most: number): boolean =>
    kind === 'trip_wire' &&
    evidence.length > 0 &&
    attention.slice(0, most).some((item) => evidence.every((mark) => item.evidence.includes(mark)));
  // The box of key facts tells the confidence, on every page 1.
  const boxed = ['confidence'];
  const absent = dossier.model.criteria.length === 0 ? [...boxed, 'criteria'] : boxed;
  const quoting = (page: PageTold, room: BoxRoom): PageTold => ({
    ...page,
    headline: briefly(dossier, room),
  });
  const withoutResult = (page: PageTold): PageTold => bare(dossier, page);
  const most = told(ATTENTION_MAX, absent);
  const [two, one] = [told(2, absent), told(1, absent)];
  const asking = (page: PageTold, asked_with: Room): PageTold =>
    quoting(page, { last_message: undefined, asked_with });
  const beside = ['long', 'brief'] as const;
  const serious = attention.findLastIndex(({ severity }) => severity === 'failed') + 1;
  const pages: [PageTold, ...PageTold[]] = [
    { headline, summary, attention: ATTENTION_MAX },
    told(ATTENTION_MAX, boxed),
    ...beside.map((last_message) =>
      quoting(told(ATTENTION_MAX, boxed), { last_message, asked_with: 'whole' }),
    ),
    // What was said last comes before what is only missing, and behind what is serious.
    ...beside.flatMap((last_message) =>
      [most, two, one]
        .filter((page) => page.attention >= Math.min(serious, ATTENTION_MAX))
        .map((page) => quoting(page, { last_message, asked_with: 'whole' })),
    ),
    quoting(most, { last_message: 'least', asked_with: 'whole' }),
    // That nobody answered, the tile and the box of the reviewer say too; what a human was asked with, nothing else.
    ...[most, two, one].map((page) => asking(page, 'whole')),
    // How what was done ended, the line "Done" and a tile say too.
    ...[two, one].map((page) => withoutResult(asking(page, 'whole'))),
    ...(['ample', 'roomy', 'wide'] as const).flatMap((room) => [
      ...[most, two, one].map((page) => asking(page, room)),
      ...[two, one].map((page) => withoutResult(asking(page, room))),
    ]),
    asking(most, 'long'),
    ...[most, two, one].map((page) => asking(page, 'brief')),
    asking(one, 'least'),
    ...[two, one].map((page) => withoutResult(asking(page, 'brief'))),
  ];
  return withExtras(pages);
}

/** What page 1 of an import tells at most, and in how many lines the request. */
interface Telling {
  attention: number;
  last_message: Room | undefined;
  asked_with: Room;
  refused: number;
  /** What was asked and what came of it. */
  exchanges: ExchangeRoom;
  /** Changes, and members of each, where no message of a user is kept. */
  changed: { actions: number; members: number };
  request: number;
  /** Whether the box has how what was done ended: the line "Done" has it too. */
  result: boolean;
  /** Whether tools are named with their calls. */
  tools: boolean;
}

/** The least, and then what is added to it in turn as long as it has room: what weighs more comes first. */
const LEAST_TELLING: Telling = {
  attention: 1,
  last_message: undefined,
  asked_with: 'least',
  refused: 0,
  exchanges: { exchanges: 0, asked: 60, members: 1 },
  changed: { actions: 0, members: 1 },
  request: 2,
  result: false,
  tools: false,
};
const MORE: readonly Partial<Telling>[] = [
  { changed: { actions: 2, members: 1 }, exchanges: { exchanges: 5, asked: 90, members: 2 } },
  { request: 3 },
  { changed: { actions: 3, members: 1 }, exchanges: { exchanges: 6, asked: 120, members: 3 } },
  { last_message: 'brief' },
  { exchanges: { exchanges: 7, asked: 160, members: 3 } },
  { changed: { actions: 3, members: 3 }, exchanges: { exchanges: 9, asked: 160, members: 3 } },
  { asked_with: 'wide' },
  { exchanges: { exchanges: 9, asked: 240, members: 5 } },
  { last_message: 'long' },
  { request: 5 },
  { refused: 1 },
  { changed: { actions: 3, members: 5 } },
  { request: 7 },
  { exchanges: { exchanges: 12, asked: 320, members: 5 } },
  { last_message: 'wide' },
  { result: true },
  { refused: 2 },
  { request: 9 },
  { last_message: 'roomy' },
  { asked_with: 'roomy' },
  { exchanges: { exchanges: 20, asked: 600, members: 8 } },
  { refused: 9 },
  { last_message: 'ample' },
  { asked_with: 'whole' },
  { request: 12 },
  { request: 16 },
  { tools: true },
];

/** What an import never has: that it is missing gives way to what was said and done. */
const USUAL_GAPS: ReadonlySet<string> = new Set([
  'plan',
  'authority_scope',
  'tool_rationale',
  'decisive_lineage',
  'lineage_version',
  'effect_announced',
]);

/** What changed in the world comes first; then items of Attention, but for what imports always lack. */
function stepsFor({ model }: Dossier): Partial<Telling>[] {
  const more = [2, ATTENTION_MAX].map((attention) => ({ attention }));
  const isUsual = ({ attention: n }: { attention: number }): boolean =>
    USUAL_GAPS.has(model.attention[n - 1]?.code ?? '');
  const serious = model.attention.findLastIndex(({ severity }) => severity === 'failed') + 1;
  const first = [1, 2, 3, 4].map((n) => ({
    changed: { actions: 1, members: 1 },
    exchanges: { exchanges: n, asked: 60, members: n < 3 ? 1 : 2 },
  }));
  return [
    ...first.slice(0, 2),
    { asked_with: 'brief' },
    { attention: Math.min(Math.max(serious, 1), ATTENTION_MAX) },
    ...first.slice(2),
    ...more.filter((one) => !isUsual(one)),
    ...MORE,
    ...more.filter(isUsual),
  ];
}

/**
 * Of an import so much as fits, whatever has more room the next: `fits` says of a page and lines of the request whether
 * it does. Undefined where not even the least does, and of what was not imported.
 */
export function importTelling(
  dossier: Dossier,
  fits: (page: PageTold, request: number) => boolean,
): { page: PageTold; request: number } | undefined {
  if (!isImported(dossier.model)) return undefined;
  let telling = LEAST_TELLING;
  if (!fits(toldOf(dossier, telling), telling.request)) return undefined;
  for (const more of stepsFor(dossier)) {
    const next = { ...telling, ...more };
    if (fits(toldOf(dossier, next), next.request)) telling = next;
  }
  return { page: toldOf(dossier, telling), request: telling.request };
}

function toldOf(dossier: Dossier, telling: Telling): PageTold {
  let refused = 0;
  const firstExchange = dossier.narrative.headline.find(({ kind }) => kind === 'exchange');
  const { said } = lexicon(dossier.issue.locale);
  const told = exchangeClauses(said, dossier.model.conversation, telling.exchanges);
  const { summary } = dossier.narrative;
  const page = {
    headline: briefly(dossier, telling).flatMap((clause) => {
      if (clause.kind === 'changed') return changedIn(dossier, clause, telling.changed);
      // All of them stand where the first stood.
      if (clause.kind === 'exchange') return clause === firstExchange ? told : [];
      if (clause.kind !== 'refused') return [clause];
      refused += 1;
      return refused <= telling.refused ? [clause] : [];
    }),
    // The box of key facts tells the confidence, on every page 1.
    summary: withoutBoxed(
      dossier,
      telling.tools ? summary : unnamed(dossier),
      told,
      told.length > 0 && !telling.tools,
    ),
    attention: telling.attention,
  };
  return telling.result ? page : bare(dossier, page);
}

/** The story of an import without what its box tells: the confidence, and what the exchanges in it have. */
function withoutBoxed(
  { model, issue }: Dossier,
  summary: readonly StoryLine[],
  told: readonly Clause[],
  // A tile counts what was done.
  hasLittleRoom: boolean,
): StoryLine[] {
  const { said } = lexicon(issue.locale);
  const texts = told.map(({ text }) => text);
  const grounds = (model.conversation.grounds ?? [])
    .map(({ text }) => text)
    .filter((ground) => texts.some((text) => text.includes(ground)));
  const isQuoted = ({ kind, text }: Clause): boolean =>
    kind === 'ground' && grounds.some((ground) => text.includes(ground));
  const left = summary.map((line) => ({
    ...line,
    clauses: line.clauses.map((clause, i) =>
      // One stays: that the ground is above.
      isQuoted(clause) && line.clauses.findIndex(isQuoted) === i
        ? { ...clause, text: capital(said.groundAbove) }
        : clause,
    ),
  }));
  return without(
    left,
    (clause) =>
      clause.kind === 'confidence' ||
      // A tile and the box of the reviewer say it too.
      isUnreviewed(clause, model) ||
      isQuoted(clause) ||
      (clause.kind === 'effects' && (hasLittleRoom || areDoneTold(model, told))),
  );
}

/** That no human looked at it, or that what one did is not recorded. */
const isUnreviewed = ({ kind, evidence }: Clause, { oversight }: DossierModel): boolean =>
  oversight.reviews.length === 0 &&
  (kind === 'awaiting' ||
    (kind === 'oversight' && oversight.escalations.length === 0 && evidence.length <= 1));

/** Whether every action that went through stands among the exchanges that are told; a tile counts the others. */
function areDoneTold(
  { conversation, side_effects: effects }: DossierModel,
  told: readonly Clause[],
) {
  const done = conversation.exchanges
    .flatMap(({ came }) => came)
    .filter(({ kind }) => kind === 'changed');
  const executed = effects.filter(({ status }) => status === 'executed').length;
  return (
    executed > 0 &&
    done.length === executed &&
    done.every(({ text }) => told.some((clause) => clause.text.includes(text)))
  );
}

/** What was changed, in so many actions; nothing with none. */
function changedIn({ model, issue }: Dossier, clause: Clause, most: Telling['changed']): Clause[] {
  const { said } = lexicon(issue.locale);
  return most.actions === 0 ? [] : [{ ...clause, text: changedText(said, model, most) }];
}

/** The story with its calls counted, and no tool named: section 7 has them. */
function unnamed({ narrative, model, issue }: Dossier): StoryLine[] {
  const { narrative: words } = lexicon(issue.locale);
  const count = (of: 'calls' | 'errors'): number =>
    model.tool_calls.reduce((n, row) => n + row[of], 0);
  const isAbove = model.conversation.exchanges.length > 0;
  const text = capital(words.calls(count('calls'), count('errors'), [], undefined));
  return narrative.summary.map((line) => ({
    ...line,
    clauses: line.clauses.map((clause) =>
      // What the last error answered stays told.
      clause.kind === 'tool_calls' && (count('errors') === 0 || isAbove)
        ? { ...clause, text }
        : clause,
    ),
  }));
}

/** The same tellings without what was changed and refused. */
function withExtras(pages: readonly [PageTold, ...PageTold[]]): [PageTold, ...PageTold[]] {
  const bareOf = (page: PageTold): PageTold => ({
    ...page,
    headline: page.headline.filter(({ kind }) => !EXTRAS.includes(kind)),
  });
  const [first, ...rest] = pages;
  return [first, bareOf(first), ...rest.map(bareOf)];
}

/** The box of an import that states no decision, without how what was done ended. */
function bare({ model, issue }: Dossier, page: PageTold): PageTold {
  const { outcome, decided } = model.outcome;
  if (!isImported(model) || decided.state !== 'not_recorded') return page;
  if (typeof outcome.value !== 'string') return page;
  const { narrative: words } = lexicon(issue.locale);
  const text = words.headlineImported(words.outcome(outcome.value), undefined);
  return {
    ...page,
    headline: page.headline.map((clause) =>
      // The marks of what was done stand with what is told of it.
      clause.kind === 'headline' ? { ...clause, text, evidence: outcome.evidence } : clause,
    ),
  };
}

/** The story without some sentences; a line keeps one of its own at least. */
function without(
  summary: readonly StoryLine[],
  isLeftOut: (clause: Clause) => boolean,
): StoryLine[] {
  return summary.map((line) => {
    const clauses = line.clauses.filter((clause) => !isLeftOut(clause));
    return clauses.length === 0 ? line : { ...line, clauses };
  });
}

/** How much the box quotes; of the last message nothing, where the request for a human tells how it ended. */
interface BoxRoom {
  last_message: Room | undefined;
  asked_with: Room;
}

/** The box with less of what the agent said last and asked for a human with: the first sentences, or that it is long. */
function briefly({ narrative, issue, model }: Dossier, room: BoxRoom): Clause[] {
  const { narrative: words, marks } = lexicon(issue.locale);
  const asked = openRequest(model);
  const isTold = model.conversation.exchanges.length > 0;
  return narrative.headline.flatMap((clause) => {
    if (clause.kind === 'last_message') {
      const text = lastMessageText(words, marks, model, room.last_message ?? 'least');
      const isQuoted = room.last_message !== undefined && text.includes(marks.open);
      const isLeftOut =
        (asked !== undefined && !isQuoted) || (isTold && room.last_message === undefined);
      return isLeftOut ? [] : [{ ...clause, text: capital(text) }];
    }
    if (clause.kind === 'asked_with' && asked !== undefined) {
      const text = openRequestText(words, marks, asked, isImported(model), room.asked_with);
      return [{ ...clause, text: capital(text) }];
    }
    return [clause];
  });
}
