import { envelope } from '../../schema/common.js';
import { left } from '../../schema/custody.js';
import { frameworkIds, issuerStatements } from '../../schema/issuer.js';
import {
  choice,
  count,
  list,
  members,
  optional,
  sha256Hex,
  text,
} from '../../schema/vocabulary.js';

/** What the server found wrong in the whole evidence of which it hands out a copy that withholds values. */
const recordFindings = list(
  members(
    {
      code: text(64, 'Code of the finding, of those of a verification.'),
      seq: optional(count('The entry that it is about.')),
    },
    'One thing that is wrong: its code and its entry, and no value.',
  ),
  100,
  'What the server found wrong in the whole record when it issued a copy that withholds values. Absent: nothing, or the document withholds nothing.',
);

/** What the issuer prints in a dossier beside the record: kept, so that it can be held against it later. */
const statements = members(
  {
    ...issuerStatements,
    record_findings: optional(recordFindings),
    legal_basis: optional(
      members(
        {
          version: text(64, 'Version of the list of provisions.'),
          frameworks: frameworkIds,
        },
        'Which provisions the document says its sections support.',
      ),
    ),
  },
  'What the issuer states in it beside the record.',
);

/** What is told with a decision and stands in no decision's chain: without this nothing shows that one is missing. */
const ledgerRecords = members(
  {
    before: count('Entries of the ledger when they were chosen: each stands before that.'),
    records: count('How many there are, without those of erasures.', 1_000_000),
    sha256: sha256Hex(
      'SHA-256 of their sequence numbers, ascending, as an array in canonical JSON (RFC 8785).',
    ),
    unlisted: optional(
      count('Older reads and exports of the ledger that covered the decision and are left out.'),
    ),
  },
  'Which records of the ledger the evidence of the dossier holds beside the entries of its decision.',
);

const body = members(
  {
    kind: choice(
      ['dossier', 'oversight_report', 'ledger', 'evidence', 'feedback', 'bundle'],
      'What left.',
    ),
    dossier_id: optional(text(128, 'Id of the dossier.')),
    document_id: optional(text(128, 'Id of a document that is not a dossier.')),
    export_id: optional(
      text(64, 'The background job that made it. Absent: it was made while its reader waited.'),
    ),
    variant: optional(text(64, 'Variant, e.g. "full".')),
    locale: optional(text(35, 'Language of the document, e.g. "en".')),
    profile: optional(text(64, 'Redaction profile and its version, e.g. "public@1".')),
    statements: optional(statements),
    ledger_records: optional(ledgerRecords),
    format: text(64, 'Format, e.g. "pdf".'),
    sha256: optional(
      sha256Hex(
        'SHA-256 of the exported file. Absent in the record of a dossier, which ends with this entry: export.completed holds it.',
      ),
    ),
    checkpoint_size: optional(
      count('Size of the ledger at the checkpoint that the export carries.'),
    ),
    recipient: optional(text(256, 'For whom it was made.')),
    ...left,
    ...envelope,
  },
  'A dossier, a report or entries leave the ledger. In a decision: about that decision; outside: about the ledger. The evidence of a dossier ends with the entry that begins its export.',
  { anyOf: [{ required: ['dossier_id'] }, { required: ['document_id', 'sha256'] }] },
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
