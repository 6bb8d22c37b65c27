import { BASE64URL, SIGNATURE_LENGTH } from './signature.js';
import { type LoopCalls, STATE_LIMITS } from './state.js';

export interface Repeats {
  /** How often the call was made; 4,095 stands for more. */
  count: number;
  /** Decision seq of the first time; 16,777,215 stands for later. */
  first: number;
}

// One call: its signature, its count in 2 digits and its first time in 4, all of base64url.
const COUNT_AT = SIGNATURE_LENGTH;
const FIRST_AT = COUNT_AT + 2;
const WIDTH = FIRST_AT + 4;
const COUNT_MAX = 64 ** 2 - 1;
const FIRST_MAX = 64 ** 4 - 1;
const LENGTH_MAX = STATE_LIMITS.loopCalls * WIDTH;

/** How many calls are remembered. */
export function callCount(calls: LoopCalls): number {
  return calls.length / WIDTH;
}

/** distanceOf counts from the newest call, which is 1; 0: the call is not remembered. */
export function distanceOf(calls: LoopCalls, signature: string): number {
  const at = placeOf(calls, signature);
  return at < 0 ? 0 : (calls.length - at) / WIDTH;
}

/** repeatsOf says how often a call was made; undefined: it is not remembered. */
export function repeatsOf(calls: LoopCalls, signature: string): Repeats | undefined {
  const at = placeOf(calls, signature);
  return at < 0 ? undefined : repeatsAt(calls, at);
}

/** The most repeated call's count. */
export function repeatsMax(calls: LoopCalls): number {
  let most = 0;
  for (let at = 0; at < calls.length; at += WIDTH)
    most = Math.max(most, repeatsAt(calls, at).count);
  return most;
}

/** countCalls adds calls to those that are remembered, the newest last; `forgotten` fell out. */
export function countCalls(
  known: LoopCalls,
  signatures: readonly string[],
  decisionSeq: number,
): { calls: LoopCalls; forgotten: number } {
  let calls = known;
  for (const signature of signatures) {
    const at = placeOf(calls, signature);
    if (at < 0) {
      calls += `${signature}${encode(1, 2)}${encode(Math.min(decisionSeq, FIRST_MAX), 4)}`;
      continue;
    }
    const count = Math.min(repeatsAt(calls, at).count + 1, COUNT_MAX);
    const first = calls.slice(at + FIRST_AT, at + WIDTH);
    const others = calls.slice(0, at) + calls.slice(at + WIDTH);
    calls = `${others}${signature}${encode(count, 2)}${first}`;
  }
  const over = Math.max(0, calls.length - LENGTH_MAX);
  return { calls: over > 0 ? calls.slice(over) : calls, forgotten: over / WIDTH };
}

function placeOf(calls: LoopCalls, signature: string): number {
  // A loop repeats what it did last, and a rule asks for what was just counted.
  const newest = calls.length - WIDTH;
  if (newest >= 0 && calls.startsWith(signature, newest)) return newest;
  let at = calls.indexOf(signature);
  // The same letters across two calls are no call.
  while (at >= 0 && at % WIDTH !== 0) at = calls.indexOf(signature, at + 1);
  return at;
}

function repeatsAt(calls: LoopCalls, at: number): Repeats {
  return {
    count: decode(calls, at + COUNT_AT, at + FIRST_AT),
    first: decode(calls, at + FIRST_AT, at + WIDTH),
  };
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
