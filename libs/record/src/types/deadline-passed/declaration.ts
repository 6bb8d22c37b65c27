import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const deadlinePassed = declare<typeof schemas>()({
  type: 'deadline.passed',
  newest: 1,
  place: 'decision',
  writtenBy: [],
});
