import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const watchRecorded = declare<typeof schemas>()({
  type: 'watch.recorded',
  newest: 1,
  place: 'ledger',
  writtenBy: ['observer'],
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
