import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const systemChanged = declare<typeof schemas>()({
  type: 'system.changed',
  newest: 1,
  place: 'ledger',
  writtenBy: ['agent', 'officer', 'administrator'],
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
