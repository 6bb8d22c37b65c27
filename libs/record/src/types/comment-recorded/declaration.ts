import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const commentRecorded = declare<typeof schemas>()({
  type: 'comment.recorded',
  newest: 1,
  place: 'decision',
  writtenBy: ['reviewer', 'officer', 'auditor'],
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
