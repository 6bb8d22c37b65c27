import { ASIDE } from '../model/conversation/asked.js';
import { refersBack } from '../model/conversation/refers-back.js';
import type { Clause, Conversation, Exchange } from '../schema/index.js';
import { clause, type Composer } from './composer.js';
import { byWeight, repeatedIn, SAYS } from './exchange-weights.js';
import { joined, say, type Told } from './told.js';

/** How much is told of a message of a user and what came of it. */
export interface ExchangeRoom {
  /** UTF-16 units of what is quoted of the message, in whole sentences; one is quoted whatever its length. */
  asked: number;
  /** Members of each change. */
  members: number;
}

/** Members from which on there is room for what the agent went on to say too. */
export const MORE_MIN = 8;

/** The room of each exchange that is told, by its place; the others are counted. */
export type ExchangeRooms = ReadonlyMap<number, ExchangeRoom>;

/** What the model of page 1 tells: those behind which something was done or refused come first. */
const MOST = { exchanges: 9, room: { asked: 420, members: 5 } };
/** What the story in full tells. */
const WHOLE = { exchanges: 20, room: { asked: 4_000, members: 20 } };

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
  // One that only goes on with another says little without it.
  if (asked.some((one) => one.is_reply === true)) {
    const wanted = asked.filter((one) => one.is_reply !== true && one.rank < ASIDE);
    for (const { rank } of wanted.toSorted((a, b) => a.rank - b.rank).slice(0, 1)) kept.add(rank);
  }
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
  for (const { rank } of [...leadsOf(asked, kept), ...othersOf(asked, kept)]) kept.add(rank);
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

/** Longest sentence that is told for the one behind it, in UTF-16 units. */
const LEAD_MAX = 200;

/** Sentences right before such as speak of what only these name. */
function leadsOf(asked: Exchange['asked'], kept: ReadonlySet<number>): Exchange['asked'] {
  return asked.flatMap((one, at) => {
    const before = asked[at - 1];
    const isLead =
      before !== undefined &&
      kept.has(one.rank) &&
      one.behind_gap !== true &&
      one.is_reply === before.is_reply &&
      before.text.length <= LEAD_MAX &&
      refersBack(one.text);
    return isLead ? [before] : [];
  });
}

/** What is wanted in the one case, and in the other: one without the other is half of it. */
const IN_CASE = /^[“„]?(?:if (?:yes|so|possible|you can)|wenn ja)\b/iu;
const ELSE = /^[“„]?(?:if not|otherwise|wenn nicht|falls nicht|sonst)\b/iu;

/** Sentences right behind such as say what is wanted in one case, that say what is in the other. */
const othersOf = (asked: Exchange['asked'], kept: ReadonlySet<number>): Exchange['asked'] =>
  asked.filter((one, at) => {
    const before = asked[at - 1];
    return (
      before !== undefined &&
      kept.has(before.rank) &&
      one.text.length <= LEAD_MAX &&
      IN_CASE.test(before.text) &&
      ELSE.test(one.text)
    );
  });

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

/** Room of a message from which on a question behind it is quoted: with less another message is told in its place. */
const QUESTION_MIN = 300;

function cameText(
  said: Composer['said'],
  { kind, text, changed, is_requested: isRequested }: Exchange['came'][number],
  { members: most, asked: room }: ExchangeRoom,
  isFurther: boolean,
): Told {
  if (kind === 'changed') {
    const more = Math.max(0, changed.length - most);
    return said.cameChanged(text, changed.slice(0, most), more, {
      isFurther,
      isRequested: isRequested === true,
    });
  }
  if (kind === 'answered_later') return said.cameAnsweredLater(text);
  if (kind === 'not_called') return said.cameNotCalled(text);
  if (kind === 'failed') return said.cameFailed(text);
  if (kind === 'asked') return room < QUESTION_MIN ? said.cameAskedBack : said.cameAsked(text);
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
    const isOne =
      last !== undefined &&
      (last.kind === 'proposed'
        ? one.kind === 'proposed'
        : SAYS.includes(last.kind) && SAYS.includes(one.kind));
    if (last === undefined || !isOne) told.push(one);
    else
      told.splice(-1, 1, {
        ...last,
        text: joined([last.text, one.text], ' '),
        evidence: [...new Set([...last.evidence, ...one.evidence])],
      });
  }
  return told;
}

/** Whether it goes on with a list of changes: all of them done, or all of them asked for. */
const goesOn = (
  one: Exchange['came'][number],
  before: Exchange['came'][number] | undefined,
): boolean => before?.kind === 'changed' && before.is_requested === one.is_requested;

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
  // In the least room what is refused stands without what else was answered.
  const isRefusedOnly =
    room.asked < TWO_MIN &&
    !isDone(exchange) &&
    exchange.came.some(({ kind }) => kind === 'refused');
  // What was changed says there what came of it, before what the agent told of that.
  const isChangeOnly = room.asked < TWO_MIN && room.members === 1 && exchange.came.some(isOfChange);
  const rows = together(
    alike(
      said,
      exchange.came.filter(
        (one) =>
          (one.is_more !== true || room.members >= MORE_MIN) &&
          !(
            (isRefusedOnly || isChangeOnly) &&
            (one.kind === 'answered' || one.kind === 'proposed')
          ),
      ),
    ),
  );
  const told = rows.map((one, at) => {
    const isFurther = goesOn(one, rows[at - 1]);
    // With one member, what changed as in the one before it is named alone.
    const isAlike = isFurther && room.members === 1 && rows[at - 1]?.changed[0] === one.changed[0];
    return cameText(said, one, isAlike ? { ...room, members: 0 } : room, isFurther);
  });
  const nothing = exchange.is_end === true ? said.cameEnd : said.cameNothing(exchange.calls);
  const came = told.length === 0 ? [nothing] : told;
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

/** What came of a message in so few units stands behind it, and begins no line. */
const SHORT_MAX = 64;

const isOfChange = ({ kind }: Exchange['came'][number]): boolean => kind === 'changed';

const isQuestion = ({ kind }: Exchange['came'][number]): boolean => kind === 'asked';

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
  const isAskedBack = room.asked < QUESTION_MIN && exchange.came.every(isQuestion);
  const isShort = said.cameOf(came).length <= SHORT_MAX;
  if (whole.length <= LINE_MAX || isAskedBack || isShort)
    return [recorded(whole, marksOf(exchange))];
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
  const isToldBefore = (at: number): boolean => {
    const { before } = exchanges[at] ?? {};
    return (
      before !== undefined &&
      rooms.has(at - 1) &&
      exchanges[at - 1]?.came.some(({ text }) => text === before.text) === true
    );
  };
  return clausesOf(said, exchanges, rooms, ({ before, ...one }, room, at) =>
    linesOf(said, before === undefined || isToldBefore(at) ? one : { ...one, before }, room, {
      request,
      isRepeated: repeated.has(at),
    }),
  );
};

/** The same, each message whole. */
export const exchangesInFull = (
  said: Composer['said'],
  { exchanges }: Pick<Conversation, 'exchanges'>,
): Clause[] => clausesOf(said, exchanges, roomsOf(exchanges, WHOLE), inOne(said, 0));
