import { nearestBeside } from '../narrative/compose-because.js';
import { changedText, type Room } from '../narrative/compose-decided.js';
import { courseClauses } from '../narrative/compose-course.js';
import {
  byWeight,
  exchangeLines,
  isActed,
  type ExchangeRoom,
  type ExchangeRooms,
} from '../narrative/compose-exchanges.js';
import { isImported } from '../narrative/composer.js';
import { lexicon } from '../narrative/lexicon.js';
import { capital } from '../narrative/told.js';
import type { Clause, Dossier, DossierModel, StoryLine } from '../schema/index.js';
import { briefly, leavingOut, type PageTold } from './tellings.js';
/** What page 1 of an import tells at most, and in how many lines the request. */
interface Telling {
  attention: number;
  last_message: Room | undefined;
  /** Nothing where what came right before the handover is told beside it. */
  asked_with: Room | undefined;
  refused: number;
  /** What was asked and what came of it. */
  rooms: ExchangeRooms;
  /** Changes, and members of each, where no message of a user is kept. */
  changed: { actions: number; members: number };
  request: number;
  /** Messages and calls that are told, where no exchange is. */
  course: number;
  /** Sentences that are or stand in for a ground. */
  grounds: number;
  /** Whether tools are named with their calls. */
  tools: boolean;
}

const LEAST_TELLING: Telling = {
  attention: 1,
  last_message: undefined,
  asked_with: 'least',
  refused: 0,
  rooms: new Map(),
  changed: { actions: 0, members: 1 },
  request: 2,
  course: 0,
  grounds: 1,
  tools: false,
};

/** What is added to it, as long as it has room. */
type Step = (telling: Telling) => Telling;

const step =
  (more: Partial<Omit<Telling, 'rooms'>>): Step =>
  (telling) => ({ ...telling, ...more });

/** So many items of Attention at least. */
const attentionStep =
  (attention: number): Step =>
  (telling) =>
    attention > telling.attention ? { ...telling, attention } : telling;

/** An exchange with at least so much room; one that is not told becomes so only where it is `taken`. */
const exchangeStep =
  (at: number, room: ExchangeRoom, isTaken: boolean): Step =>
  (telling) => {
    const before = telling.rooms.get(at);
    if (before === undefined && !isTaken) return telling;
    const asked = Math.max(before?.asked ?? 0, room.asked);
    const members = Math.max(before?.members ?? 0, room.members);
    return { ...telling, rooms: new Map(telling.rooms).set(at, { asked, members }) };
  };

/** Every exchange, with room for nearly all of it. */
const wholeStep =
  (exchanges: number): Step =>
  (telling) => ({
    ...telling,
    rooms: new Map(Array.from({ length: exchanges }, (_, at) => [at, { asked: 800, members: 8 }])),
  });

/** The least room of an exchange, and what those behind which something was done have in turn. */
const LEAST_ROOM: ExchangeRoom = { asked: 110, members: 1 };
/** The same with what it came to beside what it is. */
const SUM_ROOM: ExchangeRoom = { asked: 110, members: 2 };
const [SOME_ROOM, MORE_ROOM, MUCH_ROOM, ALL_ROOM] = [
  { asked: 380, members: 2 },
  { asked: 420, members: 3 },
  { asked: 420, members: 4 },
  { asked: 520, members: 5 },
] as const;
/** Of the one that weighs most: all that it changed, before the least of the wishes. */
const CHANGED_ROOM: ExchangeRoom = { asked: 110, members: 6 };
/** Of one behind which nothing was done. */
const LITTLE_ROOM: ExchangeRoom = { asked: 240, members: 2 };
/** Lines of the request that have most of them whole. */
const WHOLE_REQUEST = 3;
/** Items of Attention of an import: what was said is held against the calls there. */
const IMPORT_ATTENTION_MAX = 5;
/** Wishes that are told before all that one of them changed. */
const WISHES_MIN = 3;
/** Units of a line of the request. */
const REQUEST_LINE = 88;
/** Exchanges that are tried one by one. */
const FOREMOST_MAX = 9;

/** What is told where page 1 has room for all exchanges, one after the other, and what behind the whole of them. */
const QUOTED_MORE: readonly Step[] = [
  ...[4, 5, 6, 7, 8].map((course) => step({ course })),
  step({ changed: { actions: 3, members: 5 } }),
  step({ last_message: 'wide' }),
  step({ refused: 2 }),
  step({ last_message: 'roomy' }),
  step({ asked_with: 'roomy' }),
];
const ALL_ELSE: readonly Step[] = [
  step({ refused: 9 }),
  step({ last_message: 'ample' }),
  step({ asked_with: 'whole' }),
  step({ request: 12 }),
  step({ request: 16 }),
  step({ tools: true }),
];

/** Who said what, and what was called and came back, where no exchange has it. */
const FIRST_STEPS = [1, 2, 3].map((course) => step({ course }));

