import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const accessRecorded = declare<typeof schemas>()({
  type: 'access.recorded',
  newest: 1,
  place: 'either',
  writtenBy: ['reviewer', 'officer', 'auditor', 'administrator'],
  takenAfterClosing: true,
  isCustody: true,
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
