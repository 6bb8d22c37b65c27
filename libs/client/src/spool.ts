import type { RecordBodies, RecordType, SideEffectStatus } from '@docket/record';
import { ClientError } from './client-error.js';
import type { ProblemDetails } from './problem.js';

/** A record on its way to the ledger. */
export interface OutgoingRecord {
  ledger: string;
  type: RecordType;
  /** Absent on a record that opens a decision. A local id while the opening is in the spool. */
  decisionId?: string;
  /** The registered side effect that a transition is about; local while its intent is in the spool. */
  sideEffectId?: string;
  /** JSON: what `toRecordJson` lets through. */
  body: object;
  idempotencyKey?: string;
}

/** A record that waits in a spool. */
export interface SpooledRecord extends OutgoingRecord {
  /** The key it was first sent with. Unique in the spool for one ledger. */
  idempotencyKey: string;
  /** When it was put there, by this machine's clock, RFC 3339 UTC. */
  spooledAt: string;
}

/** Ids that the ledger gave to what a spooled record created. */
export interface GivenIds {
  decisionId?: string;
  sideEffectId?: string;
}

/** Records that will never reach the ledger, until a `gap.recorded` says so there. */
export interface SpoolLoss {
  /** Names the loss, so that it is filed once. */
  id: string;
  /** Absent where it cannot be told. */
  ledger?: string;
  /** The ledger's id of the decision that they belong to; absent where it has none, or they are of several. */
  decisionId?: string;
  kind: RecordBodies['gap.recorded']['kind'];
  reason: string;
  /** How many records; absent where that is not known. */
  records?: number;
  /** The same by record type, as far as known. */
  byType: Record<string, number>;
  /** RFC 3339 UTC, by this machine's clock. */
  from: string;
  to: string;
}

/** A record that the ledger will not take, and why. */
export interface SetAside {
  record: SpooledRecord;
  why: string;
  /** What the server answered; absent where it was not sent, because what it belongs to was refused or lost. */
  answer?: ProblemDetails;
}

/**
 * Where records wait while the server is away. `fileSpool` of `@docket/client/node` keeps them in a
 * directory; another implementation has to keep the same promises:
 *
 * - `append` resolves when the record would survive the end of the process and of the machine;
 * - records come back in the order in which they were appended, until they are settled or set aside;
 * - what cannot be kept or read is counted in `losses`, never left out without a word.
 */
export interface Spool {
  /** Oldest first. */
  readonly pending: readonly SpooledRecord[];
  /** What was lost and not yet recorded in the ledger. */
  readonly losses: readonly SpoolLoss[];
  /** How many records were set aside and are still kept: a person has to look at them. */
  readonly setAsideCount: number;
  /** @throws SpoolError, `spool_full` or `spool_lost`; the record is then counted as lost. */
  append(record: SpooledRecord): Promise<void>;
  /** The ledger has the record. */
  settle(record: SpooledRecord, given: GivenIds): Promise<void>;
  /**
   * The ledger will not take the record: it is kept for a person, with what the server answered, and counted
   * as lost. `decisionId`: the ledger's id of its decision, where there is one.
   *
   * @throws SpoolError; the record then waits as before.
   */
  setAside(refused: SetAside, decisionId: string | undefined): Promise<void>;
  /** The loss is about to be filed as it stands: what is lost from now on is another. */
  holdLoss(loss: SpoolLoss): void;
  /** The ledger has a `gap.recorded` for this loss. */
  settleLoss(loss: SpoolLoss): Promise<void>;
  /** The id that the ledger gave in place of a local one, when it has been given. */
  givenId(localId: string): string | undefined;
}

/** The spool cannot keep a record. Nothing was kept, and the caller has to know. */
export class SpoolError extends ClientError<
  'spool_full' | 'spool_lost' | 'spool_in_use' | 'spool_version'
> {
  override readonly name = 'SpoolError';
}

const LOCAL = 'local:';

/** The id of what a spooled record creates, until the ledger gives it another. */
export function localId({
  ledger,
  idempotencyKey,
}: Pick<SpooledRecord, 'ledger' | 'idempotencyKey'>): string {
  return `${LOCAL}${ledger}/${idempotencyKey}`;
}

export function isLocalId(id: string): boolean {
  return id.startsWith(LOCAL);
}

/** How far a side effect has come, as far as the spool knows; undefined if it knows nothing of it. */
export function spooledStatus(
  pending: readonly SpooledRecord[],
  sideEffectId: string,
): SideEffectStatus | undefined {
  const last = pending.findLast((record) => record.sideEffectId === sideEffectId);
  if (last !== undefined) return last.type.slice('side_effect.'.length) as SideEffectStatus;
  const isIntent = (record: SpooledRecord): boolean =>
    record.type === 'side_effect.intent' && localId(record) === sideEffectId;
  return pending.some(isIntent) ? 'intent' : undefined;
}

/** The record with the ledger's own ids; undefined while one of them is not known. */
export function withGivenIds(
  record: SpooledRecord,
  givenId: (id: string) => string | undefined,
): SpooledRecord | undefined {
  const { decisionId, sideEffectId, ...rest } = record;
  const decision = decisionId === undefined ? undefined : givenId(decisionId);
  const sideEffect = sideEffectId === undefined ? undefined : givenId(sideEffectId);
  if ((decisionId === undefined) !== (decision === undefined)) return undefined;
  if ((sideEffectId === undefined) !== (sideEffect === undefined)) return undefined;
  return {
    ...rest,
    ...(decision === undefined ? {} : { decisionId: decision }),
    ...(sideEffect === undefined ? {} : { sideEffectId: sideEffect }),
  };
}

/** Whether two values are the same JSON, whatever the order of members. */
export function isSameJson(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || left === null) return left === right;
  if (typeof right !== 'object' || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [mine, theirs] = [membersOf(left), membersOf(right)];
  return (
    mine.size === theirs.size &&
    [...mine].every(([name, value]) => theirs.has(name) && isSameJson(value, theirs.get(name)))
  );
}

/** JSON leaves members out that are undefined. */
function membersOf(value: object): Map<string, unknown> {
  return new Map(Object.entries(value).filter(([, member]) => member !== undefined));
}
