import { DOCKET_ACTOR, type RecordBodies } from '@docket/record';
import { askJson, inLedger } from '../ask.js';

interface GoingEntry {
  seq: number;
  decision: string;
  pointers: string[];
}

/** What is to go: the decisions about a person, one decision, or what the policy keeps no longer. */
export type ErasureTarget =
  { subject: string } | { decision: string } | { expired: { after?: number } };

/** `ErasurePreview` of the API. */
export interface ShownOutlook {
  values: GoingEntry[];
  stays: { seq: number; pointer: string }[];
  held: { seq: number; hold: number }[];
  left: number;
  not_searched: number;
  until?: string;
  next?: number;
}

/** `ErasureList` of the API. */
export interface ErasureOverview {
  waiting: { request: number; requested_by: string; for_age: boolean; lapses_at: string }[];
  legal_holds: ShownHold[];
}

export interface ShownHold {
  hold: number;
  placed_by: string;
  placed_at: string;
  record: RecordBodies['legal_hold.placed'];
}

/** `Erasure` of the API. */
export interface AskedErasure {
  request: number;
  requested_by: string;
  requested_at: string;
  state: 'waiting' | 'ordered' | 'lapsed';
  record: Pick<RecordBodies['erasure.requested'], 'reason' | 'legal_basis' | 'by_age'> & {
    values: GoingEntry[];
  };
  ordered?: { seq: number; by: string; at: string };
}

/** Whether Docket itself did it, and no person. */
export const isDocket = (by: string): boolean => by === DOCKET_ACTOR;

export const readOverview = (ledger: string): Promise<ErasureOverview> =>
  askJson(inLedger(ledger, 'erasures'));

export const readErasure = (ledger: string, request: string): Promise<AskedErasure> =>
  askJson(inLedger(ledger, 'erasures', request));

export const lookUpErasure = (ledger: string, target: ErasureTarget): Promise<ShownOutlook> =>
  askJson(inLedger(ledger, 'erasures', 'previews'), { method: 'POST', body: target });

/** Records it, and gives the position of the entry. @throws {Refused} */
export async function record(
  ledger: string,
  path: readonly string[],
  body: object,
): Promise<number> {
  const where = inLedger(ledger, ...path);
  const { receipt } = await askJson<{ receipt: { seq: number } }>(where, { method: 'POST', body });
  return receipt.seq;
}
