import { envelope } from './common.js';
import { frameworkIds, issuerStatements } from './issuer.js';
import { choice, count, members, optional, sha256Hex, text } from './vocabulary.js';

/**
 * The roles of API keys as of this version of the schemas: an entry says which one its reader had,
 * because the ledger keeps no list of keys.
 */
const READER_ROLES = ['agent', 'reviewer', 'officer', 'auditor', 'administrator'] as const;

/** What an answer or a file was made of, and what of it left. */
const left = {
  role: optional(choice(READER_ROLES, 'Role of the key it was handed to.')),
  purpose: optional(text(2_000, 'What for, in the words of who asked. Absent: not recorded.')),
  first_seq: optional(count('Sequence number of the first entry in it.')),
  last_seq: optional(count('Sequence number of the last entry in it.')),
  entries: optional(count('Number of entries whose bodies were in it.', 1_000_000_000)),
  bytes: optional(count('Length of it in bytes.')),
};

export const accessRecorded = members(
  {
    kind: choice(
      ['ledger_entries', 'decision_entries', 'search', 'evidence', 'export_content'],
      'What was read: a range of the ledger, entries of one decision, what a filter found, evidence with its proofs, or the file of an export.',
    ),
    sha256: sha256Hex('SHA-256 of the bytes that left.'),
    filter_sha256: optional(
      sha256Hex(
        'SHA-256 of the filter in canonical JSON, where entries were picked by one. Not the filter itself: it may hold personal data.',
      ),
    ),
    export_id: optional(text(64, 'The export whose file was read.')),
    ...left,
    ...envelope,
  },
  'Somebody read recorded bodies. Written by Docket before a byte of the answer leaves; the actor is the reader.',
);

/** What the issuer prints in a dossier beside the record: kept, so that it can be held against it later. */
const statements = members(
  {
    ...issuerStatements,
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

export const exportRecorded = members(
  {
    kind: choice(['dossier', 'oversight_report', 'ledger', 'evidence'], 'What left.'),
    dossier_id: optional(text(128, 'Id of the dossier.')),
    document_id: optional(text(128, 'Id of a document that is not a dossier.')),
    export_id: optional(
      text(64, 'The background job that made it. Absent: it was made while its reader waited.'),
    ),
    variant: optional(text(64, 'Variant, e.g. "full".')),
    locale: optional(text(35, 'Language of the document, e.g. "en".')),
    profile: optional(text(64, 'Redaction profile and its version, e.g. "public@1".')),
    withheld: optional(count('Values withheld in it.')),
    residues: optional(
      count('Places that may still tell a withheld value, as reported to who exported it.'),
    ),
    statements: optional(statements),
    format: text(64, 'Format, e.g. "pdf".'),
    sha256: sha256Hex('SHA-256 of the exported file.'),
    checkpoint_size: optional(
      count('Size of the ledger at the checkpoint that the export carries.'),
    ),
    recipient: optional(text(256, 'For whom it was made.')),
    ...left,
    ...envelope,
  },
  'A dossier, a report or entries left the ledger. In a decision: about that decision; outside: about the ledger.',
  { anyOf: [{ required: ['dossier_id'] }, { required: ['document_id'] }] },
);
