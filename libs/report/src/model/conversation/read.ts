import { isJsonObject, parseJson, utf8, type Json, type JsonObject } from '@docket/chain';

import { unformatted } from '../../narrative/told.js';
import { firstOf, type ModelContext } from '../context.js';
import { isHiddenBelow, itemsAt, stringAt, valueAt, type EntryView } from '../entry.js';

/** Where the importers keep what was said between two cards, oldest first; docs/guide/import.md. */
const MESSAGES = '/ext/import/messages';
/** Who says the last of them, where the source has several agents. */
const AGENT = '/ext/import/from';
/** What the source says of how the last of them is meant. */
const MEANT = '/ext/import/meant_as';

/** What the source gave the agent as the present. */
const STATED_TIME = '/ext/import/stated_time';

/** What ends a run of several agents: nobody says it. */
const END = 'termination condition';

/** A message of the conversation that an importer keeps. */
export interface Said {
  by: 'agent' | 'user';
  /** As it was recorded. */
  content: string;
  /** Where its content stands. */
  pointer: string;
  entry: EntryView;
  /** Its place among all messages and calls. */
  order: number;
}

/** A tool call that a Job Card reports. */
export interface Called {
  tool: string;
  /** Undefined where there are none, or something of them is hidden. */
  arguments: JsonObject | undefined;
  effect: string | undefined;
  /** Undefined where it is not recorded. */
  status: string | undefined;
  /** What was answered, as a JSON object; undefined where it is none. */
  answer: () => JsonObject | undefined;
  /** The same as text, whatever it is; absent where none is recorded. */
  answerText?: () => string;
  /** Where what was answered stands. */
  result: string;
  entry: EntryView;
  order: number;
}

export interface RecordedConversation {
  said: readonly Said[];
  calls: readonly Called[];
  /** What nobody of the two said: request, goal, and messages of other roles; absent where none is recorded. */
  opening?: string;
  /** What the source gave the agent as the present; absent where it gave none. */
  statedTime?: string;
  /** Whether something of what was said, called or answered is withheld; absent where nothing is. */
  isPartHidden?: boolean;
  /** Absent of a decision that was recorded as it was made. */
  isImported?: true;
}

/** A JSON object that a text is; undefined for every other text. */
export function objectOf(text: string): JsonObject | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const value = parseJson(utf8(text));
    return isJsonObject(value) ? value : undefined;
  } catch {
    // It only looks like JSON: then it is the text.
    return undefined;
  }
}

/** Longest answer that is taken apart, in UTF-16 units. */
const ANSWER_MAX = 65_536;

function answerOf(value: Json | undefined): JsonObject | undefined {
  if (isJsonObject(value ?? null)) return value as JsonObject;
  return typeof value === 'string' && value.length <= ANSWER_MAX ? objectOf(value) : undefined;
}

