import type { DecisionState } from './state.js';

/**
 * encodeState writes a state as canonical JSON (RFC 8785). Its members are kept in alphabetical
 * order from the start, so no sorting is needed here: this runs for every appended entry.
 */
export function encodeState(state: DecisionState): string {
  return JSON.stringify(state);
}

/** decodeState reads what encodeState wrote. Throws RangeError for another version of it. */
export function decodeState(text: string): DecisionState {
  const state: unknown = JSON.parse(text);
  if (typeof state !== 'object' || state === null || !('version' in state) || state.version !== 1) {
    throw new RangeError('not a decision state of version 1');
  }
  // Written by encodeState; verification folds the entries again and compares.
  return state as DecisionState;
}
