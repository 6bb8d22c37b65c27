import {
  canonicalBytes,
  isJsonObject,
  sha256,
  toHex,
  type Json,
  type JsonObject,
} from '@docket/chain';
import { jsonObjects } from '../json-lines.js';
import type { ListElement } from '../json-pieces.js';
import { observedFile } from '../observed/file.js';
import { unusable } from '../observed/trace.js';
import type { TraceFile } from '../trace-file.js';
import { readAnthropic } from './anthropic.js';
import { observe } from './observe.js';
import { readOpenAi } from './openai.js';
import type { MessageLog, ReadConversation, SaidTurn } from './said.js';

/** Logs of OpenAI's models, from the file's bytes. @throws {CommandFailure} `unusable`, when it holds none. */
export const openAiFile = (bytes: Uint8Array, file: string): TraceFile =>
  messagesFile(bytes, file, { format: 'openai', product: 'OpenAI', read: readOpenAi });

/** Logs of Anthropic's models, from the file's bytes. @throws {CommandFailure} `unusable`, when it holds none. */
export const anthropicFile = (bytes: Uint8Array, file: string): TraceFile =>
  messagesFile(bytes, file, { format: 'anthropic', product: 'Anthropic', read: readAnthropic });

interface Provider {
  format: string;
  product: string;
  read: ReadConversation;
}

/**
 * A JSON array of logs, `{"data": […]}`, one log a line, or one log: each is a conversation. Requests of one conversation
 * repeat what was said before: of those only the last counts.
 */
function messagesFile(bytes: Uint8Array, file: string, { read, ...named }: Provider): TraceFile {
  const source = { ...named, file, sha256: toHex(sha256(bytes)) };
  const at = (element: ListElement): MessageLog => {
    const log = element.read();
    const conversation = isJsonObject(log) ? read(log) : undefined;
    if (conversation === undefined)
      throw unusable(`Log ${element.index} of ${file} is no log of ${named.product}'s messages.`);
    return conversation;
  };
  const isLog = (log: JsonObject): boolean => read(log) !== undefined;
  const elements = [...jsonObjects(bytes, 'data', isLog)];
  const repeated = repeatedIn(elements, at);
  const logs = elements.filter((element) => !repeated.has(element));
  const traces = logs.map((element) => ({
    bytes: element.bytes,
    read: () => observe(source, element.index, at(element)),
  }));
  return observedFile(source, traces, { repeated: repeated.size });
}

/** The logs of which a later one says all, and more: asked with the same, and all that was said, word for word. */
function repeatedIn(
  elements: readonly ListElement[],
  read: (element: ListElement) => MessageLog,
): Set<ListElement> {
  const begun = new Set<string>();
  const repeated = new Set<ListElement>();
  for (const element of elements.toReversed()) {
    const { said, system, asked } = read(element);
    let digest = digestOf([system ?? null, asked]);
    const steps = said.map((turn) => {
      digest = digestOf([digest, comparable(turn)]);
      return digest;
    });
    const whole = steps.pop();
    if (whole === undefined || begun.has(whole)) repeated.add(element);
    for (const step of steps) begun.add(step);
  }
  return repeated;
}

const digestOf = (value: Json): string => toHex(sha256(canonicalBytes(value)));

/** Without members that say nothing: an answer of the provider has some that it has no more when it is sent back. */
function comparable({ role, kept, calls, answers }: SaidTurn): JsonObject {
  return {
    role,
    kept: kept.map(telling),
    calls: calls.map(({ id, name, given, rest }) => [
      id ?? null,
      name,
      given ?? null,
      telling(rest),
    ]),
    answers: answers.map(({ whole }) => telling(whole)),
  };
}

function telling(value: Json): Json {
  if (Array.isArray(value)) return value.map(telling);
  if (!isJsonObject(value)) return value;
  const isEmpty = (one: Json): boolean => one === null || (Array.isArray(one) && one.length === 0);
  const members = Object.entries(value).filter(([, one]) => !isEmpty(one));
  return Object.fromEntries(members.map(([name, one]) => [name, telling(one)]));
}
