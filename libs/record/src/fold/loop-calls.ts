import { type LoopCall, STATE_LIMITS } from './state.js';

export interface Repeats {
  count: number;
  first: number;
}

/** indexOfCall looks from the newest call back: a loop repeats what it did last. */
export function indexOfCall(calls: readonly LoopCall[], signature: string): number {
  for (let i = calls.length - 1; i >= 0; i--) if (calls[i]?.startsWith(signature)) return i;
  return -1;
}

export function repeatsOf(call: LoopCall): Repeats {
  const [, count, first] = call.split(' ');
  return { count: Number(count), first: Number(first) };
}

/** countCalls adds calls to those that are remembered, the newest last; `forgotten` fell out. */
export function countCalls(
  known: readonly LoopCall[],
  signatures: readonly string[],
  decisionSeq: number,
): { calls: readonly LoopCall[]; forgotten: number } {
  const calls = [...known];
  for (const signature of signatures) {
    const at = indexOfCall(calls, signature);
    const before = calls[at];
    const { count, first } =
      before === undefined ? { count: 0, first: decisionSeq } : repeatsOf(before);
    if (at >= 0) calls.splice(at, 1);
    calls.push(`${signature} ${count + 1} ${first}`);
  }
  const forgotten = Math.max(0, calls.length - STATE_LIMITS.loopCalls);
  if (forgotten > 0) calls.splice(0, forgotten);
  return { calls, forgotten };
}
