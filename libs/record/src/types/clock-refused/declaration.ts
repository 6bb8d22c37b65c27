import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const clockRefused = declare<typeof schemas>()({
  type: 'clock.refused',
  newest: 1,
  place: 'ledger',
  writtenBy: [],
  takenAfterClosing: true,
});
