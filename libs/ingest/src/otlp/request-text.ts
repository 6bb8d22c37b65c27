import { canonicalize, isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { visibleText } from '../fit.js';
import type { Convention, Found } from './conventions.js';

/** The first words of whoever asked, and where they stood. */
export interface RequestText extends Found {
  value: string;
  /** Set where it is no message: an object or a list that went into a span, of which no part is known to be one. */
  isStructure?: true;
}

/** Lists of messages, as attributes hold them: JSON, or JSON in a text. */
const MESSAGES: readonly (readonly [Convention, string])[] = [
  ['gen_ai', 'gen_ai.input.messages'],
  ['gen_ai_legacy', 'gen_ai.prompt'],
  ['gen_ai_legacy', 'pydantic_ai.all_messages'],
  ['ai', 'ai.prompt.messages'],
  ['ai', 'ai.prompt'],
  ['gcp_vertex', 'gcp.vertex.agent.llm_request'],
];

/** What went into a span, where it is not said to be messages. */
const INPUTS: readonly (readonly [Convention, string])[] = [
  ['openinference', 'input.value'],
  ['traceloop', 'traceloop.entity.input'],
  ['claude_code', 'user_prompt'],
  ['mlflow', 'mlflow.spanInputs'],
  ['langsmith', 'langsmith.run.inputs'],
  ['langfuse', 'langfuse.observation.input'],
];

/** Attributes of which each holds one member of one message: the words of the first user. */
const FLAT: readonly (readonly [Convention, string, string])[] = [
  ['gen_ai_legacy', 'gen_ai.prompt.', ''],
  ['openinference', 'llm.input_messages.', 'message.'],
];
const FLAT_MESSAGES_MAX = 128;

/** requestOf finds what was asked in the attributes of a span; undefined where they do not say. */
export function requestOf(attributes: JsonObject): RequestText | undefined {
  const stated = attributes['docket.request'];
  if (typeof stated === 'string' && visibleText(stated) !== undefined)
    return { value: stated, from: 'docket', attribute: 'docket.request' };
  for (const [from, attribute] of MESSAGES) {
    const value = firstUserText(parsed(attributes[attribute]));
    if (value !== undefined) return { value, from, attribute };
  }
  const names = Object.keys(attributes);
  for (const [from, before, member] of FLAT) {
    if (!names.some((name) => name.startsWith(before))) continue;
    for (let index = 0; index < FLAT_MESSAGES_MAX; index++) {
      const at = `${before}${index}.${member}`;
      if (!isUser(attributes[`${at}role`])) continue;
      const value = textOfMessage(parsed(attributes[`${at}content`]));
      if (value !== undefined) return { value, from, attribute: `${at}content` };
    }
  }
  for (const [from, attribute] of INPUTS) {
    const given = attributeValue(attributes, from, attribute);
    const value = firstUserText(parsed(given)) ?? userPart(given);
    if (value !== undefined) return { value, from, attribute };
    const text = asText(given);
    if (text !== undefined)
      return {
        value: text,
        from,
        attribute,
        ...(/^\s*[[{]/u.test(text) ? { isStructure: true } : {}),
      };
  }
  return undefined;
}

/** Messages in one text, as some exporters put them: each begins a line with whose it is. */
const IN_ONE_TEXT =
  /^(?:system|developer): [\s\S]*?\n(?:user|human): ([\s\S]+?)(?=\n(?:assistant|ai|tool|system|developer|user|human): |$)/u;

/** The words of the first user in such a text; undefined of every other value. */
function userPart(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? visibleText(IN_ONE_TEXT.exec(value)?.[1]) : undefined;
}

/** The value of an attribute. MLflow keeps all of them as JSON in a text, texts too. */
export function attributeValue(
  attributes: JsonObject,
  from: Convention,
  attribute: string,
): Json | undefined {
  const value = attributes[attribute];
  if (from !== 'mlflow' || typeof value !== 'string') return value;
  try {
    const text = JSON.parse(value) as Json;
    // Anything but a text stays as it was written.
    return typeof text === 'string' ? text : value;
  } catch {
    // Somebody else wrote it.
    return value;
  }
}

/** A text that holds JSON as what it holds; anything else as it is. */
export function parsed(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    // It is a text, then.
    return value;
  }
}

const isUser = (role: Json | undefined): boolean => role === 'user' || role === 'human';

/** Of a list of messages, or of an object that has one, or a text as `prompt`. */
function firstUserText(value: Json | undefined): string | undefined {
  if (isJsonObject(value) && typeof value['prompt'] === 'string')
    return visibleText(value['prompt']);
  const inner = isJsonObject(value) ? (value['messages'] ?? value['contents']) : value;
  const messages = parsed(inner);
  if (!Array.isArray(messages)) return undefined;
  // LangChain wraps the messages of each prompt into a list.
  const list = messages.length === 1 && Array.isArray(messages[0]) ? messages[0] : messages;
  for (const message of list) {
    if (!isJsonObject(message) || !isUser(message['role'] ?? message['type'])) continue;
    const text = textOfMessage(message['content'] ?? message['parts']);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Parts that hold what a model thought, which it said to nobody. */
const THOUGHTS: ReadonlySet<unknown> = new Set(['reasoning', 'thinking']);

/** The texts of a message: it is one, or has parts of which some are. */
export function textOfMessage(content: Json | undefined): string | undefined {
  if (typeof content === 'string') return visibleText(content);
  const parts = isJsonObject(content) ? [content] : content;
  if (!Array.isArray(parts)) return undefined;
  const texts = parts.flatMap((part) => {
    if (!isJsonObject(part)) return typeof part === 'string' ? [part] : [];
    if (THOUGHTS.has(part['type'])) return [];
    const text = part['text'] ?? part['content'];
    return typeof text === 'string' ? [text] : [];
  });
  return visibleText(texts.join('\n'));
}

function asText(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return visibleText(typeof value === 'string' ? value : canonicalize(value));
}
