import { ENGLISH_MARKS } from '../narrative/quotation-marks.js';
import { fixed, plural, say, type Told } from '../narrative/told.js';

const GONE = say`Each entry named below says, under the digest that the ledger was signed over, that these values and their salts are gone by that order.`;

/** The words of a certificate of erasure, in English. */
export const certificateEnglish = fixed({
  marks: ENGLISH_MARKS,
  brand: 'Docket',
  kind: 'Certificate of erasure',
  title: (values: number, entries: number): Told =>
    say`${plural(values, 'value', 'values')} of ${plural(entries, 'entry', 'entries')} erased`,
  inBrief: 'In brief',
  brief: (asker: Told, asked: number, orderer: Told, ordered: number, time: Told): Told =>
    say`Entry ${asked} of the ledger records that ${asker} asked for it; entry ${ordered} that ${orderer}, another principal, ordered it at ${time}. ${GONE}`,
  briefOfDocket: (asked: number, orderer: Told, ordered: number, time: Told): Told =>
    say`Entry ${asked} of the ledger records that Docket itself asked for it, because the policy of the ledger keeps it no longer; entry ${ordered} that ${orderer} ordered it at ${time}. ${GONE}`,
  briefAutomatic: (asked: number, ordered: number, time: Told): Told =>
    say`Entry ${asked} of the ledger records that Docket itself asked for it, because the policy of the ledger keeps it no longer; entry ${ordered} that Docket itself ordered it at ${time}, as that policy says. No person ordered it. ${GONE}`,
  byAge: (asOf: Told, rules: Told): Told =>
    say`older at ${asOf} than the policy keeps it: ${rules}`,
  rule: (days: number, name: Told | undefined): Told =>
    name === undefined
      ? say`${plural(days, 'day', 'days')} (what no class names)`
      : say`${plural(days, 'day', 'days')} (class ${name})`,
  supports:
    'This document supports whoever has to show that an erasure was carried out. Whether it was due, and whether it was enough, it does not say.',
  field: {
    ledger: 'Ledger',
    certificate: 'Certificate',
    issued: 'Issued',
    deployer: 'Deployer (stated)',
    asked: 'Asked for',
    ordered: 'Ordered',
    reason: 'Reason',
    basis: 'Legal basis',
    age: 'By age',
    note: 'Note',
    checkpoint: 'Checkpoint',
    root: 'Root',
    key: 'Key',
    digest: 'SHA-256 (JSON)',
    verify: 'Verify',
  },
  act: (by: Told, role: Told, seq: number, time: Told): Told =>
    say`${by} (${role}), entry ${seq}, ${time}`,
  notStated: 'not stated',
  notRecorded: 'not recorded',
  gone: 'What is gone',
  goneIntro:
    'By the entry that held it and the place in its record. The digest stayed in the ledger; the salt that it was made with is gone, so that no value can be guessed from it. Other values of these entries are not shown here.',
  column: {
    entry: 'Entry',
    record: 'Record',
    place: 'Place',
    digest: 'Digest that stayed',
    hold: 'Hold',
    placed: 'Placed',
    covers: 'Covers',
  },
  holds: 'Legal holds',
  holdsIntro:
    'Placed before the erasure was ordered, and in force then, says whoever issued this: that none had been lifted before, and that there were no others, only the whole ledger shows. Nothing of what they cover is among what is gone. Why they were placed is not shown.',
  noHolds:
    'This document names none. That none was in force when it was ordered, only the whole ledger shows.',
  wholeLedger: 'the whole ledger',
  from: (from: Told, to: Told): Told => say`entries from ${from} to ${to}`,
  beyond: 'What this erasure does not reach',
  beyondIntro:
    'The values are gone from the rows of the database. Nothing in the ledger shows what became of copies elsewhere:',
  reach: {
    database_files:
      'Files of the database keep the bytes of a changed row until VACUUM frees their place and something else is written there, and the planner’s sample of values until ANALYZE takes it anew.',
    write_ahead_log:
      'The write-ahead log and its archive keep them until they are recycled or deleted.',
    replicas: 'Replicas keep them until they have replayed the change.',
    backups:
      'Backups and dumps made before keep them. After a restore the erasure has to be made again; verification names each value that is back.',
    copies_handed_out: 'Dossiers, exports and reads handed out before: the ledger records to whom.',
    said_elsewhere:
      'The same value may have been said in another place. An erasure erases the places that it names, and looks for nothing.',
  },
  proven: 'What proves it',
  provenIntro:
    'The file attached to this document holds the request, the order and what is left of each entry, each with the proof that it is in the tree of the signed checkpoint.',
  size: (entries: number): Told => say`${plural(entries, 'entry', 'entries')}`,
  verifyCommand:
    'docket verify with this file, or the JSON attached to it, and --key with a key kept from elsewhere',
  attachment: 'Docket certificate of erasure: what this document shows, and the evidence for it',
  tree: (root: Told): Told => say`tree ${root}`,
});

export type CertificateWords = typeof certificateEnglish;
