import type { RecordType } from './types.js';

/** Where an entry can stand: in a decision's own chain, or in the ledger outside every decision. */
export type Place = 'decision' | 'ledger' | 'either';

const LEDGER_RECORDS: ReadonlySet<RecordType> = new Set<RecordType>([
  'ledger.created',
  'ledger.registered',
  'policy.changed',
  'system.changed',
]);

const EITHER: ReadonlySet<RecordType> = new Set<RecordType>([
  'access.recorded',
  'export.recorded',
  'gap.recorded',
  'incident.opened',
  'incident.updated',
  'incident.closed',
]);

/** placeOf says where a record of this type belongs. */
export function placeOf(type: RecordType): Place {
  if (LEDGER_RECORDS.has(type)) return 'ledger';
  return EITHER.has(type) ? 'either' : 'decision';
}
