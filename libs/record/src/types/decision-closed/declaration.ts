import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const decisionClosed = declare<typeof schemas>()({
  type: 'decision.closed',
  newest: 1,
  place: 'decision',
  writtenBy: ['agent', 'officer'],
  filledIn: 'entry_count',
  refusedAfterClose: true,
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
