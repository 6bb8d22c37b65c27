import type { Words } from './english.js';
import type { englishWork } from './english-work.js';

/** Words of the board and of what is done with whole decisions. */
export const germanWork: Pick<Words, keyof typeof englishWork> = {
  board: {
    title: 'Tafel',
    intro:
      'Wo die offenen Entscheidungen stehen. Die Phase ist, was der Agent sagt; niemand als er verschiebt sie. Die Tafel folgt dem, was aufgezeichnet wird.',
    agent: 'Von welchem Agenten',
    stakes: 'Risiko',
    any: 'alle',
    show: 'Zeigen',
    count: (n: number, closed: number) =>
      `${n === 1 ? '1 Entscheidung ist' : `${n.toLocaleString('de')} Entscheidungen sind`} nicht abgeschlossen; ${closed.toLocaleString('de')} abgeschlossen.`,
    more: (n: number) => `${n.toLocaleString('de')} ältere: oben eingrenzen.`,
    old: 'Was unten steht, ist von davor.',
    column: {
      planning: 'In Planung',
      executing: 'In Ausführung',
      blocked: 'Blockiert',
      loop: 'Schleife erkannt',
      escalating: 'Wird weitergegeben',
      waiting: 'Wartet auf einen Menschen',
      stopped: 'Gestoppt',
      done: 'Fertig',
    },
    means: {
      planning: 'Der Agent plant, oder hat noch keine Karte abgelegt.',
      executing: 'Der Agent sagt, dass er handelt.',
      blocked: 'Der Agent sagt, dass er nicht weiterkommt. Niemand ist gefragt.',
      loop: 'Der Agent sagt, dass er sich wiederholt. Niemand ist gefragt.',
      escalating: 'Der Agent gibt es weiter. Keine Frage ist offen.',
      waiting: 'Eine Frage ist offen und hält sie auf.',
      stopped: 'Der Agent ist angewiesen aufzuhören.',
      done: 'Der Agent sagt, dass er fertig ist, und hat sie nicht abgeschlossen.',
    },
  },

  replay: {
    title: 'Ablauf',
    intro:
      'Wo die Entscheidung nach jedem Eintrag stand, in Ihrem Browser nach den Regeln ermittelt, nach denen das Ledger und seine Prüfer gehen.',
    position: 'Eintrag',
    entry: (n, all, what) => `Eintrag ${n} von ${all}: ${what}`,
    back: 'Zurück',
    forward: 'Weiter',
    play: 'Abspielen',
    pause: 'Anhalten',
    turn: 'Zur nächsten Regel oder Antwort',
    speed: 'Tempo',
    perSecond: (n) => (n === 1 ? '1 Eintrag je Sekunde' : `${n} Einträge je Sekunde`),
    unknown:
      'Ein Eintrag bis hierher ist nicht lesbar; wo die Entscheidung stand, ist nicht bekannt.',
    changed: 'hier geändert',
    none: 'keine',
    phase: 'Der Agent sagt',
    status: 'Das Ledger hat sie als',
    confidence: 'Zuversicht',
    open: 'Offene Fragen',
    calls: 'Werkzeugaufrufe bisher',
    reviews: 'Antworten bisher',
    effects: 'Was aus Auswirkungen wurde',
    effect: {
      intent: 'angekündigt',
      executing: 'begonnen',
      executed: 'ausgeführt',
      failed: 'gescheitert',
      outcome_unknown: 'ungewiss',
      rolled_back: 'zurückgenommen',
      compensated: 'ausgeglichen',
    },
  },
};
