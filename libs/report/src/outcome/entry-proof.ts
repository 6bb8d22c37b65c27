import type { EntryProofReport } from '@docket/verify';

import {
  checkLine,
  findingTold,
  laterKey,
  laterName,
  type OutcomeText,
  witnessLines,
} from './lines.js';
import { quotedValue, shownValue } from './shown.js';

/** What checking the proof of one entry came to, for people: the one wording of the command and of the page. */
export function entryProofText(source: string, report: EntryProofReport): OutcomeText {
  const { origin, seq, findings, verified } = report;
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
      ...signatureLines(report, failed(['inclusion_mismatch'])),
      ...witnessLines(report),
      ...findings.map(findingTold),
    ],
    verdict: verified
      ? { tone: 'passed', text: `Verified: entry ${seq} of ${quotedValue(origin)}.` }
      : { tone: 'failed', text: 'NOT VERIFIED.' },
    advice: [],
    limits: entryProofLimits(report),
  };
}

function rowsOf(report: EntryProofReport): [string, string][] {
  const { form, origin, seq, leafHash, leaf, size, root, keys = [] } = report;
  const unsigned = form === 'cose_receipt' ? ', which is not signed' : '';
  const rows: [string, string | undefined][] = [
    ['entry of', origin],
    ['entry', String(seq)],
    ['leaf hash', leafHash],
    ['type', leaf?.type],
    ['time', leaf?.time],
    ['actor', leaf?.actor],
    ['decision', leaf?.decision?.id],
    ['size', size === undefined ? undefined : `${size}${unsigned}`],
    ['root', root],
    ['your key', keys[0]?.key],
    ...keys.slice(1).map((one): [string, string] => [laterName(one), laterKey(one)]),
  ];
  return rows.flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, shownValue(value)]],
  );
}

/** What is signed: of a receipt the root that the proof leads to, which is one check, and not two. */
function signatureLines(
  { form, size }: EntryProofReport,
  isElsewhere: boolean,
): ReturnType<typeof checkLine>[] {
  if (form === 'cose_receipt')
    return [
      checkLine(
        size !== undefined,
        'the proof leads from the entry to a root that the key of the ledger signed',
      ),
    ];
  return [
    checkLine(size !== undefined && !isElsewhere, 'the entry is proved to be in the signed tree'),
    checkLine(size !== undefined, 'the checkpoint is signed by the key of the ledger'),
  ];
}

const THERE =
  'That the entry is there, and when the ledger says that it was written; not what its body says, and not that it is true.';

/** What the proof of one entry cannot show. */
export const entryProofLimits = ({ form, leaf, limits }: EntryProofReport): string[] => [
  ...limits,
  ...(leaf === undefined ? [] : [leaf.attestation === undefined ? UNATTESTED : ATTESTATION_UNREAD]),
  ...LIMITS[form],
];

const UNATTESTED =
  'Who wrote it: the leaf bears no attestation of the server, so whoever has its login at the database can have appended it in the name of the one whom it names. Whether it ought to bear one, only entry 0 and the whole ledger show.';
const ATTESTATION_UNREAD =
  'Who wrote it: the leaf bears an attestation, and whether that is one by the key of the server was not looked at, since entry 0 names that key. The ledger, or a dossier, shows it.';

const LATER_KEYS =
  'Whether the key was lost and replaced after that: only a newer checkpoint of the ledger says so.';

const LIMITS: Record<EntryProofReport['form'], readonly string[]> = {
  tlog_proof: [
    THERE,
    'Whether others were shown another history: that takes cosignatures of witnesses, and a policy that asks for them.',
    LATER_KEYS,
  ],
  cose_receipt: [
    THERE,
    'How many entries the ledger had: a COSE receipt signs the root of the tree, not its size.',
    'Whether others were shown another history: a COSE receipt carries no cosignatures. Ask for the .tlog-proof of the entry.',
    'Whether a key before the one that you gave was lost and replaced: what a COSE receipt says of keys is not signed with it. The .tlog-proof of the entry says so.',
    LATER_KEYS,
  ],
};
