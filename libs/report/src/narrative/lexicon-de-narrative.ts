import type { Outcome } from '@docket/record';

import type { CriteriaCount, englishNarrative } from './lexicon-en-narrative.js';
import { germanImported } from './lexicon-de-imported.js';
import { germanVerdicts } from './lexicon-de-verdicts.js';
import { GERMAN_MARKS as MARKS } from './quotation-marks.js';
import { fixed, joined, say, type Told, translated } from './told.js';
import { wordIn } from './word-of.js';

const NUMBERS = fixed([
  'keine',
  'eine',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
]);

const number = (n: number): Told => NUMBERS[n] ?? say`${n}`;

const list = (items: readonly Told[]): Told => {
  const last = items.at(-1) ?? say``;
  return items.length <= 1 ? last : say`${joined(items.slice(0, -1), ', ')} und ${last}`;
};

const judge = (kind: Told | undefined, evaluator: Told): Told =>
  kind === undefined ? evaluator : say`${kind} (${evaluator})`;

const laterThan = (actions: number): Told =>
  actions === 0
    ? say``
    : say` (vor ${actions === 1 ? 'einer Auswirkung' : say`${number(actions)} Auswirkungen`} gesagt)`;

export const GERMAN_OUTCOMES = fixed({
  completed: 'abgeschlossen',
  denied: 'abgelehnt',
  stopped: 'gestoppt',
  failed: 'gescheitert',
  abandoned: 'aufgegeben',
  handed_over: 'übergeben',
}) satisfies Record<Outcome, Told>;

