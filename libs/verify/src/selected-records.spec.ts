import { expect, test } from '@jest/globals';
import { mayBeWithheld, RecordsOfSelection } from './selected-records.js';

const told = () => new RecordsOfSelection((id, seq) => id === 'dec_a' && seq > 5);

test('what verification rests on is never withheld', () => {
  for (const type of ['ledger.created', 'policy.changed', 'principal.registered', 'key.rotated'])
    expect([type, mayBeWithheld(type)]).toEqual([type, false]);
  expect(told().isTold(9, 'policy.changed', undefined)).toBe(true);
});

test('a record that names a chosen decision is told, and what names others or none is not', () => {
  const records = told();
  const values = (decision: string) => ({ reason: 'x', values: [{ seq: 1, decision }] });
  expect(records.isTold(9, 'erasure.requested', values('dec_a'))).toBe(true);
  expect(records.isTold(9, 'erasure.requested', values('dec_b'))).toBe(false);
  expect(records.isTold(9, 'legal_hold.placed', { decisions: ['dec_b', 'dec_a'] })).toBe(true);
  expect(records.isTold(8, 'legal_hold.placed', { whole_ledger: true })).toBe(true);
  expect(records.isTold(7, 'legal_hold.placed', { decisions: ['dec_b'] })).toBe(false);
  expect(records.isTold(9, 'observation.recorded', { source: 'x' })).toBe(false);
  expect(records.isTold(9, 'access.recorded', { purpose: 'about dec_a' })).toBe(false);
  // Told where it stood before the decision began, it would be told in one reading and not in another.
  expect(records.isTold(5, 'legal_hold.placed', { decisions: ['dec_a'] })).toBe(false);
});

test('what ends a hold or goes on with an incident is told with its beginning, and else not', () => {
  const records = told();
  records.isTold(7, 'legal_hold.placed', { decisions: ['dec_b'] });
  records.isTold(8, 'legal_hold.placed', { decisions: ['dec_a'] });
  records.isTold(9, 'incident.opened', { incident_id: 'INC-1', decisions: ['dec_a'] });
  records.isTold(10, 'incident.opened', { incident_id: 'INC-2', decisions: ['dec_b'] });
  expect(records.isTold(11, 'legal_hold.lifted', { hold: 7 })).toBe(false);
  expect(records.isTold(11, 'legal_hold.lifted', { hold: 8 })).toBe(true);
  expect(records.isTold(12, 'incident.closed', { incident_id: 'INC-1' })).toBe(true);
  expect(records.isTold(12, 'incident.closed', { incident_id: 'INC-2' })).toBe(false);
});
