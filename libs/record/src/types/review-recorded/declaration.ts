import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const reviewRecorded = declare<typeof schemas>()({
  type: 'review.recorded',
  newest: 1,
  place: 'decision',
  writtenBy: ['reviewer', 'officer'],
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
