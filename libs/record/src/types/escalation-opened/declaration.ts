import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const escalationOpened = declare<typeof schemas>()({
  type: 'escalation.opened',
  newest: 1,
  place: 'decision',
  writtenBy: [],
  isConsequence: true,
});
