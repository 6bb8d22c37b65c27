import { isJsonObject, type Json, type JsonObject } from '@docket/chain';

import { mayHaveChanged, type Called, type RecordedConversation } from './read.js';

/** A member that a call asked for with one value, and that its own answer gives with another. */
export interface OtherAnswer {
  call: Called;
  member: string;
  asked: Json;
  answered: Json;
}

const isScalar = (value: Json | undefined): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const sameScalar = (a: Json, b: Json): boolean =>
  String(a).trim().toLowerCase() === String(b).trim().toLowerCase() ||
  (typeof a !== 'boolean' && typeof b !== 'boolean' && String(a) !== '' && Number(a) === Number(b));

/** The one member of that name at the top or in an object there; undefined where several or none have it. */
function memberOf(answer: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(answer, name)) return answer[name];
  const inside = Object.values(answer).flatMap((value) =>
    isJsonObject(value) && Object.hasOwn(value, name) ? [value[name]] : [],
  );
  return inside.length === 1 ? inside[0] : undefined;
}

/** Where a call that went through answers with another value than it was called with. */
export function otherAnswers({ calls }: RecordedConversation): OtherAnswer[] {
  return calls.filter(mayHaveChanged).flatMap((call) => {
    const given = Object.entries(call.arguments ?? {}).filter(([, value]) => isScalar(value));
    const answer = given.length === 0 ? undefined : call.answer();
    if (answer === undefined) return [];
    return given.flatMap(([member, asked]) => {
      const answered = memberOf(answer, member);
      return isScalar(answered) && !sameScalar(asked, answered)
        ? [{ call, member, asked, answered }]
        : [];
    });
  });
}
