import type { CriteriaCount, englishNarrative } from './lexicon-en-narrative.js';

const NUMBERS = [
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
];

const number = (n: number): string => NUMBERS[n] ?? String(n);

const list = (items: readonly string[]): string =>
  items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} und ${items.at(-1)}`;

/** The sentences of page 1 and of the longer form, in German. Recorded values stay as they were recorded. */
export const germanNarrative: typeof englishNarrative = {
  narrative: {
    outcome: (outcome) => outcome.replaceAll('_', ' '),
    headline: (decided, outcome, at) =>
      `Entscheidung laut Angabe: ${decided}; abgeschlossen als „${outcome}“ um ${at}`,
    headlineUndecided: (outcome, at) =>
      `Abgeschlossen als „${outcome}“ um ${at}; was entschieden wurde, ist nicht erfasst`,
    headlineOpen: (agent, goal) =>
      `Noch offen: Agent ${agent} arbeitet an „${goal}“; ein Ergebnis ist nicht erfasst`,
    headlineOpenState: (agent, state) =>
      `Noch offen: Agent ${agent} arbeitet an einem Ziel, das ${state} ist; ein Ergebnis ist nicht erfasst`,
    decided: (agent, decided) => `Agent ${agent} gab an, so entschieden zu haben: ${decided}`,
    decidedByClosing: (decided) => `Der abschließende Eintrag nennt die Entscheidung: ${decided}`,
    decidedState: (agent, outcome, state) =>
      `${agent === undefined ? 'Der abschließende Eintrag nennt' : `Agent ${agent} nannte`} das Ergebnis „${outcome}“; was entschieden wurde, ist ${state}`,
    outcomeOnly: (agent, outcome) =>
      `Agent ${agent} gab das Ergebnis „${outcome}“ an; was entschieden wurde, ist nicht erfasst`,
    outcomeByClosing: (outcome) =>
      `Der abschließende Eintrag nennt das Ergebnis „${outcome}“; was entschieden wurde, ist nicht erfasst`,
    open: (agent, goal) =>
      `Agent ${agent} arbeitet an „${goal}“; die Entscheidung ist noch offen und ein Ergebnis nicht erfasst`,
    openState: (agent, state) =>
      `Agent ${agent} arbeitet an einem Ziel, das ${state} ist; die Entscheidung ist noch offen und ein Ergebnis nicht erfasst`,
    because: (claim) => `mit der Begründung: ${claim}`,
    becauseState: (state) => `auf Grund einer Aussage, die hier ${state} ist`,
    claim: (claim) => `Die erfasste entscheidende Aussage: ${claim}`,
    source: (retrieved, document, version, date, dateState, section) =>
      `${retrieved ? 'abgerufen aus' : 'mit Verweis auf'} Dokument ${document}${section === undefined ? '' : `, Abschnitt ${section}`}, Version ${version} ${date === undefined ? `(Datum ${dateState})` : `vom ${date}`}`,
    sourceState: (state) => `auf welcher Quelle dies beruht, ist ${state}`,
    noSource: 'die Quelle, auf der dies beruht, ist nicht erfasst',
    criteria: ({ total, allTrue, others }: CriteriaCount): string => {
      if (allTrue && total === 1) return 'das eine erfasste Kriterium war wahr';
      if (allTrue) return `alle ${number(total)} erfassten Kriterien waren wahr`;
      if (total === 1) return `das eine erfasste Kriterium war nicht wahr: ${list(others)}`;
      return `von ${number(total)} erfassten Kriterien waren nicht wahr: ${list(others)}`;
    },
    criteriaState: (shown, n, state) =>
      shown === undefined
        ? `das Ergebnis ${n === 1 ? 'des einen erfassten Kriteriums' : `aller ${number(n)} erfassten Kriterien`} ist ${state}`
        : `${shown}; bei ${number(n)} weiteren ist das Ergebnis ${state}`,
    resultState: (tools, state) => `das Ergebnis von ${list(tools)} ist ${state}`,
    evaluatorState: (state) => `wer sie ausgewertet hat, ist ${state}`,
    evaluatedBy: (tools, returned) =>
      `ausgewertet ${tools.length === 1 ? 'vom Werkzeug' : 'von den Werkzeugen'} ${list(tools)}, ${
        returned === undefined
          ? `${tools.length === 1 ? 'dessen' : 'deren'} Ergebnisse erfasst sind`
          : `${tools.length === 1 ? 'das' : 'die'} ${returned} ${tools.length === 1 ? 'zurückgab' : 'zurückgaben'}`
      }`,
    resultNotRecorded: (tools) =>
      `nach Angabe des Agenten; das Ergebnis von ${list(tools)} ist nicht erfasst`,
    evaluatorNotRecorded: (n, of) =>
      n === of
        ? 'nach Angabe des Agenten; wer sie ausgewertet hat, ist nicht erfasst'
        : `bei ${n} davon ist nicht erfasst, wer ausgewertet hat`,
    noCriteria: 'Kriterien sind nicht erfasst',
    effect: (operation, amount, outcome) =>
      `${operation}${amount === undefined ? '' : ` über ${amount}`} ${outcome}`,
    effects: (effects, more) =>
      `Auswirkungen: ${[...effects, ...(more > 0 ? [`${more} weitere`] : [])].join(', ')}`,
    noEffects: 'Auswirkungen sind nicht erfasst',
    handedOver: (agents) => `Agenten gaben an, die Arbeit zu übergeben an ${list(agents)}`,
    confidence: (value) => `der Agent gab die Konfidenz ${value} an`,
    confidenceState: (state) => `die Konfidenz ist ${state}`,
    tripped: (rule, finding) => `nach Regel ${rule} hat Docket berechnet: ${finding}`,
    times: (n) => `(${n}-mal)`,
    moreTripped: (n) =>
      `${n === 1 ? 'ein weiterer Stolperdraht steht' : `${number(n)} weitere Stolperdrähte stehen`} in Abschnitt 12`,
    notRequired: (rule) =>
      `eine menschliche Prüfung war nicht verlangt nach ${rule}, und keine ist erfasst`,
    requirementUnknown:
      'eine menschliche Prüfung ist nicht erfasst; ob eine verlangt war, ist nicht erfasst',
    asked: (rules) => `Docket hat einen Menschen verlangt (${list(rules)})`,
    reviewed: (who, verdict) => `${who} entschied: ${verdict}`,
    reviewer: (role) =>
      role === undefined ? 'eine prüfende Person' : `eine prüfende Person (${role})`,
    awaiting: (n) =>
      `zu ${n === 1 ? 'einer Eskalation' : `${number(n)} Eskalationen`} ist keine menschliche Entscheidung erfasst`,
    unaskedReview: (who, verdict) => `${who} entschied, ohne dass es verlangt war: ${verdict}`,
    shortened: (text) => `${text} …`,
    more: (n) => `${n} weitere`,
  },
  full: {
    request: (text) => `Die Anfrage lautete: „${text}“`,
    requestState: (state) => `Der Wortlaut der Anfrage ist ${state}`,
    goal: (text) => `Als Ziel wurde angegeben: „${text}“`,
    goalState: (state) => `Das Ziel ist ${state}`,
    restated: (text) => `Später wurde das Ziel angegeben als „${text}“`,
    source: (document, version, claim) =>
      `Dokument ${document}, Version ${version}, angeführt für: ${claim}`,
    criterion: (id, result, tool) => `Kriterium ${id}: ${result}; ausgewertet von: ${tool}`,
    alternative: (option, reason) =>
      `Erwogen und nicht gewählt: ${option}; angegebener Grund: ${reason}`,
    effect: (operation, target, outcome, owner) =>
      `Auswirkung ${operation} auf ${target}: ${outcome}; verantwortlich: ${owner}`,
    handoff: (from, to, confidence) =>
      `Agent ${from} gab an, an ${to} zu übergeben; Konfidenz: ${confidence}`,
    escalation: (rule, resolution) =>
      `Docket hat nach Regel ${rule} einen Menschen verlangt; Antwort: ${resolution}`,
    review: (who, verdict, reason) => `${who} entschied: ${verdict}; Begründung: ${reason}`,
    gap: (text) => `Lücke: ${text}`,
    more: (n) => `${n} weitere dieser Art stehen in den folgenden Abschnitten`,
  },
};
