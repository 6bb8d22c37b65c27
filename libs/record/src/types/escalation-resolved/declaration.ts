import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const escalationResolved = declare<typeof schemas>()({
  type: 'escalation.resolved',
  newest: 1,
  place: 'decision',
  writtenBy: [],
  isConsequence: true,
  followsPerson: true,
});
