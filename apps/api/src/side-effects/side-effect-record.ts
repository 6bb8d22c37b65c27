import type { JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';
import { Problem } from '../http/problem.js';
import { REPORTS, TRANSITIONS } from '../openapi/schemas.js';

type SideEffectRecord = { type: RecordType & `side_effect.${string}`; body: JsonObject };

/** The record of an action that is registered, or reported without having been announced where it says `to`. */
export function actionRecord({ to, ...rest }: JsonObject): SideEffectRecord {
  const type = to === undefined ? 'side_effect.intent' : readState(to, REPORTS);
  checkNotGiven(rest, 'side_effect_id');
  return { type, body: rest };
}

/** The record of what became of a registered action. */
export function transitionRecord(
  sideEffectId: string,
  { to, ...rest }: JsonObject,
): SideEffectRecord {
  const type = readState(to, TRANSITIONS);
  checkNotGiven(rest, 'side_effect_id');
  if (!/^sfx_[\w-]{1,60}$/.test(sideEffectId)) {
    throw new Problem('unknown_side_effect', 'A side-effect id begins with sfx_.');
  }
  return { type, body: { ...rest, side_effect_id: sideEffectId } };
}

function readState(
  to: unknown,
  states: readonly (typeof TRANSITIONS)[number][],
): RecordType & `side_effect.${string}` {
  const state = states.find((known) => known === to);
  if (state !== undefined) return `side_effect.${state}`;
  const detail = `${to === undefined ? 'is required: ' : 'must be '}one of ${states.join(', ')}`;
  throw new Problem('validation_failed', 'The state that the side effect goes to is not one.', {
    errors: [{ pointer: '/to', code: 'enum', detail }],
  });
}

/** The address names the side effect; a body that names one too could name another. */
function checkNotGiven(body: JsonObject, name: string): void {
  if (!(name in body)) return;
  throw new Problem('validation_failed', 'The address already says which side effect this is.', {
    errors: [{ pointer: `/${name}`, code: 'additionalProperties', detail: 'is not a field here' }],
  });
}
