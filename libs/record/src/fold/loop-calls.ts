import type { Policy } from '../types.js';
import { BASE64URL, RESULT_LENGTH, SIGNATURE_LENGTH, type SignedCall } from './signature.js';
import { type LoopCalls, STATE_LIMITS } from './state.js';

/** What makes two calls the same. */
export type LoopCompares = Policy['tripwires']['loop_compares'];

export interface Repeats {
  /** How often the call was made; 4,095 stands for more. */
  count: number;
  /** Decision seq of the first time; 16,777,215 stands for later. */
  first: number;
  /** Of these, those whose result is on record, all of them the same. Undefined: not compared. */
  recorded?: number;
}

/** How calls are written: each as its key, its count in 2 digits and its first time in 4, base64url. */
interface Layout {
  /** What the text begins with; no digit, so that it cannot be the first call. */
  mark: string;
  /** Characters of a key: the call's signature, and its result's behind it where that is compared. */
  key: number;
  width: number;
}

const COUNT_DIGITS = 2;
const FIRST_DIGITS = 4;
const COUNT_MAX = 64 ** COUNT_DIGITS - 1;
const FIRST_MAX = 64 ** FIRST_DIGITS - 1;

const CALL: Layout = layout('', SIGNATURE_LENGTH);
const CALL_AND_RESULT: Layout = layout('~', SIGNATURE_LENGTH + RESULT_LENGTH);
/** In the place of a result that is not on record; no digest has a full stop. */
const NOT_RECORDED = '.'.repeat(RESULT_LENGTH);

function layout(mark: string, key: number): Layout {
  return { mark, key, width: key + COUNT_DIGITS + FIRST_DIGITS };
}

function layoutOf(calls: LoopCalls): Layout {
  return calls.startsWith(CALL_AND_RESULT.mark) ? CALL_AND_RESULT : CALL;
}

/** How many calls are remembered; one that had two results counts twice where results are compared. */
export function callCount(calls: LoopCalls): number {
  const { mark, width } = layoutOf(calls);
  return (calls.length - mark.length) / width;
}

/**
 * repeatsOf says how often a call was made; undefined: it is not remembered. Where results are
 * compared, one that is not on record is taken for the same as any other: it cannot show that
 * anything new was learnt.
 */
export function repeatsOf(calls: LoopCalls, call: SignedCall): Repeats | undefined {
  const form = layoutOf(calls);
  if (form === CALL) {
    const at = nextPlace(calls, form, call.signature, 0);
    return at < 0 ? undefined : repeatsAt(calls, form, at);
  }
  const { unrecorded, recorded } = resultsOf(calls, call);
  if (recorded === undefined) return unrecorded && { ...unrecorded, recorded: 0 };
  return {
    count: Math.min(recorded.count + (unrecorded?.count ?? 0), COUNT_MAX),
    first: Math.min(recorded.first, unrecorded?.first ?? FIRST_MAX),
    recorded: recorded.count,
  };
}

/**
 * distanceOf counts from the newest call, which is 1, to the last time that this one was made with
 * the same result or one not on record; 0: it is not remembered.
 */
export function distanceOf(calls: LoopCalls, call: SignedCall): number {
  const form = layoutOf(calls);
  let last = -1;
  for (let at = nextPlace(calls, form, call.signature, 0); at >= 0;) {
    if (form === CALL || isSame(calls, at, call)) last = at;
    at = nextPlace(calls, form, call.signature, at + form.width);
  }
  return last < 0 ? 0 : (calls.length - last) / form.width;
}

/** The most repeated call's count. */
export function repeatsMax(calls: LoopCalls): number {
  const form = layoutOf(calls);
  let most = 0;
  for (let at = form.mark.length; at < calls.length; at += form.width) {
    const call = { toolName: '', signature: calls.slice(at, at + SIGNATURE_LENGTH) };
    const result = calls.slice(at + SIGNATURE_LENGTH, at + form.key);
    const repeats = repeatsOf(calls, result === NOT_RECORDED ? call : { ...call, result });
    most = Math.max(most, repeats?.count ?? 0);
  }
  return most;
}

