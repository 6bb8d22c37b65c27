import { canonicalize, isJsonObject, parseJson, type Json, type JsonObject } from '@docket/chain';
import { answerStatus, type AnswerStatus } from './answer.js';
import { isPresent, stringOf } from './json-values.js';

/** A tool call of the agent, with the answer that it got. */
export interface TraceCall {
  id: string | undefined;
  name: string;
  arguments?: JsonObject;
  /** The arguments as text where they are not a JSON object, and why not. */
  raw?: { text: string; error: string };
  result?: TraceAnswer;
  /** What else the call holds, word for word. */
  kept: JsonObject;
}

/** What a tool answered. */
interface TraceAnswer {
  text: string;
  status: AnswerStatus;
  /** What else the answer holds, such as its time, word for word. */
  kept: JsonObject;
}

/** One message of the conversation. */
export interface TraceMessage {
  /** Position in the source's list of messages. */
  index: number;
  role: string;
  text: string | null;
  /** Calls that the agent made with this message; empty for every other role. */
  calls: TraceCall[];
  /** What is kept of the message word for word. */
  kept: JsonObject;
}

/** Members of a run that hold its conversation. */
export const CONVERSATIONS = ['traj', 'messages'] as const;

/** Where a run has its conversation: the first of the two lists that holds anything. */
export function conversationOf(value: JsonObject): { name: string; list: readonly Json[] } {
  const lists = CONVERSATIONS.flatMap((name) => {
    const list = value[name];
    return Array.isArray(list) ? [{ name, list }] : [];
  });
  return lists.find(({ list }) => list.length > 0) ?? lists[0] ?? { name: 'traj', list: [] };
}

/**
 * Reads OpenAI-style messages (τ-bench) and those of τ²-bench. A call's result is the next tool message
 * that names its id and was not taken by an earlier call: ids come again within one run.
 */
export function readMessages(list: readonly Json[]): TraceMessage[] {
  const flat = list.flatMap(unpack);
  const taken = new Set<number>();
  const messages: TraceMessage[] = [];
  for (const [index, source] of flat.entries()) {
    if (taken.has(index)) continue;
    const role = stringOf(source['role']) ?? 'unknown';
    const calls = role === 'assistant' ? readCalls(source) : [];
    for (const call of calls) attachResult(call, flat, index, taken);
    messages.push({
      index,
      role,
      text: contentText(source['content']),
      calls,
      kept: keep(source),
    });
  }
  return messages;
}

/** τ²-bench packs the answers to parallel calls into one message. What else that has goes with the first. */
export function unpack(message: Json): JsonObject[] {
  if (!isJsonObject(message)) return [{ content: message }];
  const { tool_messages: packed, role, ...rest } = message;
  if (!Array.isArray(packed) || packed.length === 0) return [message];
  const [first, ...others] = packed.map((one) =>
    isJsonObject(one) ? one : { ...(role === undefined ? {} : { role }), content: one },
  );
  const hasMore = Object.values(rest).some((value) => value !== null);
  return [hasMore ? { ...first, packed_in: rest } : (first as JsonObject), ...others];
}

function readCalls(message: JsonObject): TraceCall[] {
  const calls = message['tool_calls'];
  if (!Array.isArray(calls)) return [];
  return calls.filter(isJsonObject).map((call) => {
    const made = isJsonObject(call['function']) ? call['function'] : call;
    const id = stringOf(call['id']);
    return {
      id: id === '' ? undefined : id,
      name: stringOf(made['name']) || 'not recorded',
      ...readArguments(made['arguments']),
      kept: keepOfCall(call),
    };
  });
}

/** Members of a call that say something, and have no place of their own. */
function keepOfCall(call: JsonObject): JsonObject {
  const { function: made, type, requestor, ...rest } = call;
  const members: JsonObject = isJsonObject(made) ? { ...rest, ...made } : rest;
  if (!isJsonObject(made) && isPresent(made)) members['function'] = made;
  if (type !== 'function' && isPresent(type)) members['type'] = type;
  if (requestor !== 'assistant' && isPresent(requestor)) members['requestor'] = requestor;
  const kept: JsonObject = {};
  for (const [name, value] of Object.entries(members)) {
    const isText = typeof value === 'string';
    if (!isPresent(value) || name === 'arguments' || (isText && CALL_TEXTS.has(name))) continue;
    kept[name] = value;
  }
  return kept;
}

