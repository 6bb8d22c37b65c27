import { GERMAN_MARKS } from '../narrative/quotation-marks.js';
import { plural, say, translated } from '../narrative/told.js';
import type { Locale } from '../schema/index.js';
import { certificateEnglish, type CertificateWords } from './words-en.js';

export type { CertificateWords } from './words-en.js';

const GONE = say`Jeder unten genannte Eintrag sagt unter dem Hashwert, über den das Ledger signiert ist, dass diese Werte und ihre Salts durch diese Anordnung fort sind.`;

const certificateGerman = translated<CertificateWords>()({
  marks: GERMAN_MARKS,
  brand: 'Docket',
  kind: 'Löschbescheinigung',
  title: (values, entries) =>
    say`${plural(values, 'Wert', 'Werte')} aus ${plural(entries, 'Eintrag', 'Einträgen')} gelöscht`,
  inBrief: 'Kurz gefasst',
  brief: (asker, asked, orderer, ordered, time) =>
    say`Eintrag ${asked} des Ledgers hält fest, dass ${asker} die Löschung beantragt hat, Eintrag ${ordered}, dass ${orderer}, eine andere Kennung, sie am ${time} angeordnet hat. ${GONE}`,
  briefOfDocket: (asked, orderer, ordered, time) =>
    say`Eintrag ${asked} des Ledgers hält fest, dass Docket selbst die Löschung beantragt hat, weil die Richtlinie des Ledgers die Werte nicht länger aufbewahrt, Eintrag ${ordered}, dass ${orderer} sie am ${time} angeordnet hat. ${GONE}`,
  briefAutomatic: (asked, ordered, time) =>
    say`Eintrag ${asked} des Ledgers hält fest, dass Docket selbst die Löschung beantragt hat, weil die Richtlinie des Ledgers die Werte nicht länger aufbewahrt, Eintrag ${ordered}, dass Docket selbst sie am ${time} angeordnet hat, wie es diese Richtlinie sagt. Kein Mensch hat sie angeordnet. ${GONE}`,
  byAge: (asOf, rules) => say`am ${asOf} älter, als die Richtlinie es aufbewahrt: ${rules}`,
  rule: (days, name) =>
    name === undefined
      ? say`${plural(days, 'Tag', 'Tage')} (was keine Klasse nennt)`
      : say`${plural(days, 'Tag', 'Tage')} (Klasse ${name})`,
  supports:
    'Dieses Dokument unterstützt, wer zeigen muss, dass eine Löschung ausgeführt wurde. Ob sie geschuldet war und ob sie genügt, sagt es nicht.',
  field: {
    ledger: 'Ledger',
    certificate: 'Bescheinigung',
    issued: 'Ausgestellt',
    deployer: 'Betreiber (Angabe)',
    asked: 'Beantragt',
    ordered: 'Angeordnet',
    reason: 'Begründung',
    basis: 'Rechtsgrundlage',
    age: 'Nach Alter',
    note: 'Anmerkung',
    checkpoint: 'Checkpoint',
    root: 'Wurzel-Hash',
    key: 'Schlüssel',
    digest: 'SHA-256 (JSON)',
    verify: 'Prüfen',
  },
  act: (by, role, seq, time) => say`${by} (${role}), Eintrag ${seq}, ${time}`,
  notStated: 'nicht angegeben',
  notRecorded: 'nicht aufgezeichnet',
  gone: 'Was fort ist',
  goneIntro:
    'Nach dem Eintrag, der es enthielt, und der Stelle in dessen Aufzeichnung. Der Hashwert blieb im Ledger; das Salt, mit dem er gebildet wurde, ist fort, sodass sich kein Wert aus ihm erraten lässt. Andere Werte dieser Einträge werden hier nicht gezeigt.',
  column: {
    entry: 'Eintrag',
    record: 'Aufzeichnung',
    place: 'Stelle',
    digest: 'Gebliebener Hashwert',
    hold: 'Sperre',
    placed: 'Gesetzt',
    covers: 'Umfasst',
  },
  holds: 'Sperren',
  holdsIntro:
    'Gesetzt, bevor die Löschung angeordnet wurde, und damals in Kraft, wie der Aussteller sagt: dass keine vorher aufgehoben worden war und dass es keine anderen gab, zeigt nur das ganze Ledger. Nichts von dem, was sie umfassen, gehört zu dem, was fort ist. Warum sie gesetzt wurden, wird nicht gezeigt.',
  noHolds:
    'Dieses Dokument nennt keine. Dass keine in Kraft war, als sie angeordnet wurde, zeigt nur das ganze Ledger.',
  wholeLedger: 'das ganze Ledger',
  from: (from, to) => say`Einträge von ${from} bis ${to}`,
  beyond: 'Was diese Löschung nicht erreicht',
  beyondIntro:
    'Die Werte sind aus den Zeilen der Datenbank fort. Was aus Kopien an anderer Stelle wurde, zeigt nichts im Ledger:',
  reach: {
    database_files:
      'Dateien der Datenbank behalten die Bytes einer geänderten Zeile, bis VACUUM ihren Platz freigibt und dort etwas anderes geschrieben wird, und die Stichprobe des Planers ihre Werte, bis ANALYZE sie neu zieht.',
    write_ahead_log:
      'Das Write-Ahead-Log und sein Archiv behalten sie, bis sie wiederverwendet oder gelöscht werden.',
    replicas: 'Replikate behalten sie, bis sie die Änderung nachvollzogen haben.',
    backups:
      'Früher gemachte Sicherungen und Dumps behalten sie. Nach einer Wiederherstellung ist die Löschung erneut vorzunehmen; die Prüfung nennt jeden Wert, der wieder da ist.',
    copies_handed_out:
      'Früher herausgegebene Dossiers, Exporte und Lesezugriffe: Das Ledger hält fest, an wen.',
    said_elsewhere:
      'Derselbe Wert kann an anderer Stelle genannt sein. Eine Löschung löscht die Stellen, die sie nennt, und sucht nach nichts.',
  },
  proven: 'Was es beweist',
  provenIntro:
    'Die Datei, die diesem Dokument anhängt, enthält Antrag, Anordnung und was von jedem Eintrag geblieben ist, jeweils mit dem Beweis, dass es im Baum des signierten Checkpoints steht.',
  size: (entries) => say`${plural(entries, 'Eintrag', 'Einträge')}`,
  verifyCommand:
    'docket verify mit dieser Datei oder dem angehängten JSON, und --key mit einem anderweitig aufbewahrten Schlüssel',
  attachment: 'Löschbescheinigung von Docket: was dieses Dokument zeigt, und die Belege dafür',
  tree: (root) => say`Baum ${root}`,
});

const WORDS: Record<Locale, CertificateWords> = { en: certificateEnglish, de: certificateGerman };

export const certificateWords = (locale: Locale): CertificateWords => WORDS[locale];
