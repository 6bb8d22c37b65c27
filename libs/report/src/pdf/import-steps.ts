import type { Room } from '../narrative/compose-decided.js';
import { MORE_MIN, type ExchangeRoom, type ExchangeRooms } from '../narrative/compose-exchanges.js';
import { byWeight, isActed } from '../narrative/exchange-weights.js';
import type { Dossier } from '../schema/index.js';

/** What page 1 of an import tells at most, and in how many lines the request. */
export interface Telling {
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
  /** Sentences that are or stand in for a ground, and whether they stand in their line if the box quotes them too. */
  grounds: number;
  because: boolean;
  /** Whether the line has what a user agreed to. */
  agreed: boolean;
  /** Requests that are quoted in the line "Not done". */
  not_done: number;
  /** Whether tools are named with their calls. */
  tools: boolean;
}

export const LEAST_TELLING: Telling = {
  attention: 1,
  last_message: undefined,
  asked_with: 'least',
  refused: 0,
  rooms: new Map(),
  changed: { actions: 0, members: 1 },
  request: 2,
  course: 0,
  grounds: 1,
  because: false,
  agreed: false,
  not_done: 0,
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
/** The same with more than one thing that was asked for. */
const ASKED_ROOM: ExchangeRoom = { asked: 320, members: 1 };
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
/** The whole of what was asked, and what else was said in the answer. */
const WITH_MORE: ExchangeRoom = { asked: 800, members: MORE_MIN };
/** Of one behind which nothing was done. */
const LITTLE_ROOM: ExchangeRoom = { asked: 240, members: 2 };
/** Lines of the request that have most of them whole. */
const WHOLE_REQUEST = 3;
/** Items of Attention of an import: what was said is held against the calls there. */
const IMPORT_ATTENTION_MAX = 5;
/** What a tile, the first sentence or the line of the evaluations says too. */
const SAID_ELSEWHERE: readonly string[] = [
  'import_lacks',
  // A document that is recorded by its hash alone may have it.
  'term_without_record',
  'passed_otherwise',
  'evaluation_failed',
  'part_failed',
  'evaluation_agreement',
  'outcome_agreement',
  'escalation_answered',
];
/** Items of Attention that are told before what was refused. */
const FOREMOST_ITEMS = 2;
/** Wishes that are told before all that one of them changed. */
const WISHES_MIN = 3;
/** Units of a line of the request. */
export const REQUEST_LINE = 88;
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

/** More of each exchange, once each wish is told. */
function fullerSteps(
  items: readonly number[],
  { done, others, foremost, each, afterDone }: ReturnType<typeof takingOf>,
): Step[] {
  return [
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
    ...[4, 5, 6, 9].map((not_done) => step({ not_done })),
    ...each(others, LITTLE_ROOM),
    step({ changed: { actions: 3, members: 1 } }),
    afterDone(step({ last_message: 'long' })),
    step({ changed: { actions: 3, members: 3 } }),
    ...each(others, MUCH_ROOM),
    step({ refused: 1 }),
    ...each(foremost, ALL_ROOM, true),
  ];
}

/** Exchanges behind which something was refused, and those in which what was then done was proposed. */
function saidOf(
  exchanges: Dossier['model']['conversation']['exchanges'],
  { others, isDone }: ReturnType<typeof takingOf>,
): { refused: number[]; proposed: number[] } {
  const has = (at: number, wanted: 'refused' | 'proposed'): boolean =>
    exchanges[at]?.came.some(({ kind }) => kind === wanted) === true;
  return {
    refused: others.filter((at) => has(at, 'refused')),
    proposed: others.filter((at) => isDone(at + 1) && has(at, 'proposed')),
  };
}

/** What the request came to is told beside it, where its own box has it whole. */
function requestSteps(
  exchanges: Dossier['model']['conversation']['exchanges'],
  { isDone, take }: ReturnType<typeof takingOf>,
): Step[] {
  const request = exchanges.findIndex((one) => one.is_request === true);
  if (request === -1 || isDone(request)) return [];
  return [
    (telling) =>
      take(
        request,
        LEAST_ROOM,
        true,
      )({ ...telling, request: Math.max(telling.request, WHOLE_REQUEST) }),
  ];
}

/** What changed in the world comes first; then items of Attention, but for what imports mostly lack. */
export function stepsFor({ model }: Dossier): Step[] {
  const { exchanges } = model.conversation;
  const taking = takingOf(exchanges);
  const { done, others, foremost, each, afterDone } = taking;
  const more = [2, 3, 4, IMPORT_ATTENTION_MAX];
  const isUsual = (n: number): boolean => model.attention[n - 1]?.code === 'import_lacks';
  const items = more.filter((n) => !isUsual(n));
  // What was found comes before more of what was said: what is only counted is read by nobody.
  const serious =
    model.attention.findLastIndex(
      ({ severity, code }) => severity === 'failed' || !SAID_ELSEWHERE.includes(code),
    ) + 1;
  const { refused, proposed } = saidOf(exchanges, taking);
  // What was done says what was decided: what was said last is told behind all of it.
  const isActing = exchanges.some(isActed);
  return [
    step({ changed: { actions: 1, members: 1 } }),
    ...each(done.slice(0, 4), LEAST_ROOM, true),
    // What was not done, and why, has a place of its own.
    step({ because: true }),
    step({ not_done: 1 }),
    step({ agreed: true }),
    step({ request: WHOLE_REQUEST }),
    // What was refused, and what was agreed to, is told before all that was changed.
    ...each(refused.slice(0, 1), LEAST_ROOM, true),
    ...requestSteps(exchanges, taking),
    // Each wish with what became of it comes before more of one.
    ...each(others.slice(0, WISHES_MIN), LEAST_ROOM, true),
    ...more.filter((n) => n <= Math.min(serious, FOREMOST_ITEMS)).map(attentionStep),
    ...FIRST_STEPS,
    step({ not_done: 2 }),
    // What was agreed to, and what it was to come to, right before it was done.
    ...each(proposed.slice(0, 1), LEAST_ROOM, true),
    ...each(done, ASKED_ROOM),
    ...each(refused.slice(1, WISHES_MIN), LEAST_ROOM, true),
    ...each(foremost, LEAST_ROOM, true),
    ...more.filter((n) => n <= serious).map(attentionStep),
    ...each(done, SUM_ROOM),
    step({ not_done: 3 }),
    ...(isActing ? [] : [afterDone(step({ last_message: 'least' }))]),
    // What a human was told is what a handover left behind.
    step({ asked_with: 'brief' }),
    // What was asked is read before what came of it.
    step({ request: 4 }),
    ...each(done, LITTLE_ROOM),
    ...items.slice(0, 1).map(attentionStep),
    step({ asked_with: 'long' }),
    ...items.slice(1, 2).map(attentionStep),
    ...each(done.slice(0, 1), CHANGED_ROOM),
    afterDone(step({ last_message: 'brief' })),
    ...[5, 6, 9].map((lines) => step({ request: lines })),
    step({ asked_with: 'wide' }),
    ...fullerSteps(items, taking),
    ...QUOTED_MORE.map(afterDone),
    ...each(foremost, WITH_MORE, true),
    wholeStep(exchanges.length),
    ...ALL_ELSE.map(afterDone),
    ...more.filter(isUsual).map(attentionStep),
  ];
}
