import { declare } from '../declare.js';
import { FREE_MEMBERS } from '../envelope.js';
import type { schemas } from './schema.js';

export const sideEffectRefused = declare<typeof schemas>()({
  type: 'side_effect.refused',
  newest: 1,
  place: 'decision',
  writtenBy: [],
  attemptedBy: ['agent'],
  withheld: FREE_MEMBERS,
});
