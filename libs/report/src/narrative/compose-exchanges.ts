import { ASIDE } from '../model/conversation/asked.js';
import { isAlike, thingsIn } from '../model/conversation/words.js';
import type { Clause, Conversation, Exchange } from '../schema/index.js';
import { clause, type Composer } from './composer.js';
import { joined, say, type Told } from './told.js';

/** How much is told of a message of a user and what came of it. */
export interface ExchangeRoom {
  /** UTF-16 units of what is quoted of the message, in whole sentences; one is quoted whatever its length. */
  asked: number;
  /** Members of each change. */
  members: number;
}

/** The room of each exchange that is told, by its place; the others are counted. */
export type ExchangeRooms = ReadonlyMap<number, ExchangeRoom>;

/** What the model of page 1 tells: those behind which something was done or refused come first. */
const MOST = { exchanges: 9, room: { asked: 420, members: 5 } };
/** What the story in full tells. */
const WHOLE = { exchanges: 20, room: { asked: 4_000, members: 20 } };

/** What came of it by weight: the less the more. What was handed over is as much as what was refused. */
const ORDER: Readonly<Record<Exchange['came'][number]['kind'], number>> = {
  changed: 0,
  called: 0,
  refused: 1,
  failed: 1.2,
  not_called: 1.1,
  answered_later: 1.3,
  answered: 3,
  asked: 4,
  proposed: 1.4,
  looked_up: 4.5,
};
/** What the agent said, and neither asked nor proposed. */
const SAYS: readonly Exchange['came'][number]['kind'][] = ['refused', 'answered'];

/** Of one behind which nothing came. */
const NOTHING = 5;
/** Of one that was answered as one before: that it was asked for is what it tells. */
const REPEATED = 2;
/** Of the request, where it was refused, was answered later, or has no call: what it came to is what is read for. */
const REQUESTED = 0.6;
/** Of a message right before one behind which something changed: it says what was wanted. */
const WANTED = 0.5;
/** Of one before that. */
const SOON = 1.25;
/** Of the first requests behind which nothing came but a question: what came later began with them. */
const BEGAN = 1.5;
const BEGAN_MAX = 1;

/** What each weighs: the less the more. */
function weightsOf(all: readonly Exchange[]): number[] {
  // One that stands with the message before it says itself what was wanted.
  const changed = all.map(
    ({ came, asked }) =>
      came.some(({ kind }) => kind === 'changed') && !asked.some((one) => one.is_reply === true),
  );
  let began = 0;
  const repeated = repeatedIn(all);
  return all.map(({ came, is_request: isRequest = false }, at) => {
    if (repeated.has(at)) return REPEATED;
    const own = Math.min(NOTHING, ...came.map(({ kind }) => ORDER[kind]));
    if (changed[at + 1] === true) return Math.min(own, WANTED);
    if (isRequest && own < ORDER.answered) return Math.min(own, REQUESTED);
    if (own < ORDER.answered) return own;
    began += 1;
    if (began <= BEGAN_MAX) return BEGAN;
    return changed[at + 2] === true ? SOON : own;
  });
}

/** Share of the words of an answer that an earlier one has too, so that it is the same again. */
const SAME_SHARE = 0.6;

/** Words of its own that an answer has at least, and words of it and of a question that are compared. */
const OWN_MIN = 3;
const WORDS_MAX = 60;

/** Of those to which only the same was answered as to an earlier one, in about the same words: their places, with the last of these. */
function repeatedIn(all: readonly Exchange[]): ReadonlyMap<number, number> {
  const earlier: { at: number; words: string[] }[] = [];
  const found = new Map<number, number>();
  for (const [at, { came, asked }] of all.entries()) {
    const [first] = came;
    if (first === undefined || came.length > 1 || !SAYS.includes(first.kind)) continue;
    const words = [...new Set(thingsIn(first.text))].slice(0, WORDS_MAX);
    // What an answer names again of the question is not what it says.
    const question = asked.flatMap(({ text }) => thingsIn(text)).slice(0, WORDS_MAX);
    const own = words.filter((word) => !question.some((one) => isAlike(one, word)));
    const isSame = (before: readonly string[]): boolean =>
      own.filter((word) => before.some((one) => isAlike(one, word))).length >=
      own.length * SAME_SHARE;
    const same = own.length < OWN_MIN ? undefined : earlier.findLast((one) => isSame(one.words));
    if (same !== undefined) found.set(at, same.at);
    earlier.push({ at, words });
  }
  return found;
}

/** Room in which two sentences are told: an order, and what limits it. */
const TWO_MIN = 240;

/** Units of a sentence that says more than that somebody agrees. */
const TELLING_MIN = 40;

/** Room in which a message is told whole. */
const WHOLE_MIN = 800;