/** Exchanges by what they weigh, and steps that take them; nothing that was only said is told before something that was done. */
function takingOf(exchanges: Dossier['model']['conversation']['exchanges']) {
  const foremost = byWeight(exchanges).slice(0, FOREMOST_MAX);
  const isDone = (at: number): boolean => isActed(exchanges[at] ?? { came: [] });
  const done = foremost.filter(isDone);
  const others = foremost.filter((at) => !isDone(at));
  const isFree = (at: number, { rooms }: Telling): boolean =>
    done[0] === undefined || isDone(at) || rooms.has(done[0]);
  const take =
    (at: number, room: ExchangeRoom, isTaken: boolean): Step =>
    (telling) =>
      isFree(at, telling) ? exchangeStep(at, room, isTaken)(telling) : telling;
  // What was said last is told no sooner than what was done.
  const afterDone =
    (add: Step): Step =>
    (telling) =>
      done[0] === undefined || telling.rooms.has(done[0]) ? add(telling) : telling;
  const each = (places: readonly number[], room: ExchangeRoom, isTaken = false): Step[] =>
    places.map((at) => take(at, room, isTaken));
  return { done, others, foremost, isDone, take, each, afterDone };
}

/** What changed in the world comes first; then items of Attention, but for what imports mostly lack. */
function stepsFor({ model }: Dossier): Step[] {
  const { exchanges } = model.conversation;
  const { done, others, foremost, isDone, take, each, afterDone } = takingOf(exchanges);
  const more = [2, 3, 4, IMPORT_ATTENTION_MAX];
  const isUsual = (n: number): boolean => model.attention[n - 1]?.code === 'import_lacks';
  const items = more.filter((n) => !isUsual(n));
  const serious = model.attention.findLastIndex(({ severity }) => severity === 'failed') + 1;
  const request = exchanges.findIndex((one) => one.is_request === true);
  return [
    step({ changed: { actions: 1, members: 1 } }),
    ...each(done.slice(0, 4), LEAST_ROOM, true),
    ...more.filter((n) => n <= serious).map(attentionStep),
    ...FIRST_STEPS,
    ...each(done, SUM_ROOM),
    // What a human was told is what a handover left behind.
    step({ asked_with: 'brief' }),
    // What was asked is read before what came of it.
    ...[4, 6, 9].map((lines) => step({ request: lines })),
    // What the request came to is told beside it, where its own box has it whole.
    ...(request === -1 || isDone(request)
      ? []
      : [
          (telling: Telling) =>
            take(
              request,
              LEAST_ROOM,
              true,
            )({
              ...telling,
              request: Math.max(telling.request, WHOLE_REQUEST),
            }),
        ]),
    ...each(done, LITTLE_ROOM),
    afterDone(step({ last_message: 'brief' })),
    ...items.slice(0, 1).map(attentionStep),
    // Each wish with what became of it comes before more of one, but for what one of them changed.
    ...each(others.slice(0, WISHES_MIN), LEAST_ROOM, true),
    step({ asked_with: 'long' }),
    ...items.slice(1, 2).map(attentionStep),
    ...each(done.slice(0, 1), CHANGED_ROOM),
    ...each(foremost, LEAST_ROOM, true),
    step({ asked_with: 'wide' }),
    ...each(done, SOME_ROOM),
    ...items.slice(2, 3).map(attentionStep),
    ...each(done, MORE_ROOM),
    step({ changed: { actions: 2, members: 1 } }),
    ...each(done, MUCH_ROOM),
    ...each(others.slice(0, 1), LITTLE_ROOM),
    ...(done.length === 1 ? each(done, ALL_ROOM) : []),
    ...items.map(attentionStep),
    ...each(done, ALL_ROOM),
    step({ grounds: 2 }),
    ...each(others, LITTLE_ROOM),
    step({ changed: { actions: 3, members: 1 } }),
    afterDone(step({ last_message: 'long' })),
    step({ changed: { actions: 3, members: 3 } }),
    ...each(others, MUCH_ROOM),
    step({ refused: 1 }),
    ...each(foremost, ALL_ROOM, true),
    ...QUOTED_MORE.map(afterDone),
    wholeStep(exchanges.length),
    ...ALL_ELSE.map(afterDone),
    ...more.filter(isUsual).map(attentionStep),
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
  const isTold = dossier.model.conversation.exchanges.length > 0;
  let telling: Telling = { ...LEAST_TELLING, asked_with: isTold ? undefined : 'least' };
  if (!fits(toldOf(dossier, telling), telling.request)) return undefined;
  for (const add of stepsFor(dossier)) {
    const next = add(telling);
    if (next !== telling && fits(toldOf(dossier, next), next.request)) telling = next;
  }
  return { page: toldOf(dossier, telling), request: telling.request };
}

function toldOf(dossier: Dossier, telling: Telling): PageTold {
  let refused = 0;
  const firstStep = dossier.narrative.headline.find(({ kind }) => kind === 'step');
  const course = courseClauses(
    lexicon(dossier.issue.locale).said,
    dossier.model.conversation,
    telling.course,
  );
  const firstExchange = dossier.narrative.headline.find(({ kind }) => kind === 'exchange');
  const { said } = lexicon(dossier.issue.locale);
  const told = exchangeLines(
    said,
    dossier.model.conversation,
    telling.rooms,
    telling.request * REQUEST_LINE,
  );
  const { summary } = dossier.narrative;
  const page = {
    headline: briefly(dossier, telling).flatMap((clause) => {
      if (clause.kind === 'changed') return changedIn(dossier, clause, telling.changed);
      // All of them stand where the first stood.
      if (clause.kind === 'exchange') return clause === firstExchange ? told : [];
      if (clause.kind === 'step') return clause === firstStep ? course : [];
      if (clause.kind !== 'refused') return [clause];
      refused += 1;
      return refused <= telling.refused ? [clause] : [];
    }),
    // The box of key facts tells the confidence, on every page 1.
    summary: withoutBoxed(dossier, telling.tools ? summary : unnamed(dossier), told, {
      hasLittleRoom: told.length > 0 && !telling.tools,
      most: telling.grounds,
    }),
    attention: telling.attention,
  };
  return told.length > 0 ? withMessage(dossier, page) : page;
}

/** What the agent said last stands in the line "Decided", where the source states no decision: it comes nearest to one. */
function withMessage({ issue, model }: Dossier, page: PageTold): PageTold {
  const { imported, narrative: words, marks } = lexicon(issue.locale);
  const message = page.headline.find(({ kind }) => kind === 'last_message');
  const { outcome } = model.outcome;
  const withoutMessage = page.headline.filter((one) => one !== message);
  if (message === undefined || typeof outcome.value !== 'string') return page;
  // That it is long says nothing there.
  if (!message.text.includes(marks.open)) return { ...page, headline: withoutMessage };
  const ended = words.outcome(outcome.value);
  const alone = capital(imported.outcomeAndMessage(ended));
  const isBare = ({ kind, text }: Clause): boolean => kind === 'decided' && text === alone;
  if (!page.summary.some(({ clauses }) => clauses.some(isBare))) return page;
  return {
    ...page,
    headline: withoutMessage,
    summary: page.summary.map((line) => ({
      ...line,
      clauses: line.clauses.flatMap((one) =>
        isBare(one) ? [{ ...one, text: capital(imported.outcomeGiven(ended)) }, message] : [one],
      ),
    })),
  };
}

/** What the line "Because" has of grounds beside the exchanges that are told: those that these do not quote. */
function groundsBeside(
  { model, issue }: Dossier,
  clauses: readonly Clause[],
  told: readonly Clause[],
  most: number,
): readonly Clause[] {
  const own = clauses.filter(isGround);
  if (own.length === 0 || told.length === 0) return own;
  const { said } = lexicon(issue.locale);
  const { grounds } = model.conversation;
  const isAbove = ({ text }: { text: string }): boolean =>
    told.some((one) => one.text.includes(text));
  if (grounds === undefined) {
    const near = nearestBeside(said, model.conversation, isAbove, most);
    return near.length === 0 ? own : near.map((one) => ({ ...one, text: capital(one.text) }));
  }
  const quoted = grounds.filter(isAbove).map(({ text }) => text);
  const isQuoted = ({ text }: Clause): boolean =>
    quoted.some((ground) => text.includes(ground)) ||
    (quoted.length > 0 && text.includes(capital(said.groundInFull)));
  const first = own.find(isQuoted);
  const left = own.filter((one) => one === first || !isQuoted(one));
  // One stays: that the ground is above.
  return left
    .map((one) => (one === first ? { ...one, text: capital(said.groundAbove) } : one))
    .slice(0, most);
}

/** The story of an import without what its box tells: the confidence, and what the exchanges in it have. */
function withoutBoxed(
  dossier: Dossier,
  summary: readonly StoryLine[],
  told: readonly Clause[],
  // A tile counts what was done.
  { hasLittleRoom, most }: { hasLittleRoom: boolean; most: number },
): StoryLine[] {
  const { model } = dossier;
  const left = summary.map((line) => {
    const at = line.clauses.findIndex(isGround);
    if (at === -1) return line;
    const grounds = groundsBeside(dossier, line.clauses, told, most);
    const others = line.clauses.filter((one) => !isGround(one));
    return { ...line, clauses: others.toSpliced(at, 0, ...grounds) };
  });
  return leavingOut(
    left,
    (clause) =>
      clause.kind === 'confidence' ||
      // A tile and the box of the reviewer say it too.
      isUnreviewed(clause, model) ||
      // Rules that are applied at import acted on nobody: a tile and section 12 have them.
      (hasLittleRoom && (clause.kind === 'trip_wire' || clause.kind === 'escalation')) ||
      (clause.kind === 'effects' && (hasLittleRoom || areDoneTold(model, told))),
  );
}

const isGround = ({ kind }: Clause): boolean => kind === 'ground';

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
  const text = capital(words.calls(count('calls'), count('errors'), [], undefined, false));
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
