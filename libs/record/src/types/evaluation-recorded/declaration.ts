import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const evaluationRecorded = declare<typeof schemas>()({
  type: 'evaluation.recorded',
  newest: 1,
  place: 'decision',
  writtenBy: ['agent', 'reviewer', 'officer', 'auditor'],
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
