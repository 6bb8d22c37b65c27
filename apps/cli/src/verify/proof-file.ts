import {
  checkLine,
  findingTold,
  quotedValue,
  shownValue,
  witnessLines,
} from '@docket/report/outcome';
import {
  encodeEntryProof,
  type EntryProofReport,
  isProofFile,
  ReaderError,
  verifyProofFile,
} from '@docket/verify';
import { openRegular, readRegular } from '../regular-file.js';
import { paint, printableJson } from '../terminal.js';
import { limitLines, printLine } from './present.js';
import { unreadable, type Trust } from './trust.js';

const BEGINNING_BYTES = 64;
/** A proof of 63 hashes, a leaf and a note are shorter. */
const PROOF_BYTES_MAX = 256 * 1024;

/** Whether a file begins as the proof of one entry does. What cannot be opened is none, and is told of by whoever reads it. */
export async function beginsAsProof(path: string): Promise<boolean> {
  const file = await openRegular(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const beginning = Buffer.alloc(BEGINNING_BYTES);
    const { bytesRead } = await file.read(beginning, 0, BEGINNING_BYTES, 0);
    return isProofFile(beginning.subarray(0, bytesRead));
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
    return await verifyProofFile(decoded(bytes), {
      ...(trustedKey === undefined ? {} : { trustedKey }),
      ...(witnessPolicy === undefined ? {} : { witnessPolicy }),
      ...(timeStamps === undefined ? {} : { timeStamps }),
    });
  } catch (error) {
    throw unreadable(path, error);
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new ReaderError('malformed', 'it is not UTF-8', { cause: error });
  }
}

/** The outcome as `--json` prints it. */
export function presentProofJson(path: string, report: EntryProofReport): string {
  const verdict = report.verified ? 'verified' : 'not_verified';
  return `${printableJson({ ...encodeEntryProof(report), source: path, verdict, limits: LIMITS })}\n`;
}

/** The outcome for people. */
export function presentProofText(path: string, report: EntryProofReport, columns: number): string {
  const { origin, seq, leafHash, leaf, size, root, keys = [], findings, verified } = report;
  const rows: [string, string | undefined][] = [
    ['entry of', origin],
    ['entry', String(seq)],
    ['leaf hash', leafHash],
    ['type', leaf?.type],
    ['time', leaf?.time],
    ['actor', leaf?.actor],
    ['decision', leaf?.decision?.id],
    ['size', size === undefined ? undefined : String(size)],
    ['root', root],
    ['your key', keys[0]?.key],
    ...keys
      .slice(1)
      .map(({ from, key }): [string, string] => ['later key', `${key} (from ${from} entries on)`]),
  ];
  const failed = (codes: readonly string[]): boolean =>
    findings.some(({ code }) => codes.includes(code));
  const lines = [
    checkLine(
      !failed(['leaf_malformed', 'seq_mismatch']),
      'the leaf is well formed, and of this entry',
    ),
    checkLine(
      size !== undefined && !failed(['inclusion_mismatch']),
      'the entry is proved to be in the signed tree',
    ),
    checkLine(size !== undefined, 'the checkpoint is signed by the key of the ledger'),
    ...witnessLines(report),
    ...findings.map(findingTold),
  ];
  const verdict = verified
    ? paint.good(paint.strong(`Verified: entry ${seq} of ${quotedValue(origin)}.`))
    : paint.bad(paint.strong('NOT VERIFIED.'));
  const printed = [
    paint.strong(shownValue(path)),
    ...rows.flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${paint.dim(name.padEnd(11))} ${shownValue(value)}`],
    ),
    ...lines.map(printLine),
    '',
    verdict,
    '',
    ...limitLines(LIMITS, columns),
  ];
  return `${printed.join('\n')}\n`;
}

const LIMITS = [
  'That the entry is there, and when the ledger says that it was written; not what its body says, and not that it is true.',
  'Whether others were shown another history: that takes cosignatures of witnesses, and a policy that asks for them.',
];
