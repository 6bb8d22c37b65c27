import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const exportCompleted = declare<typeof schemas>()({
  type: 'export.completed',
  newest: 1,
  place: 'decision',
  writtenBy: ['officer', 'auditor'],
  takenAfterClosing: true,
  isCustody: true,
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
