import type { VerifyWords } from './english-verify.js';

/** Words of the view that verifies a file, in German. */
export const germanVerify: VerifyWords = {
  title: 'Eine Datei prüfen',
  intro:
    'Legen Sie ein Dossier, eine Löschbescheinigung oder ein exportiertes Ledger ab, oder öffnen Sie es. Es wird in diesem Browser geprüft, mit dem Code von docket verify. Es wird nirgendwohin gesendet, und niemand muss dafür angemeldet sein.',
  introAlone:
    'Legen Sie ein Dossier, eine Löschbescheinigung oder ein exportiertes Ledger ab, oder öffnen Sie es. Es wird in diesem Browser geprüft, mit dem Code von docket verify. Diese Datei fragt niemanden: sie geht ohne Netz.',
  file: 'Eine Datei öffnen, oder hier ablegen',
  fileHint:
    'Ein Dossier oder eine Löschbescheinigung als JSON oder PDF, ein Beleg für sich, der Beweis eines Eintrags (.tlog-proof), oder ein exportiertes Ledger (.ndjson). Für einen Aufsichtsbericht nehmen Sie den Befehl docket verify, ebenso für Vorgaben zu Zeugen und Zeitstempeln.',
  trust:
    'Mit einem Schlüssel, einem Checkpoint, Quittungen oder Schlüsseln von Personen, die Sie aufbewahrt haben',
  trustMeans:
    'Ohne einen anderswo aufbewahrten Schlüssel zeigt dies, dass die Datei in sich stimmt, und nicht, von wem sie ist.',
  key: 'Öffentlicher Schlüssel des Ledgers',
  keyHint:
    'Fragen Sie den, der das Ledger betreibt, auf anderem Weg als über diese Datei danach: Name, Kennung und Schlüssel, mit + dazwischen, wie docket ledgers create ihn ausgab.',
  keyWrong:
    'Das ist kein öffentlicher Schlüssel eines Ledgers. Bis es einer ist, oder das Feld leer, wird nichts geprüft.',
  checkpoint: 'Früherer Checkpoint',
  checkpointHint: 'Der ganze Text, mit der Zeile der Signatur.',
  receipts: 'Quittungen',
  receiptsHint:
    'Was der Server auf Einträge antwortete, eine Antwort je Zeile. Jede wird in der Datei gesucht, die Sie als Nächstes öffnen.',
  people: 'Personen und ihre Schlüssel',
  peopleHint:
    'Wessen Schlüssel welcher ist, wie es Ihnen die Personen selbst gesagt haben: eine Datei docket-people/v1. Was in ihrem Namen erfasst ist, wird dagegen gehalten.',
  remedy: {
    key: 'Geben Sie oben den öffentlichen Schlüssel ihres Ledgers an, und öffnen Sie sie noch einmal.',
    evidence:
      'Sie enthält Quittungen. Wählen Sie sie oben als Quittungen, und öffnen Sie das Dossier oder das Ledger, in dem deren Einträge stehen müssen.',
    fewer:
      'Nehmen Sie oben den Checkpoint, die Quittungen und die Personen weg, und öffnen Sie sie noch einmal.',
  },
  verifying: (name: string, done: number, of: number | undefined) =>
    `${name} wird geprüft: ${done}${of === undefined ? '' : ` von ${of}`} Einträge`,
  unusable: (name: string) => `${name} kann hier nicht geprüft werden.`,
  unusableMeans: 'Das ist kein Urteil: weder dass es stimmt, noch dass es nicht stimmt.',
  verdict: {
    verified: 'Geprüft',
    verified_in_part: 'Zum Teil geprüft',
    not_verified: 'Hält der Prüfung nicht stand',
  },
  means: {
    verified:
      'Jede Prüfung hält, die mit dieser Datei möglich ist. Was sie nicht zeigen kann, steht unten.',
    verified_in_part:
      'Was geprüft wurde, hält. Etwas wurde hier nicht geprüft: es ist unten genannt.',
    not_verified:
      'Es ist nicht, was es zu sein sagt, oder wurde verändert. Was gefunden wurde, steht unten.',
  },
  pagesUnread: 'Verlassen Sie sich nicht auf die Seiten dieses PDF: sie wurden nicht geprüft.',
  pagesUnreadMeans:
    'Ein Browser kann sie nicht noch einmal setzen; eine Seite, die jemand verändert hat, bekäme hier dieselbe Antwort. Geprüft sind die Belege, die die Datei enthält. Der Befehl docket verify prüft auch die Seiten.',
  says: 'Was die Belege in dieser Datei sagen',
  inWords: 'Im Wortlaut von docket verify (englisch)',
  alone: 'Zum Aufbewahren: dieses Prüfprogramm als eine Datei',
  aloneMeans:
    'Sie öffnet sich von Ihrer Festplatte, ohne Netz und ohne diesen Server. Vergleichen Sie ihre SHA-256-Summe mit einer, die von jemand anderem als diesem Server kommt.',
  aloneGet: 'docket-verify.html herunterladen',
};
