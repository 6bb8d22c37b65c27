import type { RecordBodies } from '@docket/record';

import type { Locale } from '../schema/index.js';
import { fixed, say, type Told } from './told.js';

/** What may leave the ledger, and how: every kind that a record of it can name. */
type CustodyKind =
  RecordBodies['access.recorded']['kind'] | NonNullable<RecordBodies['export.recorded']['kind']>;

/** What section 15 says about who was handed what. */
export interface CustodyWords {
  statement: Told;
  /** Where the entry of its own export is the last one in the copy. */
  ownExport: Told;
  /** Where it is not. */
  noOwnExport: Told;
  /** How many older records of the ledger are not listed. */
  omitted(count: number): Told;
  /** Of the export that this very copy is of. */
  thisCopy: Told;
  /** Of an export without a record that its file left. */
  notHandedOut: Told;
  /** What an entry of the decision is about. */
  ofDecision: Told;
  /** What an entry outside decisions is about. */
  ofLedger(first: Told, last: Told): Told;
  kinds: Readonly<Record<CustodyKind, Told>>;
}

const en: CustodyWords = fixed({
  statement:
    'Listed are exports and reads of this decision, which are entries of its own chain, and exports and reads of the ledger whose range holds one of its entries. That no record of the ledger is left out here shows only in the verification of the whole ledger. Who reads the database or a backup past Docket leaves no entry.',
  ownExport:
    'The entry of this copy’s own export, written before it was made, holds its id, variant, language and what the issuer states in it, and its time is that of issue; the digest of the file is recorded after it was made and is not in it, nor is anything recorded since.',
  noOwnExport:
    'This copy does not end with an entry of its own export: no entry covers its id, its time of issue, or what the issuer states in it.',
  omitted: (count: number) =>
    say`The issuer states, and the entry of the export does not cover, that ${count} older record${count === 1 ? '' : 's'} of the ledger cover${count === 1 ? 's' : ''} this decision too and ${count === 1 ? 'is' : 'are'} not listed.`,
  thisCopy: 'this copy; the digest of its file is recorded after it was made',
  notHandedOut: 'begun; up to this copy no file of it is recorded as handed out',
  ofDecision: 'this decision',
  ofLedger: (first: Told, last: Told) => say`entries ${first}–${last} of the ledger`,
  kinds: {
    ledger_entries: 'entries of the ledger',
    decision_entries: 'entries of the decision',
    search: 'found by a filter',
    evidence: 'evidence with proofs',
    export_content: 'file of an export',
    dossier: 'dossier',
    oversight_report: 'oversight report',
    ledger: 'the whole ledger',
    feedback: 'reviews as a data set',
    bundle: 'bundle of the ledger, or of decisions of it',
  },
});

const de: CustodyWords = fixed({
  statement:
    'Aufgeführt sind Exporte und Lesezugriffe dieser Entscheidung, die Einträge ihrer eigenen Kette sind, und Exporte und Lesezugriffe des Ledgers, deren Bereich einen ihrer Einträge enthält. Dass hier kein Eintrag des Ledgers fehlt, zeigt erst die Prüfung des ganzen Ledgers. Wer an Docket vorbei die Datenbank oder eine Sicherung liest, hinterlässt keinen Eintrag.',
  ownExport:
    'Der Eintrag des Exports dieser Ausfertigung, geschrieben, bevor sie erstellt wurde, enthält ihre Kennung, Fassung, Sprache und die Angaben des Ausstellers, und seine Zeit ist die der Ausstellung; der Digest der Datei wird erfasst, nachdem sie erstellt wurde, und steht nicht in ihr, ebenso wenig, was seither erfasst wurde.',
  noOwnExport:
    'Diese Ausfertigung endet nicht mit einem Eintrag ihres Exports: Kein Eintrag deckt ihre Kennung, die Zeit der Ausstellung oder die Angaben des Ausstellers.',
  omitted: (count: number) =>
    say`Der Aussteller gibt an, vom Eintrag des Exports nicht gedeckt, dass ${count} ältere${count === 1 ? 'r Eintrag' : ' Einträge'} des Ledgers diese Entscheidung ebenfalls betreffen und nicht aufgeführt sind.`,
  thisCopy: 'diese Ausfertigung; der Digest ihrer Datei wird danach erfasst',
  notHandedOut: 'begonnen; bis zu dieser Ausfertigung ist keine Aushändigung erfasst',
  ofDecision: 'diese Entscheidung',
  ofLedger: (first: Told, last: Told) => say`Einträge ${first}–${last} des Ledgers`,
  kinds: {
    ledger_entries: 'Einträge des Ledgers',
    decision_entries: 'Einträge der Entscheidung',
    search: 'über einen Filter gefunden',
    evidence: 'Belege mit Beweisen',
    export_content: 'Datei eines Exports',
    dossier: 'Dossier',
    oversight_report: 'Aufsichtsbericht',
    ledger: 'das ganze Ledger',
    feedback: 'Prüfungen als Datensatz',
    bundle: 'Bündel des Ledgers oder von Entscheidungen daraus',
  },
});

export const custodyWords: Readonly<Record<Locale, CustodyWords>> = { en, de };