/** countCalls adds calls to those that are remembered, the newest last; `forgotten` fell out. */
export function countCalls(
  known: LoopCalls,
  added: readonly SignedCall[],
  { decisionSeq, compares }: { decisionSeq: number; compares: LoopCompares },
): { calls: LoopCalls; forgotten: number } {
  const form = compares === 'call' ? CALL : CALL_AND_RESULT;
  let calls = known;
  let forgotten = 0;
  if (known !== '' && layoutOf(known) !== form) {
    // The policy was changed: what was remembered by another measure cannot be counted on.
    forgotten = callCount(known);
    calls = '';
  }
  if (calls === '' && added.length > 0) calls = form.mark;
  for (const call of added) calls = countCall(calls, form, call, decisionSeq);
  const over = callCount(calls) - STATE_LIMITS.loopCalls;
  if (over <= 0) return { calls, forgotten };
  const kept = form.mark + calls.slice(form.mark.length + over * form.width);
  return { calls: kept, forgotten: forgotten + over };
}

function countCall(
  calls: LoopCalls,
  form: Layout,
  { signature, result }: SignedCall,
  decisionSeq: number,
): LoopCalls {
  const key = form === CALL ? signature : signature + (result ?? NOT_RECORDED);
  const at = nextPlace(calls, form, key, 0);
  if (at < 0) {
    const first = encode(Math.min(decisionSeq, FIRST_MAX), FIRST_DIGITS);
    return `${calls}${key}${encode(1, COUNT_DIGITS)}${first}`;
  }
  const count = Math.min(repeatsAt(calls, form, at).count + 1, COUNT_MAX);
  const first = calls.slice(at + form.width - FIRST_DIGITS, at + form.width);
  const others = calls.slice(0, at) + calls.slice(at + form.width);
  return `${others}${key}${encode(count, COUNT_DIGITS)}${first}`;
}

/** What is remembered of a call: without result, and with its result (else its most repeated one). */
function resultsOf(
  calls: LoopCalls,
  call: SignedCall,
): { unrecorded?: Repeats; recorded?: Repeats } {
  const form = CALL_AND_RESULT;
  const found: { unrecorded?: Repeats; recorded?: Repeats } = {};
  for (let at = nextPlace(calls, form, call.signature, 0); at >= 0;) {
    const repeats = repeatsAt(calls, form, at);
    if (calls.startsWith(NOT_RECORDED, at + SIGNATURE_LENGTH)) found.unrecorded = repeats;
    else if (isSame(calls, at, call) && repeats.count > (found.recorded?.count ?? 0))
      found.recorded = repeats;
    at = nextPlace(calls, form, call.signature, at + form.width);
  }
  return found;
}

/** Whether nothing on record tells the results of the call at this place and of this one apart. */
function isSame(calls: LoopCalls, at: number, { result }: SignedCall): boolean {
  const there = at + SIGNATURE_LENGTH;
  return (
    result === undefined || calls.startsWith(result, there) || calls.startsWith(NOT_RECORDED, there)
  );
}

/** The next call at or behind `from` whose key begins so; -1: there is none. */
function nextPlace(calls: LoopCalls, form: Layout, key: string, from: number): number {
  const { mark, width } = form;
  // A loop repeats what it did last, and a rule asks for what was just counted.
  const newest = calls.length - width;
  if (form === CALL && newest >= from && calls.startsWith(key, newest)) return newest;
  let at = calls.indexOf(key, from);
  // The same letters across two calls are no call.
  while (at >= 0 && (at - mark.length) % width !== 0) at = calls.indexOf(key, at + 1);
  return at;
}

function repeatsAt(calls: LoopCalls, { key, width }: Layout, at: number): Repeats {
  const firstAt = at + key + COUNT_DIGITS;
  return { count: decode(calls, at + key, firstAt), first: decode(calls, firstAt, at + width) };
}

function encode(value: number, digits: number): string {
  let text = '';
  for (let rest = value, i = 0; i < digits; i++, rest = Math.floor(rest / 64))
    text = `${BASE64URL[rest % 64] ?? ''}${text}`;
  return text;
}

function decode(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 64 + BASE64URL.indexOf(text.charAt(i));
  return value;
}
