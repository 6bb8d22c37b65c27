import { isJsonObject, type Json } from '@docket/chain';
import { visibleText } from '../fit.js';
import { textOfMessage, parsed } from './request-text.js';

/** Deepest member of an output that is looked into. */
const DEPTH_MAX = 6;

/** Whose messages a model's own are, as the makers of models name them. */
const OWN: ReadonlySet<unknown> = new Set(['assistant', 'ai', 'AIMessage', 'model', 'message']);

/**
 * The words of a model in what it gave: a text, the last message of its own in a list, or the text of the first choice.
 * Undefined where it only calls tools, or its form is not known: no text is put together.
 */
export function textOfAnswer(output: Json | undefined, depth = 0): string | undefined {
  const value = parsed(output);
  if (typeof value === 'string') return visibleText(value);
  if (value === undefined || value === null || depth > DEPTH_MAX) return undefined;
  if (Array.isArray(value)) {
    const own = value.filter((one) => isJsonObject(one) && isOwn(one));
    return textOfAnswer(own.at(-1), depth + 1);
  }
  if (!isJsonObject(value) || !isOwn(value)) return undefined;
  const { choices, candidates, message, messages, output: inner, content, parts, text } = value;
  const listed = [messages, inner].find(Array.isArray);
  if (listed !== undefined) return textOfAnswer(listed, depth + 1);
  const [first] = [choices, candidates].flatMap((list) => (Array.isArray(list) ? [list[0]] : []));
  if (isJsonObject(first)) return textOfAnswer(first['message'] ?? first['content'], depth + 1);
  if (isJsonObject(message)) return textOfAnswer(message, depth + 1);
  if (isJsonObject(content) && Array.isArray(content['parts']))
    return textOfMessage(content['parts']);
  return textOfMessage(content ?? parts ?? text);
}

/** Whether nothing says that a message is somebody else's, or a call. */
function isOwn({ role, type }: { role?: Json; type?: Json }): boolean {
  const whose = role ?? type;
  return whose === undefined || whose === null || OWN.has(whose);
}
