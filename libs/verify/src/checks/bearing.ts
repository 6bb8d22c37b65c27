import type { JsonObject } from '@docket/chain';
import { validateEntry } from '@docket/record';
import type { CheckedEntry } from '../checked-entry.js';
import { isShown } from './shown.js';

const POLICY = ['policy', 'revision', 'signature'];
const PRINCIPAL = ['principal', 'role', 'kind', 'authenticator', 'scope'].concat([
  'registry_entry',
  'signature',
  'from',
]);

/** The members by which others are judged, of each type of which that is so. */
const BEARING: Readonly<Record<string, readonly string[]>> = {
  'policy.proposed': POLICY,
  'policy.changed': POLICY,
  'principal.registered': PRINCIPAL,
  'principal.confirmed': PRINCIPAL,
  'principal.revoked': PRINCIPAL,
};

/**
 * bearingBody gives the body of an entry as far as others are judged by it: the whole, or of a policy or of who is
 * registered what bears on that, where every value of it is shown. Undefined: it is not; withheld is not absent.
 */
export function bearingBody({ leaf, body, left }: CheckedEntry): JsonObject | undefined {
  if (body !== undefined || left === undefined) return body;
  const members = BEARING[leaf.type];
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
