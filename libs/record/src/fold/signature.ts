import { type Json, canonicalize, sha256Text, toHex } from '@docket/chain';
import type { RecordBodies } from '../types.js';

type JobCard = RecordBodies['job_card.filed'];
type ToolCall = NonNullable<JobCard['tool_calls']>[number];

/** 96 bits: far more than the values of one decision need, at half the size of a whole digest. */
const DIGEST_BYTES = 12;

/** digestOf is a truncated SHA-256 over canonical JSON: equal values, equal digest. */
export function digestOf(value: Json): string {
  return toHex(sha256Text(canonicalize(value)).subarray(0, DIGEST_BYTES));
}

/**
 * Characters of a loop signature: 60 bits. Two different calls among 128 share one by chance once in
 * 10^14 decisions, and who makes that happen on purpose only trips over a loop that is none.
 */
export const SIGNATURE_LENGTH = 10;
export const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Characters of a result's digest: 48 bits, for the few results that one call has. */
export const RESULT_LENGTH = 8;

/** loopSignature tells two tool calls apart: same tool and same arguments, same signature. */
export function loopSignature(toolName: string, args: Json): string {
  return shortDigest([toolName, args], SIGNATURE_LENGTH);
}

/** resultSignature tells two recorded results of one call apart. */
export function resultSignature(result: Json): string {
  return shortDigest(result, RESULT_LENGTH);
}

function shortDigest(value: Json, length: number): string {
  const digest = sha256Text(canonicalize(value));
  let text = '';
  // 6 bits of each byte: a byte gives a digit without any carrying over.
  for (let i = 0; i < length; i++) text += BASE64URL.charAt((digest[i] ?? 0) & 63);
  return text;
}

/** A call whose arguments were not recorded equals nothing, so it has no signature. */
function signatureOf(call: ToolCall): string | undefined {
  const args = call.arguments ?? call.arguments_raw;
  return args === undefined ? undefined : loopSignature(call.tool_name, args);
}

export interface SignedCall {
  toolName: string;
  signature: string;
  /** Absent: the result is not on record, or not compared. */
  result?: string;
}

// The rule and the state both need them, and hashing is most of what a card costs the fold.
const cache = new WeakMap<JobCard, { withResults: boolean; calls: readonly SignedCall[] }>();
const NONE: readonly SignedCall[] = [];

/** signedCalls gives the calls of a card that can be compared. Bodies are never mutated. */
export function signedCalls(card: JobCard, withResults: boolean): readonly SignedCall[] {
  if (card.tool_calls === undefined) return NONE;
  const known = cache.get(card);
  if (known?.withResults === withResults) return known.calls;
  const calls: SignedCall[] = [];
  for (const call of card.tool_calls) {
    const signature = signatureOf(call);
    if (signature === undefined) continue;
    const signed = { toolName: call.tool_name, signature };
    // Only what the tool returned: a status or an error type is the agent's word for it.
    if (!withResults || call.result === undefined) calls.push(signed);
    else calls.push({ ...signed, result: resultSignature(call.result) });
  }
  cache.set(card, { withResults, calls });
  return calls;
}

interface Action {
  operation?: string;
  target?: { system: string; resource: string };
  amount?: { value: string; currency: string };
  arguments_digest?: string;
}

/** plainDecimal leaves out the zeros that say nothing: 25, 25.0 and 25.00 are one amount, and -0 is 0. */
export function plainDecimal(value: string): string {
  const plain = value.includes('.') ? value.replace(/0+$/, '').replace(/\.$/, '') : value;
  return plain === '-0' ? '0' : plain;
}

/** effectSignature tells two actions apart: what is done, to what, how much. */
export function effectSignature(action: Action): string {
  return digestOf([
    action.operation ?? null,
    action.target === undefined ? null : [action.target.system, action.target.resource],
    action.amount === undefined
      ? null
      : [plainDecimal(action.amount.value), action.amount.currency],
    action.arguments_digest ?? null,
  ]);
}
