import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const legalHoldLifted = declare<typeof schemas>()({
  type: 'legal_hold.lifted',
  newest: 1,
  place: 'ledger',
  writtenBy: ['officer'],
  takenAfterClosing: true,
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
