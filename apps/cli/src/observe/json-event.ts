import {
  isJsonObject,
  parseJson,
  parsePointer,
  sha256,
  toHex,
  type Json,
  type JsonObject,
} from '@docket/chain';
import type { ObservationRecord } from '@docket/client';
import type { SourceChoices } from './event.js';

/** An object of one line; undefined: it is none. */
export function objectOfLine(line: Uint8Array): JsonObject | undefined {
  try {
    const json = parseJson(line);
    return isJsonObject(json) ? json : undefined;
  } catch {
    // Not strict JSON: it is left out, and said to be.
    return undefined;
  }
}

export const lineDigest = (line: Uint8Array): string => toHex(sha256(line));

/** A text that says something; of anything else nothing is made. */
export const eventText = (value: Json | undefined, longest: number): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest ? value : undefined;

/** What stands at a JSON Pointer (RFC 6901), within objects. */
function valueAt(event: JsonObject, pointer: string): Json | undefined {
  let at: Json | undefined = event;
  for (const name of parsePointer(pointer) ?? []) {
    at = isJsonObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at;
}

/** Members that stand where the choices say. */
export function membersAt(
  event: JsonObject,
  { key, reference, amount }: SourceChoices,
): Pick<ObservationRecord, 'action_key' | 'external_ref' | 'amount'> {
  const at = (pointer: string | undefined, longest: number): string | undefined => {
    if (pointer === undefined) return undefined;
    const value = valueAt(event, pointer);
    return eventText(typeof value === 'number' ? String(value) : value, longest);
  };
  const [actionKey, externalRef] = [at(key, 255), at(reference, 512)];
  const [value, currency] = [at(amount?.value, 40), at(amount?.currency, 3)?.toUpperCase()];
  return {
    ...(actionKey === undefined ? {} : { action_key: actionKey }),
    ...(externalRef === undefined ? {} : { external_ref: externalRef }),
    ...(value === undefined || currency === undefined ? {} : { amount: { value, currency } }),
  };
}
