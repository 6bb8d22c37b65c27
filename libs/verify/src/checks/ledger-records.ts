import { canonicalBytes, isJsonObject, sha256, toHex, type Json } from '@docket/chain';

import type { Findings } from '../finding.js';
import type { ExportClaim, LastEntry } from './export-record.js';
import { isShown } from './shown.js';

/** A record of the ledger that is told with a decision. */
export interface ToldRecord {
  seq: number;
  type: string;
}

/** Which records of the ledger the record of an export says that its dossier holds. */
export interface CommittedRecords {
  /** Entries of the ledger when they were chosen. */
  before: number;
  records: number;
  /** Lower-case hex, over the canonical JSON of their sequence numbers, ascending. */
  sha256: string;
}

/** What is erased is told as of the time when the file is made; the values themselves show whether an order is missing. */
const OF_ERASURES: ReadonlySet<string> = new Set(['erasure.requested', 'erasure.executed']);

/** By these entries and signatures are judged: what came of them since is told too. */
const JUDGED_BY: ReadonlySet<string> = new Set([
  'policy.proposed',
  'policy.changed',
  'key.proposed',
  'key.rotated',
  'key.replaced',
  'principal.registered',
  'principal.confirmed',
  'principal.revoked',
]);

/** commitRecords says which records of the ledger's first `before` entries a dossier holds, as its export records it. */
export function commitRecords(told: readonly ToldRecord[], before: number): CommittedRecords {
  const seqs = told
    .filter(({ seq, type }) => seq < before && !OF_ERASURES.has(type))
    .map(({ seq }) => seq)
    .toSorted((a, b) => a - b);
  return { before, records: seqs.length, sha256: toHex(sha256(canonicalBytes(seqs))) };
}

/**
 * How the records of the ledger in a dossier stand; where they could not be held against anything, why. `hidden`: the
 * place that would say it, and is not shown.
 */
export type RecordsCheck = { isHeld: true } | { isHeld: false; reason: string; hidden?: string };

const NOT_COVERED =
  'No record of this export is here, which says which records of the ledger belong to it: one may be left out or put in.';
const NOT_SAID =
  'The record of this export does not say which records of the ledger belong to it: one may be left out or put in.';
const NOT_SHOWN =
  'The record of this export does not show which records of the ledger belong to it: one may be left out or put in.';

/**
 * checkLedgerRecords holds the records of the ledger that are told with a decision against the record of the dossier's
 * own export, whose place in the tree is proven: none is left out, and none put in.
 *
 * @param last the record of this export; undefined where it is none.
 */
export function checkLedgerRecords(
  last: LastEntry | undefined,
  told: readonly ToldRecord[],
  { unlisted = 0, findings }: { unlisted: ExportClaim['unlisted']; findings: Findings },
): RecordsCheck {
  if (last === undefined) return { isHeld: false, reason: NOT_COVERED };
  const hidden = last.hidden.find((pointer) => !isShown([pointer], '/ledger_records'));
  if (hidden !== undefined) return { isHeld: false, reason: NOT_SHOWN, hidden };
  const stated = committedIn(last.body?.['ledger_records']);
  if (stated === undefined) return { isHeld: false, reason: NOT_SAID };
  const { before } = stated;
  const held = commitRecords(told, before);
  if (held.records !== stated.records || held.sha256 !== stated.sha256) {
    findings.add(
      'ledger_records_mismatch',
      'The records of the ledger that are told with the decision are not those that the record of this export names: one is left out or put in.',
      { ...place(last), expected: wordsOf(stated), found: wordsOf(held) },
    );
  }
  for (const { seq, type } of told) {
    if (seq < before || OF_ERASURES.has(type) || JUDGED_BY.has(type)) continue;
    findings.add(
      'ledger_records_mismatch',
      'This record of the ledger came after those that the record of this export names: it is put in.',
      { seq, expected: `none from ${before} on`, found: type },
    );
  }
  if (unlisted !== stated.unlisted) {
    findings.add(
      'statement_mismatch',
      'The dossier says of another number of reads and exports that they are left out.',
      {
        ...place(last),
        pointer: '/ledger_records/unlisted',
        expected: `${stated.unlisted}`,
        found: `${unlisted}`,
      },
    );
  }
  return { isHeld: true };
}

/** Undefined where it is not there as a whole. */
function committedIn(
  value: Json | undefined,
): (CommittedRecords & { unlisted: number }) | undefined {
  if (!isJsonObject(value)) return undefined;
  const { before, records, sha256: digest, unlisted = 0 } = value;
  if (typeof before !== 'number' || typeof records !== 'number') return undefined;
  if (typeof digest !== 'string' || typeof unlisted !== 'number') return undefined;
  return { before, records, sha256: digest, unlisted };
}

const wordsOf = ({ before, records, sha256: digest }: CommittedRecords): string =>
  `${records} before ${before}, ${digest}`;

const place = ({ seq, leaf }: LastEntry) => ({
  seq,
  pointer: '/ledger_records',
  ...(leaf.decision === undefined ? {} : { decision: leaf.decision.id }),
});
