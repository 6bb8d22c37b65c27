import { type DecisionState, STATE_VERSION } from './state.js';
import { isState } from './state-form.js';

/**
 * encodeState writes a state as canonical JSON (RFC 8785). Its members are kept in alphabetical
 * order from the start, so no sorting is needed here: this runs for every appended entry.
 */
export function encodeState(state: DecisionState): string {
  return JSON.stringify(state);
}

/**
 * What a stored state turned out to be. Where it is not `ok`, another version of the fold wrote it, or
 * something else did: fold the decision's entries again. A state is derived, so nothing is lost.
 */
export type DecodedState =
  | { ok: true; state: DecisionState }
  | { ok: false; found: 'older_version' | 'newer_version' | 'unreadable' };

/**
 * decodeState reads what encodeState of this version wrote, and never throws. A state with a member too many, too few
 * or of another kind is `unreadable`, whatever version it claims: a counter that is not there would count on from
 * NaN. That it is the state which the entries give, no form tells: verification folds them again and compares.
 */
export function decodeState(text: string): DecodedState {
  const state = parsed(text);
  if (typeof state !== 'object' || state === null) return UNREADABLE;
  const { version } = state as { version?: unknown };
  if (version !== STATE_VERSION) {
    if (!Number.isSafeInteger(version)) return UNREADABLE;
    return (version as number) < STATE_VERSION ? OLDER : NEWER;
  }
  return isState(state) ? { ok: true, state } : UNREADABLE;
}

const UNREADABLE: DecodedState = { ok: false, found: 'unreadable' };
const OLDER: DecodedState = { ok: false, found: 'older_version' };
const NEWER: DecodedState = { ok: false, found: 'newer_version' };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
