import type { RecordBodies, Severity } from '../types.js';

/** An incident that is not closed. Deadlines are the deployer's own; Docket only keeps them in view. */
export interface OpenIncident {
  awareAt: string;
  /** When its report is due; `null`: not recorded. */
  dueAt: string | null;
  id: string;
  /** Position in the decision, or in the ledger, of the entry that opened it. */
  opened: number;
  severity: Severity;
}

export type IncidentType = 'incident.opened' | 'incident.updated' | 'incident.closed';

/** A record of an incident, in a decision or in the ledger. */
export type IncidentEntry = {
  [Type in IncidentType]: { type: Type; body: RecordBodies[Type] };
}[IncidentType];

/** Incidents open at the same time in one decision, or in the ledger outside decisions. */
export const OPEN_INCIDENTS_MAX = 64;

export function isIncident<Entry extends { type: string }>(
  entry: Entry,
): entry is Entry & { type: IncidentType } {
  return entry.type.startsWith('incident.');
}

/** evolveIncidents gives the open incidents after one more record; `position` is that of the entry. */
export function evolveIncidents(
  open: readonly OpenIncident[],
  entry: IncidentEntry,
  position: number,
): readonly OpenIncident[] {
  switch (entry.type) {
    case 'incident.opened': {
      const { incident_id: id = '', aware_at: awareAt, clock, severity } = entry.body;
      if (open.length >= OPEN_INCIDENTS_MAX) return open;
      return [...open, { awareAt, dueAt: clock?.due_at ?? null, id, opened: position, severity }];
    }
    case 'incident.updated': {
      const { incident_id: id, clock, severity } = entry.body;
      return open.map((one) =>
        one.id === id
          ? { ...one, dueAt: clock?.due_at ?? one.dueAt, severity: severity ?? one.severity }
          : one,
      );
    }
    case 'incident.closed':
      return open.filter(({ id }) => id !== entry.body.incident_id);
  }
}

/** Incidents are numbered in the order in which they are opened. */
export function incidentIdOf(nth: number): string {
  return `inc-${nth}`;
}
