import { declare } from '../declare.js';
import { FREE_MEMBERS } from '../envelope.js';
import type { schemas } from './schema.js';

export const sideEffectIntent = declare<typeof schemas>()({
  type: 'side_effect.intent',
  newest: 1,
  place: 'decision',
  writtenBy: ['agent'],
  refusedAfterClose: true,
  makesWriter: true,
  withheld: FREE_MEMBERS,
});
