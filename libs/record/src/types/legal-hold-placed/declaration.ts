import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const legalHoldPlaced = declare<typeof schemas>()({
  type: 'legal_hold.placed',
  newest: 1,
  place: 'ledger',
  writtenBy: ['officer', 'administrator'],
  takenAfterClosing: true,
  omitted: REQUEST_KEY,
  withheld: [...FREE_MEMBERS, '/subject_ref'],
});
