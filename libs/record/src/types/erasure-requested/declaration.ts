import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const erasureRequested = declare<typeof schemas>()({
  type: 'erasure.requested',
  newest: 1,
  place: 'ledger',
  writtenBy: ['officer'],
  alsoOwn: true,
  takenAfterClosing: true,
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
