import {
  type KeptReceipt,
  type KnownPeople,
  ReaderError,
  type Keeping,
  KeptStateError,
  type Progress,
  type Seam,
  type TimeStampChecker,
  type WitnessPolicy,
} from '@docket/verify';
import { CommandFailure, EXIT } from '../failure.js';

/** What the one who verifies brings along, and how deep to look. */
export interface Trust {
  /** Default `full`. */
  depth?: 'quick' | 'chain' | 'full';
  /** C2SP verifier key kept from elsewhere. */
  trustedKey?: string;
  /** Signed note of a checkpoint kept from elsewhere. */
  trustedCheckpoint?: string;
  /** Whom to trust as witnesses. */
  witnessPolicy?: WitnessPolicy;
  /** Whose time stamps to trust. */
  timeStamps?: TimeStampChecker;
  /** Receipts that were kept. */
  receipts?: readonly KeptReceipt[];
  /** Whose keys are whose. */
  people?: KnownPeople;
  /** Of a whole ledger: what the one that continues it says of it. */
  seam?: Seam;
  onProgress?: (progress: Progress) => void;
  /** Of a whole ledger: to go on where an earlier one was stopped, and to be gone on with. */
  keeping?: Keeping;
}

/**
 * The failure to report for `error`. What says that the source is unusable gives exit code 2; a
 * defect of ours stays what it is.
 *
 * @param refusals the error classes with which the source itself says no.
 */
export function unreadable(
  source: string,
  error: unknown,
  ...refusals: (new (...given: never[]) => Error)[]
): unknown {
  if (error instanceof KeptStateError) return error;
  const kinds = [ReaderError, ...refusals];
  if (!(error instanceof Error)) return error;
  if (!kinds.some((kind) => error instanceof kind) && !isSystemError(error)) return error;
  const reason = error.message.replace(/\.$/, '');
  return new CommandFailure(`${source} cannot be read: ${reason}.`, EXIT.unusable, {
    cause: error,
  });
}

/** A refusal of the operating system or of PostgreSQL has a `code`: ECONNREFUSED, 28P01, 3D000. */
function isSystemError(error: Error): boolean {
  return (
    'code' in error && typeof error.code === 'string' && /^(E[A-Z]+|[0-9A-Z]{5})$/.test(error.code)
  );
}