/** The sentences of page 1 and of the longer form, in German. Recorded values stay as they were recorded. */
export const germanNarrative = translated<typeof englishNarrative>()({
  ...germanImported,
  settledLater: (failed) =>
    failed === 1 ? say`Nach Fehlversuch erledigt` : say`Nach Fehlversuchen erledigt`,
  narrative: {
    lines: {
      decided: 'Entschieden',
      because: 'Grund',
      done: 'Getan',
      not_done: 'Nicht getan',
      checked_by: 'Kontrolliert von',
    },
    outcome: (outcome: string): Told => wordIn(GERMAN_OUTCOMES, outcome, MARKS),
    long: (section) => say`ein langer Text (Abschnitt ${section})`,
    begins: (said, section) => say`${said} … (Abschnitt ${section})`,
    briefly: (section) => say`ein Text (Abschnitt ${section})`,
    inSection: (section) => say`siehe Abschnitt ${section}`,
    quotedAbove: 'was oben zitiert ist',
    headline: (decided, outcome, at) =>
      say`Entscheidung laut Angabe: ${decided}; beendet als „${outcome}“, ${at}`,
    headlineUndecided: (outcome, at, result) =>
      say`Beendet als „${outcome}“, ${at}${result === undefined ? '' : say`; ${result}`}`,
    headlineImported: (outcome, result) => say`Ausgang laut Import: ${outcome}; ${result}`,
    result: (operation, outcomes) => say`${operation}: ${joined(outcomes, ', ')}`,
    moreResults: (n) => say`${n} weitere in Abschnitt 11`,
    headlineUnverified: (told) => say`Nicht bestätigt: ${told}`,
    unverified: (marks, more) =>
      say`Eine Prüfung bestätigt ${marks}${more === 0 ? '' : say` und ${more} weitere`} nicht: was auf dieser Seite davon gesagt ist, kann falsch sein (Abschnitt 14)`,
    headlineOpen: (agent, goal) =>
      say`Noch offen: Agent ${agent} arbeitet an ${goal}; ein Ergebnis ist nicht erfasst`,
    headlineOpenState: (agent, state) =>
      say`Noch offen: Agent ${agent} arbeitet an einem Ziel, das ${state} ist; ein Ergebnis ist nicht erfasst`,
    askedWith: (said, imported) =>
      say`Bitte des Agenten um einen Menschen${imported ? ', laut Import' : ''}: ${said}`,
    askedWithBegins: (said, imported) =>
      say`Die Bitte des Agenten um einen Menschen beginnt${imported ? ' laut Import' : ''}: ${said} …; ganz steht sie im ausführlichen Ablauf`,
    askedWithParts: (said, imported) =>
      say`Aus der Bitte des Agenten um einen Menschen${imported ? ', laut Import' : ''}: ${said}; ganz steht sie im ausführlichen Ablauf`,
    askedWithLong:
      'Die Bitte des Agenten um einen Menschen ist lang: Sie steht ganz im ausführlichen Ablauf',
    askedWithState: (state) =>
      say`Die Worte, mit denen der Agent um einen Menschen bittet, sind ${state}`,
    closing: (summary) => say`Abschließende Zusammenfassung laut Angabe: ${summary}`,
    closingLong:
      'Die abschließende Zusammenfassung ist lang: Sie steht ganz im ausführlichen Ablauf',
    closingState: (state) => say`Die abschließende Zusammenfassung ist ${state}`,
    lastMessage: (said, later) =>
      say`Letzte Nachricht des Agenten laut Import${laterThan(later)}: ${said}`,
    lastMessageBegins: (said, later) =>
      say`Die letzte Nachricht des Agenten beginnt laut Import${laterThan(later)}: ${said} …; ganz steht sie im ausführlichen Ablauf`,
    lastMessageParts: (said, later) =>
      say`Aus der letzten Nachricht des Agenten laut Import${laterThan(later)}: ${said}; ganz steht sie im ausführlichen Ablauf`,
    lastMessageLong: (later) =>
      say`Die letzte Nachricht des Agenten${laterThan(later)} ist lang: Sie steht ganz im ausführlichen Ablauf`,
    atImport: (time) => say`${time} (beim Import erfasst)`,

    decided: (agent, decided, outcome) =>
      say`Agent ${agent} gab an: ${decided}, beendet als „${outcome}“`,
    decidedByClosing: (decided, outcome) =>
      say`der abschließende Eintrag nennt: ${decided}, beendet als „${outcome}“`,
    decidedByImporter: (decided, outcome) =>
      say`das Importprogramm gibt als Entscheidung an: ${decided}, beendet als „${outcome}“`,
    outcomeByImporter: (outcome) =>
      say`das Importprogramm gibt als Ergebnis „${outcome}“ an; eine Entscheidung in Worten ist nicht erfasst`,
    decidedState: (agent, outcome, state) =>
      say`${agent === undefined ? say`der abschließende Eintrag nennt` : say`Agent ${agent} nannte`} das Ergebnis „${outcome}“; was entschieden wurde, ist ${state}`,
    outcomeOnly: (agent, outcome) =>
      say`Agent ${agent} gab das Ergebnis „${outcome}“ an; eine Entscheidung in Worten ist nicht erfasst`,
    outcomeByClosing: (outcome) =>
      say`der abschließende Eintrag nennt das Ergebnis „${outcome}“; eine Entscheidung in Worten ist nicht erfasst`,
    open: 'noch nichts: Die Entscheidung ist offen, ein Ergebnis ist nicht erfasst',
    worksOn: (agent, goal) => say`Agent ${agent} arbeitet an ${goal}`,
    worksOnState: (agent, state) => say`Agent ${agent} arbeitet an einem Ziel, das ${state} ist`,

    because: (claim) => say`als entscheidend angegeben: ${claim}`,
    becauseState: (state) => say`die entscheidende Aussage ist ${state}`,
    source: ({ retrieved, document, version, date, dated, section }) =>
      say`${retrieved ? say`abgerufen aus` : 'angeführt ist'} Dokument ${document}${section === undefined ? say`` : say`, Abschnitt ${section}`}, Version ${version} ${dated ? say`vom ${date}` : say`(Datum ${date})`}`,
    moreSources: (n) =>
      say`${n === 1 ? 'eine weitere entscheidende Quelle steht' : say`${number(n)} weitere entscheidende Quellen stehen`} in Abschnitt 8`,
    sourceState: (state) => say`auf welcher Quelle dies beruht, ist ${state}`,
    noSource: 'keine entscheidende Quelle ist erfasst',
    onlyInput: (documents, given) =>
      given
        ? say`keine entscheidende Quelle ist erfasst; dem Agenten gegeben: ${list(documents)}`
        : say`keine entscheidende Quelle ist erfasst; angeführt: ${list(documents)}`,
    criteria: ({ total, allTrue, others }: CriteriaCount): Told => {
      if (allTrue && total === 1) return say`das eine erfasste Kriterium war wahr`;
      if (allTrue) return say`alle ${number(total)} erfassten Kriterien waren wahr`;
      if (total === 1) return say`das eine erfasste Kriterium war nicht wahr: ${list(others)}`;
      return say`von ${number(total)} erfassten Kriterien waren nicht wahr: ${list(others)}`;
    },
    criteriaState: (shown, n, state) =>
      shown === undefined
        ? say`das Ergebnis ${n === 1 ? say`des einen erfassten Kriteriums` : say`aller ${number(n)} erfassten Kriterien`} ist ${state}`
        : say`${shown}; bei ${number(n)} weiteren ist das Ergebnis ${state}`,
    resultState: (tools, state) => say`das Ergebnis von ${list(tools)} ist ${state}`,
    evaluatorState: (state) => say`wer sie ausgewertet hat, ist ${state}`,
    evaluatedBy: (tools, returned) =>
      say`ausgewertet ${tools.length === 1 ? say`vom Werkzeug` : 'von den Werkzeugen'} ${list(tools)}, ${
        returned === undefined
          ? say`${tools.length === 1 ? say`dessen` : 'deren'} Ergebnisse erfasst sind`
          : say`${tools.length === 1 ? say`das` : 'die'} ${returned} ${tools.length === 1 ? say`zurückgab` : 'zurückgaben'}`
      }`,
    resultNotRecorded: (tools) =>
      say`nach Angabe des Agenten; das Ergebnis von ${list(tools)} ist nicht erfasst`,
    evaluatorNotRecorded: (n, of) =>
      n === of
        ? say`nach Angabe des Agenten; wer sie ausgewertet hat, ist nicht erfasst`
        : say`bei ${n} davon ist nicht erfasst, wer ausgewertet hat`,
    criteriaCounted: (n) =>
      say`${n === 1 ? 'ein Kriterium ist' : say`${number(n)} Kriterien sind`} erfasst (Abschnitt 9)`,
    noCriteria: 'Kriterien sind nicht erfasst',

    calls: (total, errors, tools, answer, isEach) =>
      say`${total === 1 ? 'ein Werkzeugaufruf ist' : say`${number(total)} Werkzeugaufrufe sind`} erfasst${
        tools.length === 0 ? '' : say`: ${list(tools)}`
      }${
        errors === 0
          ? ''
          : total === 1
            ? '; er schlug fehl'
            : say`; ${errors === 1 ? 'einer der Aufrufe schlug' : say`${number(errors)} der Aufrufe schlugen`} fehl`
      }${
        answer === undefined
          ? ''
          : say` (${errors === 1 ? 'Antwort' : isEach ? 'Antwort jedes Mal' : 'letzte Antwort'}: ${answer})`
      }`,
    moreTools: (tools, calls) =>
      say`${tools} ${tools === 1 ? 'anderes Werkzeug' : 'andere Werkzeuge'} (${calls} ${calls === 1 ? 'Aufruf' : 'Aufrufe'})`,
    onlyMessages: (n, several) =>
      say`${number(n)} ${n === 1 ? 'Nachricht' : 'Nachrichten'} ${several ? 'der' : 'des'} Agenten und kein Werkzeugaufruf sind erfasst`,
    effect: (operation, amount, target, outcomes) =>
      say`${operation}${amount === undefined ? say`` : say` über ${amount}`}${target === undefined ? '' : say` für ${target}`}: ${joined(outcomes, ', ')}`,
    once: (outcome) => say`${outcome} (einmal)`,
    failedWith: (failed, { n, alone, isEach }, reason) =>
      n > 1
        ? say`${failed} (${n}-mal, ${isEach ? 'jedes Mal' : 'zuletzt'} mit ${reason})`
        : alone
          ? say`${failed} mit ${reason}`
          : say`${failed} (einmal, mit ${reason})`,
    answeredWith: (done, answer) => say`${done}, mit der Antwort ${answer}`,
    disputed: (operation, differences, outcome) =>
      say`${operation} ${outcome}, doch die Aufzeichnungen widersprechen sich bei ${joined(differences, '; ')}`,
    effects: (effects, more) =>
      say`Auswirkungen: ${joined([...effects, ...(more > 0 ? [say`${more} weitere in Abschnitt 11`] : [])], '; ')}`,
    noEffects: 'Auswirkungen sind nicht erfasst',
    handedOver: (agents) => say`Agenten gaben an, die Arbeit zu übergeben an ${list(agents)}`,

    confidence: (value) => say`der Agent gab die Konfidenz ${value} an`,
    confidenceState: (state) => say`die Konfidenz ist ${state}`,
    evaluations: (items, disagree) =>
      say`Bewertungen${disagree ? ', die sich widersprechen' : ''}: ${joined(items, '; ')}`,
    groundTruth: 'Soll-Ergebnis',
    evaluation: (kind, evaluator, outcomes) => say`${judge(kind, evaluator)}: ${list(outcomes)}`,
    alsoBy: (evaluator) => say`ebenso (${evaluator})`,
    evaluationCount: (kind, evaluator, { passed, of, failed }) =>
      say`${judge(kind, evaluator)}: ${passed} von ${of} bestanden${failed.length === 0 ? '' : say` (nicht: ${list(failed)})`}`,
    explained: (outcome, explanation) => say`${outcome}, Erläuterung: ${explanation}`,
    noEvaluation: 'eine Bewertung ist nicht erfasst',
    tripped: (rule, finding) => say`Docket hat berechnet (Regel ${rule}): ${finding}`,
    loopOf: (rule, repeats) => say`${rule} (${repeats} gleiche Aufrufe sind eine Schleife)`,
    times: (n) => say`(${n}-mal)`,
    moreTripped: (rules, { n, others, imported }) =>
      rules.length === 0
        ? say`${n === 1 ? say`ein ${others ? 'weiterer ' : ''}Stolperdraht steht` : say`${number(n)} ${others ? 'weitere ' : ''}Stolperdrähte stehen`} in Abschnitt 12`
        : say`${others ? say`außerdem haben ${imported ? 'beim Import ' : ''}Regeln angeschlagen` : say`Regeln, die ${imported ? 'beim Import ' : ''}angeschlagen haben`}: ${list(rules)}`,
    notRequired: (rule) =>
      say`eine menschliche Prüfung war nicht verlangt nach ${rule}, und keine ist erfasst`,
    notAsked: 'keine Regel in Kraft hat eine menschliche Prüfung verlangt, und keine ist erfasst',
    requirementUnknown:
      'eine menschliche Prüfung ist nicht erfasst; ob eine verlangt war, ebenfalls nicht',
    asked: (rules) => say`Docket hat einen Menschen verlangt (${list(rules)})`,
    askedAtImport: (rules) =>
      say`beim Import haben Dockets Regeln einen Menschen verlangt (${list(rules)})`,
    askedByAgent: 'der Agent hat einen Menschen verlangt',
    askedInSource: 'wie das Importprogramm die Quelle liest, hat der Agent einen Menschen verlangt',
    policy: (version, advisory, off, lax) =>
      say`Richtlinie Version ${version}, ${advisory ? 'beratend' : 'durchgesetzt'}, ${off === 0 ? 'alle Regeln in Kraft' : off === 1 ? 'eine Regel nicht in Kraft' : say`${number(off)} Regeln nicht in Kraft`}${lax === 0 ? '' : say`, ${lax === 1 ? 'eine Grenze' : say`${number(lax)} Grenzen`} schwächer als vorgegeben`}`,
    policyUnknown: 'welche Richtlinie in Kraft war, ist hier nicht erfasst',
    reviewed: (who, verdict, unasked) =>
      say`${who} entschied${unasked ? ', ohne dass es verlangt war' : ''}: ${verdict}`,
    reviewedInTurn: (verdicts, standing) =>
      germanVerdicts(say`${number(verdicts.length)} Prüfungen`, verdicts, standing),
    lastReview: (review) => say`die letzte: ${review}`,
    corrected: (before, after) => say`korrigiert von ${before} zu ${after}`,
    correctedMember: (name, before, after) => say`${name} korrigiert von ${before} zu ${after}`,
    reasoned: (reason) => say`Begründung: ${reason}`,
    reviewer: (role) =>
      role === undefined ? say`eine prüfende Person` : say`eine prüfende Person (${role})`,
    awaitingMore: (agreed, needed, isClosed) =>
      isClosed
        ? say`beendet, als ${agreed} von ${needed} nötigen Personen dem Gefragten zugestimmt ${agreed === 1 ? 'hatte' : 'hatten'}`
        : say`${agreed} von ${needed} nötigen Personen ${agreed === 1 ? 'hat' : 'haben'} dem Gefragten zugestimmt`,
    awaiting: (n, isClosed) =>
      isClosed
        ? say`beendet mit ${n === 1 ? 'einer unbeantworteten Eskalation' : say`${number(n)} unbeantworteten Eskalationen`}`
        : say`zu ${n === 1 ? 'einer Eskalation' : say`${number(n)} Eskalationen`} ist keine menschliche Entscheidung erfasst`,
    more: (n) => say`${n} weitere`,
  },
  full: {
    imported: (importer, source) =>
      say`Diese Entscheidung wurde von ${importer} importiert aus ${source}: Ihre Einträge wurden beim Import erfasst, und ihre Zeiten sind die des Imports`,
    request: (text) => say`Die Anfrage lautete: ${text}`,
    requestState: (state) => say`Der Wortlaut der Anfrage ist ${state}`,
    goal: (text) => say`Als Ziel wurde angegeben: ${text}`,
    goalState: (state) => say`Das Ziel ist ${state}`,
    restated: (text) => say`Später wurde das Ziel angegeben als ${text}`,
    source: (document, version, claim) =>
      say`Dokument ${document}, Version ${version}, angeführt für: ${claim}`,
    sourceGiven: (document, version, claim) =>
      say`Dokument ${document}, Version ${version}, ist als Eingabe erfasst${claim === undefined ? '' : say`; was es stützt: ${claim}`}`,
    criterion: (id, result, tool) => say`Kriterium ${id}: ${result}; ausgewertet von: ${tool}`,
    alternative: (option, reason) =>
      say`Erwogen und nicht gewählt: ${option}; angegebener Grund: ${reason}`,
    effect: (operation, target, amount, outcome, owner) =>
      say`Auswirkung ${operation} für ${target}${amount === undefined ? '' : say`, Betrag ${amount}`}: ${outcome}; verantwortlich: ${owner}`,
    handoff: (from, to, confidence) =>
      say`Agent ${from} gab an, an ${to} zu übergeben; Konfidenz: ${confidence}`,
    escalation: (rule, resolution) =>
      say`Docket hat nach Regel ${rule} einen Menschen verlangt; Antwort: ${resolution}`,
    escalationByAgent: (resolution, imported) =>
      say`${imported ? 'Wie das Importprogramm die Quelle liest, hat der' : 'Der'} Agent ${imported ? '' : 'hat '}einen Menschen verlangt; Antwort: ${resolution}`,
    review: (who, verdict, reason) => say`${who} entschied: ${verdict}; Begründung: ${reason}`,
    askedWith: (said, imported) =>
      say`Bitte des Agenten um einen Menschen${imported ? ', wie das Importprogramm die Quelle liest' : ''}: ${said}`,
    closing: (summary) => say`Die abschließende Zusammenfassung lautet: ${summary}`,
    lastMessage: (said) =>
      say`Letzte Nachricht des Agenten, wie das Importprogramm sie festhält: ${said}`,
    gap: (text) => say`Lücke: ${text}`,
    more: (n) => say`${n} weitere dieser Art stehen in den folgenden Abschnitten`,
  },
});
