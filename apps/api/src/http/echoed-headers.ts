import { randomUUID } from 'node:crypto';

type Given = string | string[] | undefined;

/** A caller's own id is kept when it is harmless in a log and in a header. */
export function chooseRequestId(given: Given): string {
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}

/** With its key, the caller sees that an answer is to its own request, and not one that a cache had. */
export function repeatableKey(given: Given): string | undefined {
  return typeof given === 'string' && /^[\x20-\x7e]{1,300}$/.test(given) ? given : undefined;
}
