import { declare } from '../declare.js';
import { FREE_MEMBERS } from '../envelope.js';
import type { schemas } from './schema.js';

export const sideEffectExecuting = declare<typeof schemas>()({
  type: 'side_effect.executing',
  newest: 1,
  place: 'decision',
  writtenBy: ['agent'],
  withheld: FREE_MEMBERS,
});
