import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const incidentClosed = declare<typeof schemas>()({
  type: 'incident.closed',
  newest: 1,
  place: 'either',
  writtenBy: ['officer'],
  takenAfterClosing: true,
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
