import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const tripwireTripped = declare<typeof schemas>()({
  type: 'tripwire.tripped',
  newest: 1,
  place: 'decision',
  writtenBy: [],
  isConsequence: true,
});
