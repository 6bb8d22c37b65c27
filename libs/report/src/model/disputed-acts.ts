import type { DisputedBy } from '../narrative/differs-from.js';
import type { SideEffectRow } from '../schema/index.js';
import type { ModelContext } from './context.js';
import { disputedCalls } from './conversation/disputed.js';
import { callOf } from './conversation/member-texts.js';
import { recordedConversation } from './conversation/read.js';

/** Calls of which two records say different things: those that are side effects, and all others. */
export function disputedActs(
  context: ModelContext,
  effects: readonly SideEffectRow[],
): { acts: number; calls: number; by: Counted; byOfActs: Counted } {
  const calls = disputedCalls(recordedConversation(context));
  const ofEffects = new Set(effects.map((row) => callOf(context, row)));
  const acts = [...calls].filter(([call]) => call.effect === 'write' || ofEffects.has(call));
  return {
    acts: acts.length,
    calls: calls.size,
    by: countOf([...calls.values()]),
    byOfActs: countOf(acts.map(([, by]) => by)),
  };
}

/** Calls by what says something else of them, one that has several by each. */
type Counted = readonly (readonly [DisputedBy, number])[];

function countOf(all: readonly (readonly DisputedBy[])[]): Counted {
  const counts = new Map<DisputedBy, number>();
  for (const by of all.flat()) counts.set(by, (counts.get(by) ?? 0) + 1);
  return [...counts];
}
