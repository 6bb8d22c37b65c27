import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const policyProposed = declare<typeof schemas>()({
  type: 'policy.proposed',
  newest: 1,
  place: 'ledger',
  writtenBy: ['administrator'],
  takenAfterClosing: true,
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
