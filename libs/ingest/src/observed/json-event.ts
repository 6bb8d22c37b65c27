import {
  isJsonObject,
  parseJson,
  parsePointer,
  sha256,
  toHex,
  type Json,
  type JsonObject,
} from '@docket/chain';
import { validateRecord } from '@docket/record';
import type { Mapped, ObservationBody, SourceChoices } from './event.js';

/** An object of one line; undefined: it is none. */
export function objectOfLine(line: Uint8Array): JsonObject | undefined {
  try {
    const json = parseJson(line);
    return isJsonObject(json) ? json : undefined;
  } catch {
    // Not strict JSON: it is said to be.
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

/** Members that stand where the choices say; null: what stands there can be recorded by no member. */
export function membersAt(
  event: JsonObject,
  { key, reference, amount }: SourceChoices,
): Pick<ObservationBody, 'action_key' | 'external_ref' | 'amount'> | null {
  const at = (pointer: string | undefined): string | undefined | null => {
    const value = pointer === undefined ? undefined : valueAt(event, pointer);
    if (value === undefined || value === null) return undefined;
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : null;
  };
  const [actionKey, externalRef] = [at(key), at(reference)];
  const [value, currency] = [at(amount?.value), at(amount?.currency)];
  if (actionKey === null || externalRef === null || value === null || currency === null)
    return null;
  // A sum without its currency is no amount, and left out it would be one that was not seen.
  if ((value === undefined) !== (currency === undefined)) return null;
  return {
    ...(actionKey === undefined ? {} : { action_key: actionKey }),
    ...(externalRef === undefined ? {} : { external_ref: externalRef }),
    ...(value === undefined || currency === undefined
      ? {}
      : { amount: { value, currency: currency.toUpperCase() } }),
  };
}

/** An observation, or what of it no record takes. */
export function asObservation(observation: ObservationBody): Mapped {
  const checked = validateRecord('observation.recorded', observation);
  if (checked.ok) return { observation };
  const [first] = checked.problems;
  return { unreadable: `what it says cannot be recorded (${first?.pointer ?? ''})` };
}

export const NO_MEMBERS: Mapped = {
  unreadable: 'a key, a reference or an amount that cannot be recorded',
};
