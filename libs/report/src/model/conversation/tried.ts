import type { JsonObject } from '@docket/chain';

import { argumentsIn } from './changes.js';
import { answerText } from './corpus.js';
import type { Called, RecordedConversation } from './read.js';

/** Lookups of a person that failed before one with other details was answered. */
export interface TriedIdentity {
  failed: readonly [Called, ...Called[]];
  answered: Called;
}

/** Members by which a person is looked up. */
const PERSON =
  /(?:^|_)(?:name|user_?name|e_?mail|zip|zip_code|postcode|postal_code|phone|dob|date_of_birth|(?:user|customer|account|member)_?id)$/iu;
const ARGUMENTS_MAX = 40;
/** Calls that are gone through, the first ones. */
const CALLS_MAX = 200;

/** The members of a call that name a person, with their values. */
export function personIn(given: JsonObject | undefined): { member: string; value: string }[] {
  const found: { member: string; value: string }[] = [];
  let left = ARGUMENTS_MAX;
  for (const { member, after } of argumentsIn(given ?? {})) {
    left -= 1;
    if (left < 0) break;
    if (PERSON.test(member) && (typeof after === 'string' || typeof after === 'number'))
      found.push({ member, value: String(after) });
  }
  return found;
}

const isFailed = ({ status }: Called): boolean => status !== undefined && status !== 'ok';

const keyOf = (call: Called): string =>
  personIn(call.arguments)
    .map(({ value }) => value.toLowerCase())
    .join(' ');

/**
 * Where calls that look a person up failed and a later one with other details was answered: who the user is was found by
 * trial. Undefined where none failed, or none was answered.
 */
export function triedIdentity({
  calls,
  isPartHidden,
}: Pick<RecordedConversation, 'calls' | 'isPartHidden'>): TriedIdentity | undefined {
  if (isPartHidden === true) return undefined;
  const lookups = calls
    .slice(0, CALLS_MAX)
    .filter(
      (call) =>
        call.effect !== 'write' &&
        (isFailed(call) || answerText(call) !== '') &&
        personIn(call.arguments).length > 0,
    );
  const at = lookups.findIndex((call) => !isFailed(call));
  const answered = lookups[at];
  const [first, ...others] = lookups.slice(0, Math.max(0, at));
  if (answered === undefined || first === undefined) return undefined;
  const failed: TriedIdentity['failed'] = [first, ...others];
  return failed.some((call) => keyOf(call) !== keyOf(answered)) ? { failed, answered } : undefined;
}
