import {
  type IncidentEntry,
  OPEN_INCIDENTS_MAX,
  type OpenIncident,
  incidentIdOf,
} from '../fold/incidents.js';
import type { Refusal } from './gate.js';

/** The incidents of one decision, or those of the ledger outside decisions. */
export interface KnownIncidents {
  open: readonly OpenIncident[];
  /** Opened so far. */
  count: number;
}

/** refuseIncident: incidents are numbered without gap, and only an open one is updated or closed. */
export function refuseIncident(
  entry: IncidentEntry,
  { open, count }: KnownIncidents,
): Refusal | undefined {
  const { incident_id: id } = entry.body;
  if (entry.type === 'incident.opened') {
    const next = incidentIdOf(count + 1);
    if (id !== next) {
      return {
        code: 'incident_number_mismatch',
        message: `the next incident here is ${next}, not ${id ?? 'one without a number'}`,
        next: 'Leave incident_id out: Docket fills it in.',
        pointer: '/incident_id',
      };
    }
    if (open.length < OPEN_INCIDENTS_MAX) return undefined;
    return {
      code: 'incident_limit',
      message: `${OPEN_INCIDENTS_MAX} incidents are open here`,
      next: 'Close those that are over first.',
    };
  }
  if (open.some((one) => one.id === id)) return undefined;
  const names = open.map((one) => one.id).join(', ');
  return {
    code: 'unknown_incident',
    message: `there is no open incident ${id ?? ''} here`,
    next: names === '' ? 'None is open. Open a new one.' : `Open: ${names}.`,
    pointer: '/incident_id',
  };
}
