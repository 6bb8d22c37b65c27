import { canonicalize, isJsonObject, type Json, type JsonObject } from '@docket/chain';

import { itemsAt, stringAt, valueAt, isHiddenBelow, type EntryView } from '../entry.js';
import { mayHaveChanged, type Called, type RecordedConversation } from './read.js';
import { nameWords } from './words.js';

/** Where an importer keeps what a check expected; docs/guide/import.md. */
const EXPECTED = '/ext/import/expected';

/** A member that a call was expected to have with another value. */
interface Departure {
  member: string;
  expected?: Json;
  called?: Json;
}

/** An expected call that was not made so. */
export interface Missing {
  tool: string;
  arguments: JsonObject | undefined;
  /** The nearest call of the tool, with the members in which it departs; undefined where none was made. */
  nearest?: { call: Called; members: Departure[] };
}

/** Expected calls of one tool that only look something up, and were made with other arguments or not at all. */
export interface Unread {
  tool: string;
  times: number;
  /** Whether the tool was called at all. */
  isCalled: boolean;
  /** What each was expected with, and its departures from the call that is nearest to it. */
  wanted: { arguments: JsonObject; members: Departure[] }[];
}

/** What a check expected, held against what is recorded. */
export interface AgainstExpected {
  missing: Missing[];
  unread: Unread[];
  /** Changes that went through and are not among the expected; empty where the list is not all that was expected. */
  unexpected: Called[];
  /** Tools of which a call that changes something, or may, was expected. */
  expectedTools: ReadonlySet<string>;
  /** Words that were expected to be told to the user, and were not, as the check says. */
  untold: string[];
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  canonicalize(a ?? {}) === canonicalize(b ?? {});

/** How many arguments of two calls are the same. */
const agreeing = (expected: JsonObject, called: JsonObject): number =>
  Object.keys(expected).filter(
    (name) =>
      Object.hasOwn(called, name) &&
      canonicalize(expected[name] ?? null) === canonicalize(called[name] ?? null),
  ).length;

/** The call with the most of the expected arguments; of several the last. */
function nearestOf(calls: readonly Called[], expected: JsonObject): Called | undefined {
  const most = Math.max(...calls.map((call) => agreeing(expected, call.arguments ?? {})));
  return calls.findLast((call) => agreeing(expected, call.arguments ?? {}) === most);
}

/** Values of the members of the objects of a list, by their names, each once. */
function columnsOf(items: readonly JsonObject[]): Map<string, Json[]> {
  const columns = new Map<string, Json[]>();
  for (const [name, value] of items.flatMap((item) => Object.entries(item)))
    columns.set(name, [...new Set([...(columns.get(name) ?? []), value])]);
  return columns;
}

const objectsIn = (value: Json | undefined): JsonObject[] | undefined =>
  Array.isArray(value) && value.length > 0 && value.every(isJsonObject) ? value : undefined;

/** Of two lists of objects the members in which those differ that only one has. */
function listDepartures(wanted: readonly JsonObject[], given: readonly JsonObject[]): Departure[] {
  const lacks = (list: readonly JsonObject[], item: JsonObject): boolean =>
    !list.some((other) => canonicalize(other) === canonicalize(item));
  const expected = columnsOf(wanted.filter((item) => lacks(given, item)));
  const called = columnsOf(given.filter((item) => lacks(wanted, item)));
  return [...new Set([...expected.keys(), ...called.keys()])].flatMap((name) =>
    departure(name, expected.get(name), called.get(name)),
  );
}

function departure(member: string, wanted: Json | undefined, given: Json | undefined): Departure[] {
  if (canonicalize(wanted ?? null) === canonicalize(given ?? null)) return [];
  return [
    {
      member,
      ...(wanted === undefined ? {} : { expected: wanted }),
      ...(given === undefined ? {} : { called: given }),
    },
  ];
}

function departures(expected: JsonObject, called: JsonObject): Departure[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(called)])];
  return names.flatMap((member) => {
    const [wanted, given] = [expected[member], called[member]];
    const lists = [objectsIn(wanted), objectsIn(given)] as const;
    // One list has the same members as the other, in another order or number: then the list is what differs.
    const inside =
      lists[0] === undefined || lists[1] === undefined ? [] : listDepartures(lists[0], lists[1]);
    return inside.length === 0 ? departure(member, wanted, given) : inside;
  });
}

