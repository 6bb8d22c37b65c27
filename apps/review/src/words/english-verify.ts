/** Words of the view that verifies a file, and of docket-verify.html. */
export const englishVerify = {
  title: 'Verify a file',
  intro:
    'Drop or open a dossier, a certificate of erasure, or an exported ledger. It is verified in this browser, with the code of docket verify. It is sent nowhere, and nobody has to be signed in.',
  introAlone:
    'Drop or open a dossier, a certificate of erasure, or an exported ledger. It is verified in this browser, with the code of docket verify. This file asks nobody: it works without a network.',
  file: 'Open a file, or drop one here',
  fileHint:
    'A dossier or a certificate of erasure as JSON or PDF, evidence by itself, the proof of an entry (.tlog-proof), or an exported ledger (.ndjson). For an oversight report use the command docket verify, and so for policies of witnesses and for time stamps.',
  trust: 'With a key, a checkpoint, receipts or keys of people that you kept',
  trustMeans:
    'Without a key that you kept from elsewhere this shows that the file fits together, and not whose it is.',
  key: 'Public key of the ledger',
  keyHint:
    'Ask whoever runs the ledger for it, by another way than this file: name, identifier and key, with + between, as docket ledgers create printed it.',
  keyWrong: 'This is no public key of a ledger. Files are not verified until it is one, or gone.',
  checkpoint: 'Checkpoint from before',
  checkpointHint: 'The whole text, with the line of the signature.',
  receipts: 'Receipts',
  receiptsHint:
    'What the server answered to writes, an answer a line. Each is looked for in the file that you open next.',
  people: 'People and their keys',
  peopleHint:
    'Whose keys are whose, as the people themselves told you: a file docket-people/v1. What is recorded in their names is held against it.',
  remedy: {
    key: 'Give the public key of its ledger above, and open it again.',
    evidence:
      'It holds receipts. Choose it above as receipts, and open the dossier or the ledger that has to hold their entries.',
    fewer: 'Take the checkpoint, the receipts and the people away above, and open it again.',
  },
  verifying: (name: string, done: number, of: number | undefined) =>
    `Verifying ${name}: ${done}${of === undefined ? '' : ` of ${of}`} entries`,
  unusable: (name: string) => `${name} cannot be verified here.`,
  unusableMeans: 'That is no verdict: neither that it holds, nor that it does not.',
  verdict: {
    verified: 'Verified',
    verified_in_part: 'Verified in part',
    not_verified: 'Does not verify',
  },
  means: {
    verified:
      'Each check that could be made with this file holds. What it cannot show stands below.',
    verified_in_part: 'What was checked holds. Something was not checked here: it is named below.',
    not_verified: 'It is not what it says, or was changed. What was found stands below.',
  },
  pagesUnread: 'Do not go by the pages of this PDF: they were not checked.',
  pagesUnreadMeans:
    'A browser cannot render them again, so a page that somebody changed would get the same answer here. What was checked is the evidence that the file carries. The command docket verify checks the pages as well.',
  says: 'What the evidence in this file says',
  inWords: 'In the words of docket verify',
  alone: 'To keep: this verifier as one file',
  aloneMeans:
    'It opens from your disk, without a network and without this server. Compare its SHA-256 with one that comes from somebody else than this server.',
  aloneGet: 'Download docket-verify.html',
};

export type VerifyWords = typeof englishVerify;
