import type { englishImported } from './lexicon-en-imported.js';
import { fixed, joined, say, type Told, translated } from './told.js';

const BY_AGENT = fixed({
  handed_over:
    'in der Quelle an einen Menschen übergeben; was der Mensch getan hat, ist nicht erfasst',
  asked: 'der Agent hat in der Quelle einen Menschen verlangt; eine Antwort ist nicht erfasst',
});

const byRules = (n: number): Told =>
  say`${n === 1 ? 'eine Regel von Docket, erst beim Import angewandt, hätte einen Menschen verlangt' : say`Regeln von Docket, erst beim Import angewandt, hätten einen Menschen verlangt (${n}-mal)`}`;

/** Words for an imported decision, in German. */
export const germanImported = translated<typeof englishImported>()({
  imported: {
    tile: {
      handed_over: 'Übergeben',
      asked: 'In der Quelle verlangt',
      rules: 'Keine erfasst',
    },
    tileDetail: ({ agent, rules }): Told =>
      agent === undefined
        ? say`${rules === 1 ? 'eine Regel von Docket, erst beim Import angewandt, hätte einen Menschen verlangt' : say`Regeln von Docket, erst beim Import angewandt, hätten ${rules}-mal einen Menschen verlangt`}`
        : agent === 'handed_over'
          ? say`in der Quelle; was der Mensch getan hat, ist nicht erfasst`
          : say`eine Antwort ist nicht erfasst`,
    waiting: ({ agent, rules }): Told =>
      joined(
        [
          ...(agent === undefined ? [] : [BY_AGENT[agent]]),
          ...(rules === 0 ? [] : [byRules(rules)]),
        ],
        '; ',
      ),
    afterAsking: (agent): Told =>
      agent === 'handed_over'
        ? say`was der Mensch nach der Übergabe getan hat, ist nicht erfasst`
        : say`der Agent hat in der Quelle einen Menschen verlangt; eine Antwort ist nicht erfasst`,
    unanswered: (rules) =>
      say`Dockets Regeln, erst beim Import angewandt, hätten einen Menschen verlangt (${joined(rules, ', ')}); im Lauf haben sie niemanden gefragt`,
    whileHeld: (operation, target, stop) =>
      say`Dockets Regeln, beim Import angewandt, hätten ${operation}${target === undefined ? '' : say` für ${target}`} ${stop ? 'gestoppt' : 'angehalten'}; auf den Agenten haben sie nicht gewirkt`,
    heldRule: 'Handlung, die angehalten worden wäre',
    wouldHave: (finding, more) => say`${finding}${more === 0 ? '' : say` (und ${more} weitere)`}`,
    notEnforced:
      'Sie wurde beim Import angewandt, als alles getan war: Zurückgehalten hat sie nichts.',
    allApplied: 'Alle Regeln wurden angewandt.',
    rulesReason: 'importiert: Die Regeln wurden angewandt, als alles getan war',
    effectsTile: 'Keine angegeben',
    effectsDetail: (signs) =>
      signs === 0
        ? say`kein Eintrag gibt eine an`
        : say`kein Eintrag gibt eine an; Name oder Antwort ${signs === 1 ? 'eines Aufrufs' : say`von ${signs} Aufrufen`} spricht von einer Änderung`,
    noneDeclared: (signs, more) =>
      say`keine Auswirkung ist angegeben${signs.length === 0 ? '' : say`; Werkzeuge, deren Name oder Antwort von einer Änderung spricht: ${joined(signs, ', ')}${more === 0 ? '' : say` und ${more} weitere (Abschnitt 7)`}`}`,
    noReview: 'auch nicht, ob eine Prüfung verlangt war',
    assigned: (stakes) => say`${stakes} (vom Import, nicht aus der Quelle)`,
    noReviewSaid:
      'eine menschliche Prüfung ist nicht erfasst; ob eine verlangt war, ebenfalls nicht',
    ends: (n, ends) =>
      n === 0
        ? say`keine Auswirkung ist angegeben`
        : joined(
            ends.map(({ outcome, operations }) => say`${joined(operations, ', ')} ${outcome}`),
            '; ',
          ),
    refusedAsked: (n) =>
      say`der Agent sagte${n === 1 ? '' : ' mehr als einmal'}, dass etwas Verlangtes nicht möglich ist`,
    moreOperations: (n) => say`${n} weitere`,
    judged: {
      wrong: 'als falsch bewertet',
      wrong_in_part: 'teils als falsch bewertet',
      right_but_in_part: 'im Ganzen als richtig, in Teilen als falsch bewertet',
      disputed: 'als richtig und als falsch bewertet',
      right: 'als richtig bewertet',
      not_wrong: '',
    },
    outcomeAndMessage: (outcome) =>
      say`das Importprogramm gibt als Ergebnis „${outcome}“ an; eine Entscheidung ist nicht als solche erfasst, siehe die Nachrichten des Agenten`,
    outcomeGiven: (outcome) => say`das Importprogramm gibt als Ergebnis „${outcome}“ an`,
    appliedAtImport: (finding) => say`Beim Import angewandt, nicht im Lauf: ${finding}`,
    goalRepeats: 'Kein eigenes: wie die Anfrage.',
    goalGiven: 'Wie es der Import angibt:',
    goalOfImport: (goal) => say`Der Import gibt als Ziel an: ${goal}`,
    goalRepeated: 'Ein eigenes Ziel ist nicht erfasst: Der Import wiederholt die Anfrage',
    header: { imported: 'Importiert', source: 'Zeit laut Quelle', noDate: 'keine erfasst' },
    lacks: (what) =>
      say`Im Import nicht als eigener Eintrag enthalten (Abschnitt 13): ${joined(what, ', ')}`,
    lack: {
      plan: 'ein Plan',
      authority_scope: 'Befugnisse',
      tool_rationale: 'eine Begründung jedes Werkzeugaufrufs',
      decisive_lineage: 'eine als entscheidend erfasste Quelle',
      lineage_version: 'die Version jeder Quelle',
      effect_announced: 'vorher angekündigte Auswirkungen',
    },
    fromTo: (from, to) => say`${from} bis ${to}`,
  },
});
