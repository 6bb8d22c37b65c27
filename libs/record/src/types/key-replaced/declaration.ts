import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const keyReplaced = declare<typeof schemas>()({
  type: 'key.replaced',
  newest: 1,
  place: 'ledger',
  writtenBy: ['officer', 'administrator'],
  takenAfterClosing: true,
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