/** Undefined where the check does not say what it expected. */
export function againstExpected(
  { calls }: RecordedConversation,
  entry: EntryView,
): AgainstExpected | undefined {
  const place = valueAt(entry, EXPECTED);
  if (!isJsonObject(place ?? null) || isHiddenBelow(entry, EXPECTED)) return undefined;
  const all = expectedCalls(entry);
  const expected = all.filter(({ isRead }) => !isRead);
  const left = new Set(calls);
  const isMade = expected.map((one) => {
    const call = [...left].find(
      (made) =>
        made.tool === one.tool && mayHaveChanged(made) && same(made.arguments, one.arguments),
    );
    if (call !== undefined) left.delete(call);
    return call !== undefined;
  });
  const missing = expected.flatMap((one, i): Missing[] => {
    if (isMade[i] === true) return [];
    // A call stands for one of the expected: what was made for another is not made for this one.
    const alike = [...left].filter(({ tool }) => tool === one.tool);
    const went = alike.filter(mayHaveChanged);
    const call = nearestOf(went.length === 0 ? alike : went, one.arguments ?? {});
    if (call === undefined) return [one];
    left.delete(call);
    const members = departures(one.arguments ?? {}, call.arguments ?? {});
    return [{ ...one, nearest: { call, members } }];
  });
  const isWhole = valueAt(entry, `${EXPECTED}/whole`) === true;
  const unexpected = isWhole
    ? [...left].filter((call) => call.effect === 'write' && mayHaveChanged(call))
    : [];
  const untold = itemsAt(entry, `${EXPECTED}/untold`).flatMap((at) => stringAt(entry, at) ?? []);
  const expectedTools = new Set(expected.map(({ tool }) => tool));
  return { missing, unread: unreadOf(all, calls), unexpected, expectedTools, untold };
}

/** Expected reads that no call made: as often as a read is expected, it may be made once. */
function unreadOf(expected: readonly Expected[], calls: readonly Called[]): Unread[] {
  const tools = new Set(calls.map(({ tool }) => tool));
  const found = new Map<string, Unread>();
  for (const { tool, arguments: wanted, isRead } of expected) {
    if (!isRead) continue;
    const isCalled = tools.has(tool);
    const isMade = calls.some(
      (call) =>
        call.tool === tool &&
        // What is withheld may have been the same.
        (wanted === undefined || call.arguments === undefined || same(call.arguments, wanted)),
    );
    if (isMade) continue;
    const before = found.get(tool);
    const call = nearestOf(
      calls.filter((one) => one.tool === tool),
      wanted ?? {},
    );
    const members = departures(wanted ?? {}, call?.arguments ?? {});
    found.set(tool, {
      tool,
      isCalled,
      times: (before?.times ?? 0) + 1,
      wanted: [
        ...(before?.wanted ?? []),
        ...(wanted === undefined ? [] : [{ arguments: wanted, members }]),
      ],
    });
  }
  return [...found.values()];
}

/** What an agent works out for itself: in other words it comes to the same. */
const OWN_WORK = /^(?:calculate|compute|think|reason)$/u;

interface Expected {
  tool: string;
  arguments: JsonObject | undefined;
  isRead: boolean;
}

function expectedCalls(entry: EntryView): Expected[] {
  const all = itemsAt(entry, `${EXPECTED}/calls`).flatMap((at) => {
    const tool = stringAt(entry, `${at}/tool_name`);
    const given = valueAt(entry, `${at}/arguments`);
    if (tool === undefined) return [];
    const isOwnWork = nameWords(tool).some((word) => OWN_WORK.test(word));
    const isRead = isOwnWork || stringAt(entry, `${at}/effect`) === 'read';
    return [
      {
        tool,
        arguments: isJsonObject(given ?? null) ? (given as JsonObject) : undefined,
        isRead,
        isOwnWork,
      },
    ];
  });
  // A check that failed and expected nothing else failed for that.
  return all.every(({ isOwnWork }) => isOwnWork) ? all : all.filter(({ isOwnWork }) => !isOwnWork);
}
