import type { SideEffectRow } from '../schema/index.js';
import type { ModelContext } from './context.js';
import { disputedCalls } from './conversation/disputed.js';
import { callOf } from './conversation/member-texts.js';
import { recordedConversation } from './conversation/read.js';

/** Calls of which two records say different things: those that are side effects, and all others. */
export function disputedActs(
  context: ModelContext,
  effects: readonly SideEffectRow[],
): { acts: number; calls: number } {
  const calls = disputedCalls(recordedConversation(context));
  const ofEffects = new Set(effects.map((row) => callOf(context, row)));
  return {
    acts: [...calls].filter((call) => call.effect === 'write' || ofEffects.has(call)).length,
    calls: calls.size,
  };
}
