import { declare } from '../declare.js';
import type { schemas } from './schema.js';

export const verificationRecorded = declare<typeof schemas>()({
  type: 'verification.recorded',
  newest: 1,
  place: 'ledger',
  writtenBy: [],
  takenAfterClosing: true,
});
