import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const ledgerRestored = declare<typeof schemas>()({
  type: 'ledger.restored',
  newest: 1,
  place: 'ledger',
  writtenBy: ['administrator'],
  takenAfterClosing: true,
  filledIn: 'restoration',
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
