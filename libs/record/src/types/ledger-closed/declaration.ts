import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const ledgerClosed = declare<typeof schemas>()({
  type: 'ledger.closed',
  newest: 1,
  place: 'ledger',
  writtenBy: ['administrator'],
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
