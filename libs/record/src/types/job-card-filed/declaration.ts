import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const jobCardFiled = declare<typeof schemas>()({
  type: 'job_card.filed',
  newest: 1,
  place: 'decision',
  writtenBy: ['agent'],
  refusedAfterClose: true,
  makesWriter: true,
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
