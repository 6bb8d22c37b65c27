import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const principalRevoked = declare<typeof schemas>()({
  type: 'principal.revoked',
  newest: 1,
  place: 'ledger',
  writtenBy: ['administrator'],
  takenAfterClosing: true,
  alsoOwn: true,
});
