import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const ledgerRepaired = declare<typeof schemas>()({
  type: 'ledger.repaired',
  newest: 1,
  place: 'ledger',
  writtenBy: [],
  takenAfterClosing: true,
});
