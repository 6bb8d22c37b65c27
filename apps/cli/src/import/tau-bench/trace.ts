import { canonicalize, isJsonObject, parseJson, type Json, type JsonObject } from '@docket/chain';
import { answerStatus, type AnswerStatus } from './answer.js';

/** A tool call of the agent, with the answer that it got. */
export interface TraceCall {
  id: string | undefined;
  name: string;
  arguments?: JsonObject;
  /** The arguments as text where they are not a JSON object, and why not. */
  raw?: { text: string; error: string };
  result?: TraceAnswer;
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
      text: textOf(source['content']),
      calls,
      kept: keep(source, role),
    });
  }
  return messages;
}

/** τ²-bench packs the answers to parallel calls into one message. */
function unpack(message: Json): JsonObject[] {
  if (!isJsonObject(message)) return [{ content: message }];
  const packed = message['tool_messages'];
  return Array.isArray(packed) ? packed.filter(isJsonObject) : [message];
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
    };
  });
}

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
  // Answers follow their calls; whatever else is said ends them.
  for (let at = from + 1; messages[at]?.['role'] === 'tool'; at += 1) {
    const message = messages[at] as JsonObject;
    const id = stringOf(message['tool_call_id']) ?? stringOf(message['id']);
    if (taken.has(at) || message['requestor'] === 'user') continue;
    if (call.id !== undefined && id !== undefined && id !== call.id) continue;
    taken.add(at);
    const text = textOf(message['content']) ?? '';
    const { role: _role, content: _content, ...kept } = keep(message, 'tool');
    call.result = { text, status: answerStatus(call.name, text, message['error']), kept };
    return;
  }
}

/** Tokens, costs and raw provider answers stay in the source: the ledger is not a gateway's trace. */
const LEFT_IN_SOURCE: ReadonlySet<string> = new Set(['cost', 'raw_data', 'usage']);

/** Every member that has a value, whatever its name, but for those. */
function keep(message: JsonObject, role: string): JsonObject {
  const kept: JsonObject = { role };
  for (const [name, value] of Object.entries(message)) {
    if (value === null || LEFT_IN_SOURCE.has(name)) continue;
    // The agent's own calls are the card's; those that the simulated user made are kept here.
    if (name === 'tool_calls' && role === 'assistant') continue;
    kept[name] = value;
  }
  return kept;
}

/** Text, or the texts of a list of content parts. */
function textOf(content: Json | undefined): string | null {
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

export function stringOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
