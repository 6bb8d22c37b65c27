import { envelope } from '../../schema/common.js';
import { left } from '../../schema/custody.js';
import { count, members, optional, sha256Hex, text } from '../../schema/vocabulary.js';

const body = members(
  {
    begun: count(
      'Position in the decision of the export.recorded that began it: who, for whom, what for.',
    ),
    dossier_id: text(128, 'Id of the dossier, as that entry gives it.'),
    export_id: optional(
      text(64, 'The background job that made it. Absent: it was made while its reader waited.'),
    ),
    sha256: sha256Hex('SHA-256 of the exported file.'),
    withheld: optional(count('Values withheld in it.')),
    residues: optional(
      count('Places that may still tell a withheld value, as reported to who exported it.'),
    ),
    checkpoint_size: count('Size of the ledger at the checkpoint that the export carries.'),
    role: left.role,
    recipient: optional(text(256, 'For whom it was made, where export.recorded does not say so.')),
    purpose: left.purpose,
    entries: left.entries,
    bytes: left.bytes,
    ...envelope,
  },
  'The file of a dossier was made and is about to leave. Written by Docket before a byte of it does. An export that was begun and has none of these was not handed out.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
