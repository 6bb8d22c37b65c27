import { canonicalBytes, sha256, toHex, utf8, type JsonObject } from '@docket/chain';
import { cutText, visibleText } from '@docket/ingest';
import type { ImportedRecord } from '@docket/ingest';
import type { RunContext } from './context.js';
import { sourceTime } from './times.js';
import { domainOf, effectOf } from './tools.js';
import { stringOf } from './json-values.js';
import type { TraceCall } from './trace.js';

/** What a call of a changing tool did, as far as its answer says it; undefined for every other tool. */
export function mapSideEffect(
  { run, key }: RunContext,
  call: TraceCall,
  number: number,
): ImportedRecord | undefined {
  if (effectOf(call.name) !== 'write') return undefined;
  const { result } = call;
  // The answer tells of the change, so its time is the nearest to it that the source has.
  const time = sourceTime(result?.kept['timestamp']);
  const body = {
    operation: call.name,
    target: { system: domainOf(call.name) ?? 'not recorded', resource: resourceOf(call.arguments) },
    owner: 'not recorded',
    arguments_digest: `sha256:${digestArguments(call)}`,
    idempotency_key: key(`effect-${number}`),
    ...time.body,
    ext: { import: { run, call: number, ...time.note } },
  };
  if (result === undefined) {
    const reason = 'The source has no result for this call.';
    return { type: 'side_effect.outcome_unknown', body: { ...body, reason } };
  }
  if (result.status === 'unknown') {
    const reason = `The source does not say whether this call succeeded. The tool answered: ${JSON.stringify(cutText(result.text, 1_500))}`;
    return { type: 'side_effect.outcome_unknown', body: { ...body, reason } };
  }
  const reported = { ...body, observed_by: 'tool' as const };
  if (result.status === 'ok') {
    return { type: 'side_effect.executed', body: { ...reported, ...answerInWords(result.text) } };
  }
  const reason = cutText(
    visibleText(result.text) ?? 'The tool answered with an error, and no words.',
    4_000,
  );
  return { type: 'side_effect.failed', body: { ...reported, reason } };
}

/** Longest answer that is repeated beside the change it confirms. */
const ANSWER_MAX = 500;

/** An answer in words, which says what was done. A record as JSON stays with the call alone. */
function answerInWords(text: string): { result?: string } {
  const words = visibleText(text);
  const isWords = words !== undefined && words.length <= ANSWER_MAX && !/^\s*[[{]/.test(words);
  return isWords ? { result: words } : {};
}

function digestArguments({ arguments: parsed, raw }: TraceCall): string {
  return toHex(sha256(raw === undefined ? canonicalBytes(parsed ?? null) : utf8(raw.text)));
}

/** Ids in order of how closely they name what is changed. */
const RESOURCES = ['reservation_id', 'order_id', 'line_id', 'bill_id', 'user_id', 'customer_id'];

function resourceOf(args: JsonObject | undefined): string {
  for (const name of RESOURCES) {
    const id = visibleText(stringOf(args?.[name]));
    if (id !== undefined) return cutText(`${name.slice(0, -3)}/${id}`, 512);
  }
  return 'not recorded';
}
