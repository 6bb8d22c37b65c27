import { declare } from '../declare.js';
import { FREE_MEMBERS, REQUEST_KEY } from '../envelope.js';
import type { schemas } from './schema.js';

export const incidentOpened = declare<typeof schemas>()({
  type: 'incident.opened',
  newest: 1,
  place: 'either',
  writtenBy: ['reviewer', 'officer'],
  filledIn: 'incident_id',
  omitted: REQUEST_KEY,
  withheld: FREE_MEMBERS,
});
