import type { Clause, Conversation, Exchange } from '../schema/index.js';
import { clause, type Composer } from './composer.js';
import { joined, type Told } from './told.js';

/** How much is told of what users asked for and what came of it. */
export interface ExchangeRoom {
  /** Exchanges: those behind which something was done or refused come first. */
  exchanges: number;
  /** UTF-16 units of what is quoted of each message, in whole sentences; one is quoted whatever its length. */
  asked: number;
  /** Members of each change. */
  members: number;
}

/** What the model of page 1 tells. */
const MOST: ExchangeRoom = { exchanges: 9, asked: 420, members: 5 };
/** What the story in full tells. */
const WHOLE: ExchangeRoom = { exchanges: 20, asked: 4_000, members: 20 };

const ORDER = ['changed', 'refused', 'failed', 'called', 'answered'] as const;
/** Of a message right before one behind which something changed: it says what was wanted. */
const WANTED = 0.5;

/** What came of it that weighs most: the less the more. */
function weightOf(all: readonly Exchange[], at: number): number {
  const has = (i: number, kind: Exchange['came'][number]['kind']): boolean =>
    all[i]?.came.some((one) => one.kind === kind) === true;
  const first = ORDER.findIndex((kind) => has(at, kind));
  const wanted = has(at + 1, 'changed') ? WANTED : has(at + 2, 'changed') ? 1 + WANTED : Infinity;
  return Math.min(first < 0 ? ORDER.length : first, wanted);
}

/** Of a message so many of its sentences, those that say most, in the order in which they were said. */
function askedText(said: Composer['said'], { asked }: Exchange, most: number): Told | undefined {
  const kept = new Set<number>();
  let room = most;
  for (const { text, rank } of asked.toSorted((a, b) => a.rank - b.rank)) {
    if (kept.size > 0 && text.length > room) continue;
    kept.add(rank);
    room -= text.length;
  }
  let told: Told | undefined;
  let isSkipped = false;
  for (const { text, rank } of asked) {
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

function cameText(said: Composer['said'], came: Exchange['came'][number], most: number): Told {
  const { kind, text, changed } = came;
  if (kind === 'changed') {
    const more = Math.max(0, changed.length - most);
    return said.cameChanged(text, changed.slice(0, most), more);
  }
  if (kind === 'failed') return said.cameFailed(text);
  return kind === 'called' ? said.cameCalled(text) : said.cameAnswered(text);
}

function exchangeText(said: Composer['said'], exchange: Exchange, room: ExchangeRoom): Told {
  const came = exchange.came.map((one) => cameText(said, one, room.members));
  return said.exchange(
    askedText(said, exchange, room.asked),
    came.length === 0 ? [said.cameNothing(exchange.calls)] : came,
  );
}

const marksOf = ({ evidence, came }: Exchange): string[] => [
  ...new Set([...evidence, ...came.flatMap((one) => one.evidence)]),
];

/** A clause for each exchange that has room, in the order in which they were; the others are counted. */
function clausesOf(said: Composer['said'], all: readonly Exchange[], room: ExchangeRoom): Clause[] {
  const kept = new Set(
    all
      .map((one, at) => ({ one, weight: weightOf(all, at) }))
      .toSorted((a, b) => a.weight - b.weight)
      .slice(0, room.exchanges)
      .map(({ one }) => one),
  );
  const others = all.filter((one) => !kept.has(one));
  const told = all
    .filter((one) => kept.has(one))
    .map((one): Clause => ({
      ...clause('exchange', exchangeText(said, one, room), [], marksOf(one)),
      states: ['recorded'],
    }));
  if (others.length === 0) return told;
  return [
    ...told,
    clause('exchange', said.moreExchanges(others.length), [], others.flatMap(marksOf)),
  ];
}

/** What was asked and what came of it, in the box of page 1. */
export const exchangeClauses = (
  said: Composer['said'],
  { exchanges }: Pick<Conversation, 'exchanges'>,
  room: ExchangeRoom = MOST,
): Clause[] => clausesOf(said, exchanges, room);

/** The same, each message whole. */
export const exchangesInFull = (
  said: Composer['said'],
  { exchanges }: Pick<Conversation, 'exchanges'>,
): Clause[] => clausesOf(said, exchanges, WHOLE);