/** Members of a call that stand in the card where they are texts. */
const CALL_TEXTS: ReadonlySet<string> = new Set(['id', 'name']);

/** Bodies are nested at most 32 levels deep, and arguments stand on the fifth. */
const ARGUMENTS_DEPTH_MAX = 26;

function readArguments(value: Json | undefined): Pick<TraceCall, 'arguments' | 'raw'> {
  if (value === undefined || value === null) return {};
  const text = typeof value === 'string' ? value : canonicalize(value);
  try {
    const parsed = parseJson(new TextEncoder().encode(text), { maxDepth: ARGUMENTS_DEPTH_MAX });
    if (isJsonObject(parsed)) return { arguments: parsed };
    return { raw: { text, error: 'JSON, but not an object' } };
  } catch (error) {
    return { raw: { text, error: error instanceof Error ? error.message : String(error) } };
  }
}

function attachResult(
  call: TraceCall,
  messages: readonly JsonObject[],
  from: number,
  taken: Set<number>,
): void {
  const at = answerBehind(call, messages, from, taken) ?? answerByName(call, messages, from, taken);
  if (at === undefined) return;
  const message = messages[at] as JsonObject;
  taken.add(at);
  const text = contentText(message['content']) ?? '';
  const { role: _role, content, ...kept } = keep(message);
  // A content in parts is put together above, and kept as it was.
  if (content !== undefined && typeof content !== 'string') kept['content'] = content;
  call.result = { text, status: answerStatus(call.name, text, message['error']), kept };
}

/** Answers follow their calls; whatever else is said ends them. */
function answerBehind(
  call: TraceCall,
  messages: readonly JsonObject[],
  from: number,
  taken: ReadonlySet<number>,
): number | undefined {
  for (let at = from + 1; messages[at]?.['role'] === 'tool'; at += 1) {
    const message = messages[at] as JsonObject;
    const id = answerId(message);
    if (taken.has(at) || message['requestor'] === 'user') continue;
    if (call.id === undefined || id === undefined || id === call.id) return at;
  }
  return undefined;
}

/** An answer that comes late, with something said in between: only by its id, and before a call has it again. */
function answerByName(
  { id }: TraceCall,
  messages: readonly JsonObject[],
  from: number,
  taken: ReadonlySet<number>,
): number | undefined {
  if (id === undefined) return undefined;
  for (let at = from + 1; at < messages.length; at += 1) {
    const message = messages[at] as JsonObject;
    if (message['role'] === 'assistant') {
      if (readCalls(message).some((call) => call.id === id)) return undefined;
    } else if (message['role'] === 'tool' && message['requestor'] !== 'user') {
      if (!taken.has(at) && answerId(message) === id) return at;
    }
  }
  return undefined;
}

function answerId(message: JsonObject): string | undefined {
  return stringOf(message['tool_call_id']) ?? stringOf(message['id']);
}

/** Tokens, costs and raw provider answers stay in the source: the ledger is not a gateway's trace. */
export const LEFT_IN_SOURCE: ReadonlySet<string> = new Set(['cost', 'raw_data', 'usage']);

/** Every member that has a value, whatever its name, but for those. */
function keep(message: JsonObject): JsonObject {
  const kept: JsonObject = {};
  for (const [name, value] of Object.entries(message)) {
    if (value === null || LEFT_IN_SOURCE.has(name)) continue;
    // The agent's own calls are the card's; those that the simulated user made are kept here.
    const isOfCard = name === 'tool_calls' && message['role'] === 'assistant';
    if (!isOfCard) kept[name] = value;
    else if (!Array.isArray(value)) kept[name] = value;
    else if (!value.every(isJsonObject)) kept[name] = value.filter((one) => !isJsonObject(one));
  }
  return kept;
}

/** Text, or the texts of a list of content parts. */
export function contentText(content: Json | undefined): string | null {
  if (typeof content === 'string') return content;
  if (content === undefined || content === null) return null;
  if (!Array.isArray(content)) return canonicalize(content);
  return content
    .map(
      (part) =>
        (isJsonObject(part) ? stringOf(part['text']) : stringOf(part)) ?? canonicalize(part),
    )
    .join('\n');
}
