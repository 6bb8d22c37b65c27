import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const principalConfirmed = declare<typeof schemas>()({
  type: 'principal.confirmed',
  newest: 1,
  place: 'ledger',
  writtenBy: ['administrator'],
  takenAfterClosing: true,
});
