import { isJsonObject, type JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';

/**
 * Records outside decisions that tell of some decisions, of what was seen of them, or of who read what: a file that
 * discloses part of a ledger may withhold them. Every other type is disclosed, since verification rests on it or it is
 * about the ledger as a whole.
 */
const OF_DECISIONS: readonly string[] = [
  'access.recorded',
  'erasure.executed',
  'erasure.requested',
  'export.recorded',
  'incident.closed',
  'incident.opened',
  'incident.updated',
  'legal_hold.lifted',
  'legal_hold.placed',
  'observation.recorded',
] satisfies RecordType[];

/** Whether a file that discloses part of a ledger may withhold a record of this type that is in no decision. */
export function mayBeWithheld(type: string): boolean {
  return OF_DECISIONS.includes(type);
}

/**
 * Tells which records outside decisions belong to the decisions that are chosen: those that name one, holds of the whole
 * ledger, and what goes on with an incident or ends a hold that is told. Takes them in the order of the ledger, each as
 * often as it is read.
 */
export class RecordsOfSelection {
  readonly #holds = new Set<number>();
  readonly #incidents = new Set<string>();

  /** @param isChosen of a decision that has an entry before `seq`. */
  constructor(readonly isChosen: (id: string, seq: number) => boolean) {}

  /** @param body undefined: it is not there in full, and not told. */
  isTold(seq: number, type: string, body: JsonObject | undefined): boolean {
    if (!mayBeWithheld(type)) return true;
    if (body === undefined) return false;
    const { incident_id: incident, hold } = body;
    const isTold =
      this.#namesChosen(seq, body) ||
      (type === 'legal_hold.placed' && body['whole_ledger'] === true) ||
      (type === 'legal_hold.lifted' && typeof hold === 'number' && this.#holds.has(hold)) ||
      (typeof incident === 'string' && this.#incidents.has(incident));
    if (isTold && type === 'legal_hold.placed') this.#holds.add(seq);
    if (isTold && type === 'incident.opened' && typeof incident === 'string')
      this.#incidents.add(incident);
    return isTold;
  }

  #namesChosen(seq: number, { decisions, values }: JsonObject): boolean {
    const named = Array.isArray(decisions) ? decisions : [];
    const ofValues = Array.isArray(values) ? values : [];
    const ids = [...named, ...ofValues.map((one) => isJsonObject(one) && one['decision'])];
    return ids.some((id) => typeof id === 'string' && this.isChosen(id, seq));
  }
}
