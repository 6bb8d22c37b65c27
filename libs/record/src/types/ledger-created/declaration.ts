import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const ledgerCreated = declare<typeof schemas>()({
  type: 'ledger.created',
  newest: 1,
  place: 'ledger',
  writtenBy: [],
});
