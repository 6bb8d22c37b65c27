import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

const HELD = 'Verification holds it against the records that the file has.';

export const exportRecorded = declare<typeof schemas>()({
  type: 'export.recorded',
  newest: 1,
  place: 'either',
  writtenBy: ['reviewer', 'officer', 'auditor', 'administrator'],
  takenAfterClosing: true,
  isCustody: true,
  omitted: {
    ...REQUEST_KEY,
    '/ledger_records/before': HELD,
    '/ledger_records/records': HELD,
    '/ledger_records/sha256': HELD,
    '/ledger_records/unlisted': HELD,
  },
  withheld: FREE_MEMBERS,
});
