import type { JsonObject } from '@docket/chain';
import { validateEntry } from '@docket/record';
import type { CheckedEntry } from '../checked-entry.js';
import { RESTS_ON } from '../withheld.js';
import { isShown } from './shown.js';

/** Types of which what is rested on is a body by itself, with a reason where the schema asks for one. */
const IS_JUDGED: ReadonlySet<string> = new Set([
  'policy.proposed',
  'policy.changed',
  'principal.registered',
  'principal.confirmed',
  'principal.revoked',
  'key.proposed',
  'key.rotated',
  'key.replaced',
  'ledger.closed',
]);

/**
 * bearingBody gives the body of an entry as far as others are judged by it: the whole, or of a policy, of who is
 * registered, of a key or of a closing what bears on that, where every value of it is shown. Undefined: it is not; withheld is not absent.
 */
export function bearingBody({ leaf, body, left }: CheckedEntry): JsonObject | undefined {
  if (body !== undefined || left === undefined) return body;
  const [, members] = (IS_JUDGED.has(leaf.type) && RESTS_ON[leaf.type]) || [];
  if (members?.every((name) => isShown(left.hidden, `/${name}`)) !== true) return undefined;
  const shown = members.flatMap((name) => {
    const value = left.body[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // Why it was recorded bears on nothing, and some schemas ask for it.
  const reason = left.hidden.includes('/reason') ? '-' : left.body['reason'];
  const bearing = { ...Object.fromEntries(shown), ...(reason !== undefined && { reason }) };
  return validateEntry(leaf.schema, bearing).length === 0 ? bearing : undefined;
}
