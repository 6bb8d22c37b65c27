import type { JsonObject } from '@docket/chain';

import { argumentsIn } from './changes.js';
import { answerText, wordsIn } from './corpus.js';
import type { Called, RecordedConversation } from './read.js';

/** Lookups of a person that failed before one with other details was answered. */
export interface TriedIdentity {
  failed: readonly [Called, ...Called[]];
  answered: Called;
  /** Details that they were called with and no message of the user before them has; empty where the user named all. */
  ungiven: readonly string[];
}

/** Lookups that fail one behind the other, from which on they are told though the user named all that was looked up. */
const RUN_MIN = 2;

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

/** The words of what users said before a call, the request among them; undefined where no word of theirs is kept. */
function givenBefore(
  { said, opening }: Pick<RecordedConversation, 'said' | 'opening'>,
  call: Called,
): ReadonlySet<string> | undefined {
  const own = said.filter(({ by, order }) => by === 'user' && order < call.order);
  const texts = [...(opening === undefined ? [] : [opening]), ...own.map(({ content }) => content)];
  return texts.length === 0 ? undefined : new Set(texts.flatMap(wordsIn));
}

/** Details of a lookup of which the user named no word, or not all. */
function ungivenIn(
  conversation: Pick<RecordedConversation, 'said' | 'opening'>,
  call: Called,
): string[] {
  const given = givenBefore(conversation, call);
  return given === undefined
    ? []
    : personIn(call.arguments).flatMap(({ value }) =>
        wordsIn(value).every((word) => given.has(word)) ? [] : [value],
      );
}

/**
 * Where calls that look a person up failed and a later one was answered with details that the user had not named, or
 * several failed. That what the user named was looked up, one after the other, is no trial. Undefined where none
 * failed, or none was answered.
 */
export function triedIdentity(
  conversation: Pick<RecordedConversation, 'said' | 'opening' | 'calls' | 'isPartHidden'>,
): TriedIdentity | undefined {
  const { calls, isPartHidden } = conversation;
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
  if (failed.every((call) => keyOf(call) === keyOf(answered))) return undefined;
  const ungiven = [
    ...new Set([...failed, answered].flatMap((call) => ungivenIn(conversation, call))),
  ];
  return ungiven.length > 0 || failed.length >= RUN_MIN ? { failed, answered, ungiven } : undefined;
}
