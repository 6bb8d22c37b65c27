import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const principalRegistered = declare<typeof schemas>()({
  type: 'principal.registered',
  newest: 1,
  place: 'ledger',
  writtenBy: ['administrator'],
  takenAfterClosing: true,
  alsoOwn: true,
});
