import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const ledgerRegistered = declare<typeof schemas>()({
  type: 'ledger.registered',
  newest: 1,
  place: 'ledger',
  writtenBy: [],
});
