import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const ledgerMoved = declare<typeof schemas>()({
  type: 'ledger.moved',
  newest: 1,
  place: 'ledger',
  writtenBy: [],
  takenAfterClosing: true,
});
