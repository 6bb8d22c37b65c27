import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const policyChanged = declare<typeof schemas>()({
  type: 'policy.changed',
  newest: 1,
  place: 'ledger',
  writtenBy: ['administrator'],
  takenAfterClosing: true,
  filledIn: 'revision',
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
