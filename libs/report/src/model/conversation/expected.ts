import { canonicalize, isJsonObject, type Json, type JsonObject } from '@docket/chain';

import { itemsAt, stringAt, valueAt, isHiddenBelow, type EntryView } from '../entry.js';
import { mayHaveChanged, type Called, type RecordedConversation } from './read.js';

/** Where an importer keeps what a check expected; docs/guide/import.md. */
const EXPECTED = '/ext/import/expected';

/** An expected call that was not made so. */
export interface Missing {
  tool: string;
  arguments: JsonObject | undefined;
  /** The nearest call of the tool, with the members in which it departs; undefined where none was made. */
  nearest?: { call: Called; members: { member: string; expected?: Json; called?: Json }[] };
}

/** What a check expected, held against what is recorded. */
export interface AgainstExpected {
  missing: Missing[];
  /** Changes that went through and are not among the expected; empty where the list is not all that was expected. */
  unexpected: Called[];
  /** Words that were expected to be told to the user, and were not, as the check says. */
  untold: string[];
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  canonicalize(a ?? {}) === canonicalize(b ?? {});

function departures(expected: JsonObject, called: JsonObject) {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(called)])];
  return names.flatMap((member) => {
    const [wanted, given] = [expected[member], called[member]];
    if (canonicalize(wanted ?? null) === canonicalize(given ?? null)) return [];
    return [
      {
        member,
        ...(wanted === undefined ? {} : { expected: wanted }),
        ...(given === undefined ? {} : { called: given }),
      },
    ];
  });
}

/** Undefined where the check does not say what it expected. */
export function againstExpected(
  { calls }: RecordedConversation,
  entry: EntryView,
): AgainstExpected | undefined {
  const place = valueAt(entry, EXPECTED);
  if (!isJsonObject(place ?? null) || isHiddenBelow(entry, EXPECTED)) return undefined;
  const expected = itemsAt(entry, `${EXPECTED}/calls`).flatMap((at) => {
    const tool = stringAt(entry, `${at}/tool_name`);
    const given = valueAt(entry, `${at}/arguments`);
    const isRead = stringAt(entry, `${at}/effect`) === 'read';
    if (tool === undefined || isRead) return [];
    return [{ tool, arguments: isJsonObject(given ?? null) ? (given as JsonObject) : undefined }];
  });
  const missing = expected.flatMap((one): Missing[] => {
    const alike = calls.filter(({ tool }) => tool === one.tool);
    const went = alike.filter(mayHaveChanged);
    if (went.some((call) => same(call.arguments, one.arguments))) return [];
    const call = went.at(-1) ?? alike.at(-1);
    if (call === undefined) return [one];
    const members = departures(one.arguments ?? {}, call.arguments ?? {});
    return [{ ...one, nearest: { call, members } }];
  });
  const isWhole = valueAt(entry, `${EXPECTED}/whole`) === true;
  const named = new Set(expected.map(({ tool }) => tool));
  const unexpected = isWhole
    ? calls.filter(
        (call) => call.effect === 'write' && mayHaveChanged(call) && !named.has(call.tool),
      )
    : [];
  const untold = itemsAt(entry, `${EXPECTED}/untold`).flatMap((at) => stringAt(entry, at) ?? []);
  return { missing, unexpected, untold };
}