/** Of a message so many of its sentences, those that say most, in the order in which they were said. */
function askedText(
  said: Composer['said'],
  { asked, between }: Exchange,
  most: number,
): Told | undefined {
  const kept = new Set<number>();
  let telling = 0;
  let room = most;
  for (const { text, rank } of asked.toSorted((a, b) => a.rank - b.rank)) {
    // What is not answered by what stands behind it is told only with the whole message.
    if (rank >= ASIDE && most < WHOLE_MIN) break;
    // What says less would only fill; where there is room for more than one, there are two whatever their length.
    const least = most >= TWO_MIN ? 2 : 1;
    if (telling >= least && text.length > room) break;
    kept.add(rank);
    // `Yes.` tells nothing alone.
    if (text.length >= TELLING_MIN) telling += 1;
    room -= text.length;
  }
  const before = asked.filter((one) => one.is_reply !== true);
  const [first, reply] = [before, asked.filter((one) => one.is_reply === true)].map((sentences) =>
    keptText(said, sentences, kept),
  );
  if (between !== undefined && reply !== undefined)
    return said.agreedTo(first, reply, between.text);
  return first === undefined || reply === undefined
    ? (first ?? reply)
    : said.agreedTo(first, reply, undefined);
}

/** The sentences that are kept, with a sign where others stand between. */
function keptText(
  said: Composer['said'],
  sentences: Exchange['asked'],
  kept: ReadonlySet<number>,
): Told | undefined {
  let told: Told | undefined;
  let isSkipped = false;
  for (const { text, rank, behind_gap: isGap = false } of sentences) {
    isSkipped ||= isGap;
    if (!kept.has(rank)) isSkipped = true;
    else {
      told =
        told === undefined
          ? text
          : isSkipped
            ? said.skipped(told, text)
            : joined([told, text], ' ');
      isSkipped = false;
    }
  }
  return told;
}

function cameText(
  said: Composer['said'],
  { kind, text, changed }: Exchange['came'][number],
  most: number,
  isFurther: boolean,
): Told {
  if (kind === 'changed') {
    const more = Math.max(0, changed.length - most);
    return said.cameChanged(text, changed.slice(0, most), more, isFurther);
  }
  if (kind === 'answered_later') return said.cameAnsweredLater(text);
  if (kind === 'not_called') return said.cameNotCalled(text);
  if (kind === 'failed') return said.cameFailed(text);
  if (kind === 'asked') return said.cameAsked(text);
  if (kind === 'proposed') return said.cameProposed(text);
  if (kind === 'looked_up') return said.cameLookedUp(text);
  return kind === 'called' ? said.cameCalled(text) : said.cameAnswered(text);
}

/** The same change of another thing, an address of a person and of an order, is told once, right behind the first. */
function alike(said: Composer['said'], came: Exchange['came']): Exchange['came'] {
  const keyOf = (one: Exchange['came'][number] | undefined): string =>
    one?.kind === 'changed' ? one.changed.join('\n') : '';
  // Behind another change it would say that it is the same as that one.
  return came.map((one, at) =>
    keyOf(one) !== '' && keyOf(one) === keyOf(came[at - 1])
      ? { ...one, changed: [said.changedAlike] }
      : one,
  );
}

/** What the agent said, one sentence behind the other, as one answer. */
function together(came: Exchange['came']): Exchange['came'] {
  const told: Exchange['came'] = [];
  for (const one of came) {
    const last = told.at(-1);
    if (last === undefined || !SAYS.includes(last.kind) || !SAYS.includes(one.kind)) told.push(one);
    else
      told.splice(-1, 1, {
        ...last,
        text: joined([last.text, one.text], ' '),
        evidence: [...new Set([...last.evidence, ...one.evidence])],
      });
  }
  return told;
}

/** Whether something was done behind a message, or handed over. */
export const isActed = ({ came }: Pick<Exchange, 'came'>): boolean =>
  came.some(({ kind }) => kind === 'changed' || kind === 'called');

const isDone = ({ came }: Exchange): boolean =>
  came.some(({ kind }) => kind === 'changed' || kind === 'called' || kind === 'failed');

/** Longest request that its own box has whole, in UTF-16 units, where nothing is said of that box. */
const REQUEST_MAX = 190;

/** What is told of a message, and of what came of it, one text each; of a request that its own box has whole only that. */
function partsOf(
  said: Composer['said'],
  exchange: Exchange,
  room: ExchangeRoom,
  request: number,
): { asked: Told | undefined; came: readonly Told[]; isInBox: boolean } {
  const rows = together(alike(said, exchange.came));
  const told = rows.map((one, at) =>
    cameText(said, one, room.members, rows[at - 1]?.kind === 'changed'),
  );
  const came = told.length === 0 ? [said.cameNothing(exchange.calls)] : told;
  const quoted = exchange.asked.reduce((n, { text }) => n + text.length, 0);
  const isInBox = exchange.is_request === true && quoted <= request && !isDone(exchange);
  return { asked: askedText(said, exchange, room.asked), came, isInBox };
}

