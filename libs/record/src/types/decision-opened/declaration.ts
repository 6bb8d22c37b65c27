import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const decisionOpened = declare<typeof schemas>()({
  type: 'decision.opened',
  newest: 1,
  place: 'decision',
  writtenBy: ['agent'],
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
