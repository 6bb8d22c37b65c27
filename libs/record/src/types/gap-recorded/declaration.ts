import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const gapRecorded = declare<typeof schemas>()({
  type: 'gap.recorded',
  newest: 1,
  place: 'either',
  writtenBy: ['agent', 'officer', 'administrator'],
  takenAfterClosing: true,
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
