import type { RecordBodies } from '@docket/record';

import type { Locale } from '../schema/index.js';
import { fixed, say, type Told } from './told.js';

/** What may leave the ledger, and how: every kind that a record of it can name. */
type CustodyKind =
  RecordBodies['access.recorded']['kind'] | NonNullable<RecordBodies['export.recorded']['kind']>;

/** What section 15 says about who was handed what. */
export interface CustodyWords {
  statement: Told;
  /** How many older records of the ledger are not listed. */
  omitted(count: number): Told;
  /** What an entry of the decision is about. */
  ofDecision: Told;
  /** What an entry outside decisions is about. */
  ofLedger(first: Told, last: Told): Told;
  kinds: Readonly<Record<CustodyKind, Told>>;
}

const en: CustodyWords = fixed({
  statement:
    'Listed are exports and reads of this decision, which are entries of its own chain, and exports and reads of the ledger whose range holds one of its entries. This copy is recorded with the digest of its file after it was made, so that entry is not in it; neither is anything recorded since. Of the decision’s own chain none can be left out unseen; that no record of the ledger is left out here shows only in the verification of the whole ledger. Who reads the database or a backup past Docket leaves no entry.',
  omitted: (count: number) =>
    say`The issuer states that ${count} older record${count === 1 ? '' : 's'} of the ledger cover${count === 1 ? 's' : ''} this decision too and ${count === 1 ? 'is' : 'are'} not listed.`,
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
  },
});

const de: CustodyWords = fixed({
  statement:
    'Aufgeführt sind Exporte und Lesezugriffe dieser Entscheidung, die Einträge ihrer eigenen Kette sind, und Exporte und Lesezugriffe des Ledgers, deren Bereich einen ihrer Einträge enthält. Diese Ausfertigung wird mit dem Digest ihrer Datei erfasst, nachdem sie erstellt wurde; jener Eintrag steht deshalb nicht in ihr, ebenso wenig, was seither erfasst wurde. Aus der eigenen Kette der Entscheidung kann keiner unbemerkt fehlen; dass hier kein Eintrag des Ledgers fehlt, zeigt erst die Prüfung des ganzen Ledgers. Wer an Docket vorbei die Datenbank oder eine Sicherung liest, hinterlässt keinen Eintrag.',
  omitted: (count: number) =>
    say`Der Aussteller gibt an, dass ${count} ältere${count === 1 ? 'r Eintrag' : ' Einträge'} des Ledgers diese Entscheidung ebenfalls betreffen und nicht aufgeführt sind.`,
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
  },
});

export const custodyWords: Readonly<Record<Locale, CustodyWords>> = { en, de };
