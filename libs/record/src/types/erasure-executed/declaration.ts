import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const erasureExecuted = declare<typeof schemas>()({
  type: 'erasure.executed',
  newest: 1,
  place: 'ledger',
  writtenBy: ['officer', 'administrator'],
  alsoOwn: true,
  takenAfterClosing: true,
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
