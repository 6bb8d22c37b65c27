import type { EntryProofReport } from '@docket/verify';

import { checkLine, findingTold, type OutcomeText, witnessLines } from './lines.js';
import { quotedValue, shownValue } from './shown.js';

/** What checking the proof of one entry came to, for people: the one wording of the command and of the page. */
export function entryProofText(source: string, report: EntryProofReport): OutcomeText {
  const { origin, seq, size, findings, verified } = report;
  const failed = (codes: readonly string[]): boolean =>
    findings.some(({ code }) => codes.includes(code));
  return {
    source: shownValue(source),
    subject: rowsOf(report),
    lines: [
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
    ],
    verdict: verified
      ? { tone: 'passed', text: `Verified: entry ${seq} of ${quotedValue(origin)}.` }
      : { tone: 'failed', text: 'NOT VERIFIED.' },
    advice: [],
    limits: ENTRY_PROOF_LIMITS,
  };
}

function rowsOf(report: EntryProofReport): [string, string][] {
  const { origin, seq, leafHash, leaf, size, root, keys = [] } = report;
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
  return rows.flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, shownValue(value)]],
  );
}

/** What the proof of one entry cannot show. */
export const ENTRY_PROOF_LIMITS: readonly string[] = [
  'That the entry is there, and when the ledger says that it was written; not what its body says, and not that it is true.',
  'Whether others were shown another history: that takes cosignatures of witnesses, and a policy that asks for them.',
];
