import { isJsonObject, parseJson, utf8, type Json } from '@docket/chain';
import { isPresent } from './json-values.js';
import { effectOf, TRANSFER_TOOL } from './tools.js';

/** How a call ended. `unknown`: the source does not say, and its words are no proof of either. */
export type AnswerStatus = 'ok' | 'error' | 'unknown';

/**
 * What the source says about a call's end. A flag decides. Without one there is only the text:
 * - τ-bench puts `Error: …` in place of what a tool raised (and `Unknown action …` for a name it does not
 *   have); Python's own reports of an exception begin with its class or with `Traceback`.
 * - The tools that read or change the database return the record as JSON, `send_certificate` a sentence
 *   of its own, `transfer_to_human_agents` the words `Transfer successful`.
 * Anything else, an apology in other words among it, is neither.
 */
export function answerStatus(tool: string, text: string, flag: Json | undefined): AnswerStatus {
  if (typeof flag === 'boolean') return flag ? 'error' : 'ok';
  // The error itself in place of a flag.
  if (isPresent(flag) && flag !== '' && flag !== 0) return 'error';
  if (ERROR_WORDS.test(text)) return 'error';
  if (tool === TRANSFER_TOOL) return text === 'Transfer successful' ? 'ok' : 'unknown';
  if (tool === 'send_certificate' && /^Certificate \S+ added to user /.test(text)) return 'ok';
  return statusOfJson(text, effectOf(tool) !== undefined);
}

const ERROR_WORDS = /^(?:Error[: ]|Unknown action |Traceback \(most recent call last\)|\w+Error: )/;

function statusOfJson(text: string, returnsRecords: boolean): AnswerStatus {
  if (!/^\s*[[{]/.test(text)) return 'unknown';
  let value: Json;
  try {
    value = parseJson(utf8(text));
  } catch {
    // No JSON, so not the record that the tool returns.
    return 'unknown';
  }
  if (isJsonObject(value)) {
    const error = value['error'] ?? false;
    if (error !== false) return 'error';
    if (value['success'] === false || value['ok'] === false) return 'error';
  }
  return returnsRecords ? 'ok' : 'unknown';
}
