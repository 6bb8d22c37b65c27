import { entryProofLimits } from '@docket/report/outcome';
import {
  encodeEntryProof,
  type EntryProofReport,
  isProofFile,
  verifyProofFile,
} from '@docket/verify';
import { isCoseFile, verifyCoseReceipt } from '@docket/verify/cose';
import { openRegular, readRegular } from '../regular-file.js';
import { printableJson } from '../terminal.js';
import { unreadable, type Trust } from './trust.js';

const BEGINNING_BYTES = 64;
/** A proof of 63 hashes, a leaf, and a note or 60 hand-overs are shorter. */
const PROOF_BYTES_MAX = 256 * 1024;

/** Whether a file begins as the proof of one entry does. What cannot be opened is none, and is told of by whoever reads it. */
export async function beginsAsProof(path: string): Promise<boolean> {
  const file = await openRegular(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const beginning = Buffer.alloc(BEGINNING_BYTES);
    const { bytesRead } = await file.read(beginning, 0, BEGINNING_BYTES, 0);
    const read = beginning.subarray(0, bytesRead);
    return isProofFile(read) || isCoseFile(read);
  } finally {
    await file.close();
  }
}

/** @throws CommandFailure with exit code 2 for what cannot be read, or where no key is named. */
export async function checkProofFile(
  path: string,
  {
    trustedKey,
    witnessPolicy,
    timeStamps,
  }: Pick<Trust, 'trustedKey' | 'witnessPolicy' | 'timeStamps'>,
): Promise<EntryProofReport> {
  try {
    const bytes = await readRegular(path, PROOF_BYTES_MAX);
    const trust = {
      ...(trustedKey === undefined ? {} : { trustedKey }),
      ...(witnessPolicy === undefined ? {} : { witnessPolicy }),
      ...(timeStamps === undefined ? {} : { timeStamps }),
    };
    if (isCoseFile(bytes)) return verifyCoseReceipt(bytes, trust);
    return await verifyProofFile(bytes, trust);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The outcome as `--json` prints it. */
export function presentProofJson(path: string, report: EntryProofReport): string {
  const verdict = report.verified ? 'verified' : 'not_verified';
  return `${printableJson({ ...encodeEntryProof(report), source: path, verdict, limits: entryProofLimits(report) })}\n`;
}