const textOf = (value: Json | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

function callAt(entry: EntryView, at: string, order: number): Called {
  const shown = (name: string): Json | undefined =>
    isHiddenBelow(entry, `${at}/${name}`) ? undefined : valueAt(entry, `${at}/${name}`);
  const given = shown('arguments');
  let answer: { read: JsonObject | undefined } | undefined;
  return {
    tool: stringAt(entry, `${at}/tool_name`) ?? '',
    arguments: isJsonObject(given ?? null) ? (given as JsonObject) : undefined,
    effect: stringAt(entry, `${at}/effect`),
    status: stringAt(entry, `${at}/status`),
    // Read when it is asked for: most answers never are.
    answer: () => (answer ??= { read: answerOf(shown('result')) }).read,
    answerText: () => textOf(shown('result')),
    result: `${at}/result`,
    entry,
    order,
  };
}

const known = new WeakMap<ModelContext, RecordedConversation>();

/** What was said and called, in order. Of a decision that was not imported nobody keeps what was said. */
export function recordedConversation(context: ModelContext): RecordedConversation {
  const read = known.get(context) ?? readFrom(context);
  known.set(context, read);
  return read;
}

function readFrom(context: ModelContext): RecordedConversation {
  const opened = firstOf(context, 'decision.opened');
  const isImported = opened !== undefined && stringAt(opened, '/origin/kind') === 'imported';
  const said: Said[] = [];
  const calls: Called[] = [];
  const given: string[] = [];
  let order = 0;
  let isPartHidden = false;
  for (const entry of context.entries) {
    isPartHidden ||= isHiddenBelow(entry, MESSAGES) || isHiddenBelow(entry, '/tool_calls');
    // Of several agents the role does not tell: there the last message of a card is its own agent's.
    const isOfAgent = stringAt(entry, AGENT) !== undefined;
    const places = !isImported || stringAt(entry, MEANT) === END ? [] : itemsAt(entry, MESSAGES);
    for (const [index, at] of places.entries()) {
      const isOfCard = isOfAgent && index === places.length - 1;
      const role = isOfCard ? 'assistant' : stringAt(entry, `${at}/role`);
      const pointer = `${at}/content`;
      const content = stringAt(entry, pointer);
      if (content === undefined || content === '') continue;
      if (role !== 'assistant' && role !== 'user') {
        given.push(content);
        continue;
      }
      order += 1;
      const by = role === 'user' ? 'user' : 'agent';
      said.push({ by, content, pointer, entry, order });
    }
    if (entry.type !== 'job_card.filed') continue;
    for (const at of itemsAt(entry, '/tool_calls')) {
      order += 1;
      calls.push(callAt(entry, at, order));
    }
  }
  const statedTime = opened && stringAt(opened, STATED_TIME);
  const asked = ['/request', '/goal'].flatMap((at) =>
    opened === undefined ? [] : (stringAt(opened, at) ?? []),
  );
  const opening = [...asked, ...given].join(' ');
  return {
    said,
    calls,
    ...(opening === '' ? {} : { opening }),
    ...(statedTime === undefined ? {} : { statedTime }),
    ...(isPartHidden ? { isPartHidden } : {}),
    ...(isImported ? { isImported } : {}),
  };
}

/** The text that a message is: of JSON with nothing in it but the text of one that text, any other as it is. */
export function saidText({ content }: Pick<Said, 'content'>): string {
  const members = content.startsWith('{') ? objectOf(content) : undefined;
  const [[name, text] = [], ...others] = Object.entries(members ?? {});
  return name === 'message' && typeof text === 'string' && others.length === 0 ? text : content;
}

/** White space and the beginning of a sentence behind the end of another. */
const BETWEEN_SENTENCES = /(?<=[^\s.].[.!?]['’”")*_]{0,8})\s+(?=[*_]{0,3}[\p{Lu}“"‘(])/u;
/** What stands before a line of a list, and before a heading. */
const BULLET = /^\s*(?:[-•*–]|\d{1,2}[.)]|#{1,6})\s+/u;

/** Its sentences and lines, each without the sign of a list or a heading before it and those of bold type, else as they were written. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\r\n|[\n\r]/u)
    .flatMap((line) => unformatted(line.replace(BULLET, '')).split(BETWEEN_SENTENCES))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Deepest value of a message that is looked into for text, and texts of one. */
const TEXT_DEPTH_MAX = 6;
const TEXTS_MAX = 400;

/** Texts of more than one word in the members of a message, in order. */
function textsIn(members: JsonObject): string[] {
  const found: string[] = [];
  const visit = (value: Json, depth: number): void => {
    if (found.length >= TEXTS_MAX || depth > TEXT_DEPTH_MAX) return;
    if (typeof value === 'string') {
      if (/\S\s+\S/u.test(value)) found.push(value);
    } else if (typeof value === 'object' && value !== null)
      for (const inside of Object.values(value)) visit(inside, depth + 1);
  };
  visit(members, 0);
  return found;
}

const sentencesKnown = new WeakMap<Said, readonly string[]>();

/** The sentences of a message; of JSON that has more than the text of one those of each text in it. */
export function saidSentences(said: Said): readonly string[] {
  const parted = sentencesKnown.get(said);
  if (parted !== undefined) return parted;
  const text = saidText(said);
  const members = text.startsWith('{') ? objectOf(text) : undefined;
  const sentences =
    members === undefined ? sentencesOf(text) : textsIn(members).flatMap((one) => sentencesOf(one));
  sentencesKnown.set(said, sentences);
  return sentences;
}

/** Whether a call may have changed something, and is not known to have failed. */
export const mayHaveChanged = ({ effect, status }: Called): boolean =>
  effect !== 'read' && (status === undefined || status === 'ok');