function exchangeText(
  said: Composer['said'],
  exchange: Exchange,
  room: ExchangeRoom,
  request: number,
): Told {
  const { asked, came, isInBox } = partsOf(said, exchange, room, request);
  return isInBox ? said.exchangeOfRequest(came) : said.exchange(asked, came, exchange.before?.text);
}

/** Units of a line of the box with its marks: what is shorter is told in one. */
const LINE_MAX = 128;

/** A message on a line of its own, and what came of it on the next one. */
function linesOf(
  said: Composer['said'],
  exchange: Exchange,
  room: ExchangeRoom,
  { request, isRepeated }: { request: number; isRepeated: boolean },
): Clause[] {
  const { asked, came: all, isInBox } = partsOf(said, exchange, room, request);
  const came = isRepeated && asked !== undefined ? [said.cameAgain] : all;
  if (isInBox) return [recorded(said.exchangeOfRequest(came), marksOf(exchange))];
  const { before, between, evidence } = exchange;
  const whole = say`${said.exchange(asked, [], before?.text)} ${said.cameOf(came)}`;
  if (whole.length <= LINE_MAX) return [recorded(whole, marksOf(exchange))];
  const marks = [
    ...new Set([...(before?.evidence ?? []), ...evidence, ...(between?.evidence ?? [])]),
  ];
  const behind = [...new Set(exchange.came.flatMap((one) => one.evidence))];
  return [
    { ...recorded(said.exchange(asked, [], before?.text), marks), end: '' },
    recorded(said.cameOf(came), behind.length === 0 ? marks : behind),
  ];
}

const recorded = (text: Told, marks: readonly string[]): Clause => ({
  ...clause('exchange', text, [], marks),
  states: ['recorded'],
});

const marksOf = ({ evidence, came, before, between }: Exchange): string[] => [
  ...new Set([
    ...(before?.evidence ?? []),
    ...evidence,
    ...(between?.evidence ?? []),
    ...came.flatMap((one) => one.evidence),
  ]),
];

/** Clauses for each exchange that has room, in the order in which they were; the others are counted. */
function clausesOf(
  said: Composer['said'],
  all: readonly Exchange[],
  rooms: ExchangeRooms,
  tell: (exchange: Exchange, room: ExchangeRoom, at: number) => Clause[],
): Clause[] {
  const others = all.filter((_, at) => !rooms.has(at));
  const told = all.flatMap((one, at): Clause[] => {
    const room = rooms.get(at);
    return room === undefined ? [] : tell(one, room, at);
  });
  if (others.length === 0) return told;
  return [
    ...told,
    clause('exchange', said.moreExchanges(others.length), [], others.flatMap(marksOf)),
  ];
}

/** The places of all exchanges, those that say most of what was done and refused first. */
export function byWeight(all: readonly Exchange[]): number[] {
  const weights = weightsOf(all);
  return all.map((_, at) => at).toSorted((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
}

const roomsOf = (
  all: readonly Exchange[],
  { exchanges, room }: { exchanges: number; room: ExchangeRoom },
): ExchangeRooms =>
  new Map(
    byWeight(all)
      .slice(0, exchanges)
      .map((at) => [at, room]),
  );

const inOne =
  (said: Composer['said'], request: number) =>
  (exchange: Exchange, room: ExchangeRoom): Clause[] => [
    recorded(exchangeText(said, exchange, room, request), marksOf(exchange)),
  ];

/** What was asked and what came of it, a clause for each message. */
export const exchangeClauses = (
  said: Composer['said'],
  { exchanges }: Pick<Conversation, 'exchanges'>,
): Clause[] => clausesOf(said, exchanges, roomsOf(exchanges, MOST), inOne(said, REQUEST_MAX));

/** The same in lines, as page 1 has it; a request of up to so many units stands whole in its own box. */
export const exchangeLines = (
  said: Composer['said'],
  { exchanges }: Pick<Conversation, 'exchanges'>,
  rooms: ExchangeRooms,
  request: number,
): Clause[] => {
  // Only right behind the one of which it is the same: behind another it would say that of this one.
  const told = exchanges.flatMap((one, at) => (rooms.has(at) ? [{ one, at }] : []));
  const repeated = new Set(
    [...repeatedIn(told.map(({ one }) => one))].flatMap(([place, before]) =>
      before === place - 1 ? [told[place]?.at ?? place] : [],
    ),
  );
  return clausesOf(said, exchanges, rooms, (one, room, at) =>
    linesOf(said, one, room, { request, isRepeated: repeated.has(at) }),
  );
};

/** The same, each message whole. */
export const exchangesInFull = (
  said: Composer['said'],
  { exchanges }: Pick<Conversation, 'exchanges'>,
): Clause[] => clausesOf(said, exchanges, roomsOf(exchanges, WHOLE), inOne(said, 0));
