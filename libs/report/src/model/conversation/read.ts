import { isJsonObject, parseJson, utf8, type Json, type JsonObject } from '@docket/chain';

import { firstOf, type ModelContext } from '../context.js';
import { isHiddenBelow, itemsAt, stringAt, valueAt, type EntryView } from '../entry.js';

/** Where the importers keep what was said between two cards, oldest first; docs/guide/import.md. */
const MESSAGES = '/ext/import/messages';
/** Who says the last of them, where the source has several agents. */
const AGENT = '/ext/import/from';
/** What the source says of how the last of them is meant. */
const MEANT = '/ext/import/meant_as';

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
  /** Where what was answered stands. */
  result: string;
  entry: EntryView;
  order: number;
}

export interface RecordedConversation {
  said: readonly Said[];
  calls: readonly Called[];
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
  let order = 0;
  for (const entry of context.entries) {
    // Of several agents the role does not tell: there the last message of a card is its own agent's.
    const isOfAgent = stringAt(entry, AGENT) !== undefined;
    const places = !isImported || stringAt(entry, MEANT) === END ? [] : itemsAt(entry, MESSAGES);
    for (const [index, at] of places.entries()) {
      const isOfCard = isOfAgent && index === places.length - 1;
      const role = isOfCard ? 'assistant' : stringAt(entry, `${at}/role`);
      if (role !== 'assistant' && role !== 'user') continue;
      const pointer = `${at}/content`;
      const content = stringAt(entry, pointer);
      if (content === undefined || content === '') continue;
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
  return { said, calls };
}

/** The text that a message is: of JSON with nothing in it but the text of one that text, any other as it is. */
export function saidText({ content }: Pick<Said, 'content'>): string {
  const members = content.startsWith('{') ? objectOf(content) : undefined;
  const [[name, text] = [], ...others] = Object.entries(members ?? {});
  return name === 'message' && typeof text === 'string' && others.length === 0 ? text : content;
}

/** The same without the signs of Markdown that only set it: emphasis and headings. */
export const plainText = (text: string): string =>
  text
    .replaceAll(/(\*\*|__)(?=\S)([^\n]{1,400}?)(?<=\S)\1/gu, '$2')
    .replaceAll(/^ {0,3}#{1,6} +/gmu, '');

/** White space and the beginning of a sentence behind the end of another. */
const BETWEEN_SENTENCES = /(?<=[^\s.].[.!?]['’”")]*)\s+(?=[\p{Lu}“"‘(])/u;
const BULLET = /^\s*(?:[-•*–]|\d{1,2}[.)])\s+/u;

/** Its sentences and lines, each without the sign of a list. */
export function sentencesOf(text: string): string[] {
  return plainText(text)
    .split(/\r\n|[\n\r]/u)
    .flatMap((line) => line.replace(BULLET, '').split(BETWEEN_SENTENCES))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Whether a call may have changed something, and is not known to have failed. */
export const mayHaveChanged = ({ effect, status }: Called): boolean =>
  effect !== 'read' && (status === undefined || status === 'ok');
