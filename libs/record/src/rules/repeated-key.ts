import { digestOf, effectSignature } from '../fold/signature.js';
import type { RecordBodies } from '../types.js';
import { type Rule, subjectOf } from './rule.js';

/** repeatedKeySubject names an attempt: the same action under the same key is one matter. */
export function repeatedKeySubject(body: RecordBodies['side_effect.refused']): string {
  return subjectOf(digestOf([body.repeated_key ?? null, effectSignature(body)]));
}

/**
 * repeated_key trips when an agent asked for another action under an idempotency key that had
 * registered one. It was not registered; who asks so has lost track of what it did.
 */
export const repeatedKey: Rule<'repeated_key'> = {
  name: 'repeated_key',
  since: 1,
  tripwire: true,
  check({ entry }) {
    if (entry.type !== 'side_effect.refused') return undefined;
    const { operation, earlier } = entry.body;
    if (earlier === undefined) return undefined;
    return {
      directive: 'hold',
      facts: { operation, first_used_at: earlier.seq, first_used_in: earlier.decision ?? null },
      subject: repeatedKeySubject(entry.body),
    };
  },
};
