import { fixed, pluralOf as plural, say, type Told, translated } from '../narrative/told.js';

/** English words of a report of a period that had not ended: its states are those when it was made. */
export const openEnglish = fixed({
  tile: {
    waitingDetail: (n: Told, age: Told) =>
      say`${plural(n, 'escalation', 'escalations')} open when this report was made, the oldest for ${age}`,
    unsettledDetail: (n: Told) => say`${n} without an outcome when this report was made`,
  },
  key: { openEnd: (n: Told) => say`${n} open when this report was made` },
  attention: {
    waiting: (n: Told, age: Told) =>
      say`${plural(n, 'escalation', 'escalations')} waited for a human when this report was made, the oldest for ${age}.`,
    unsettled: (n: Told, doubt: Told) =>
      say`${plural(n, 'side effect', 'side effects')} had no settled outcome when this report was made, ${doubt} of them in doubt.`,
    incidents: (n: Told) =>
      say`${plural(n, 'incident was', 'incidents were')} open when this report was made.`,
  },
  limits: {
    asOf: 'States are those when this report was made. What became of open decisions, escalations and side effects afterwards is not part of it.',
  },
  table: {
    open_escalations: 'Escalations open when this report was made, oldest first',
    unsettled_side_effects: 'Without an outcome when this report was made, oldest first',
  },
  line: {
    open_at_end: '= open when this report was made',
    overdue: 'Overdue: open when this report was made, the deadline passed',
  },
});

/** The same in German. */
export const openGerman = translated<typeof openEnglish>()({
  tile: {
    waitingDetail: (n, age) =>
      say`${plural(n, 'Eskalation', 'Eskalationen')} bei Erstellung des Berichts offen, die älteste seit ${age}`,
    unsettledDetail: (n) => say`${n} bei Erstellung des Berichts ohne Ergebnis`,
  },
  key: { openEnd: (n) => say`${n} bei Erstellung des Berichts offen` },
  attention: {
    waiting: (n, age) =>
      say`${plural(n, 'Eskalation wartete', 'Eskalationen warteten')} bei Erstellung des Berichts auf einen Menschen, die älteste seit ${age}.`,
    unsettled: (n, doubt) =>
      say`${plural(n, 'Auswirkung hatte', 'Auswirkungen hatten')} bei Erstellung des Berichts kein geklärtes Ergebnis, davon ${doubt} zweifelhaft.`,
    incidents: (n) =>
      say`${plural(n, 'Vorfall war', 'Vorfälle waren')} bei Erstellung des Berichts offen.`,
  },
  limits: {
    asOf: 'Zustände sind die bei Erstellung des Berichts. Was danach aus offenen Entscheidungen, Eskalationen und Auswirkungen wurde, gehört nicht dazu.',
  },
  table: {
    open_escalations: 'Bei Erstellung des Berichts offene Eskalationen, älteste zuerst',
    unsettled_side_effects: 'Bei Erstellung des Berichts ohne Ergebnis, älteste zuerst',
  },
  line: {
    open_at_end: '= offen bei Erstellung des Berichts',
    overdue: 'Überfällig: bei Erstellung des Berichts offen, Frist verstrichen',
  },
});
