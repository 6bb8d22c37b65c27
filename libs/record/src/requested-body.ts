import type { JsonObject } from '@docket/chain';
import { isRecordType, tableOf, type RecordType } from './types.js';

/**
 * FILLED_IN names the member that Docket fills in where a record may leave it out. A request is the
 * same with and without it.
 */
const FILLED_IN: { readonly [Type in RecordType]: string | undefined } = tableOf(
  ({ filledIn }) => filledIn,
);

/** requestedBody gives what somebody asked to be recorded: the body without what Docket fills in. */
export function requestedBody(type: string, body: JsonObject): JsonObject {
  const requested = { ...body };
  const filledIn = isRecordType(type) ? FILLED_IN[type] : undefined;
  if (filledIn !== undefined) delete requested[filledIn];
  // What describes an action, and does not only move a registered one, gets its id from Docket.
  if (type.startsWith('side_effect.') && 'operation' in requested)
    delete requested['side_effect_id'];
  return requested;
}
