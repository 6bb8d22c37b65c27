import type { englishSeen } from './lexicon-en-seen.js';
import { say, translated } from './told.js';

/** The same in German. */
export const germanSeen = translated<typeof englishSeen>()({
  agrees: (by) =>
    say`Von außen gesehen von ${by}, wie in dieser Entscheidung angegeben; ob eine andere dieselbe Handlung angibt, kann diese Datei nicht zeigen`,
  resembles: (by) =>
    say`Dergleichen wurde von außen gesehen von ${by}, ohne Schlüssel und Referenz`,
  differs: (by) => say`Von außen gesehen von ${by}, anders als angegeben`,
  twice: (by) => say`Von außen mehrmals unter seinem einen Schlüssel gesehen, von ${by}`,
  disagree: (by, missed) =>
    say`Von außen gesehen von ${by}, und nicht von ${missed} (gab an zu beobachten)`,
  notSeen: (missed) => say`Nicht gesehen von ${missed} (gab an zu beobachten)`,
  ambiguous: (by) =>
    say`Von außen gesehen von ${by}; welche von mehreren Handlungen es war, ist nicht bekannt`,
  unwatched: 'Niemand gibt an, es von außen beobachtet zu haben',
  pending: 'Von außen noch nicht gesehen',
  undetermined: 'Ob es von außen gesehen wurde, sagt nicht, was hier gezeigt wird',
  difference: (member, declared, seen) => say`${member} ${declared}, ${seen} gesehen`,
  declared: (text) => say`${text} angegeben`,
  undeclared: 'nicht angegeben',
  assurance: {
    authenticated: 'der Beobachter gibt an, den Absender des Ereignisses geprüft zu haben',
    structured: 'laut Beobachter aus Feldern gelesen, in die nur die Quelle schreibt',
    free_text: 'laut Beobachter aus einem Text gelesen, in den auch der Beobachtete schreiben kann',
  },
  sight: (operation, resource, system, amount) =>
    amount === undefined
      ? say`${operation} an ${resource} von ${system}`
      : say`${operation} an ${resource} von ${system}, ${amount}`,
  finding: {
    notDeclared: (by, what) =>
      say`${by} sah ${what}, was keine Handlung dieser Entscheidung angibt; ob eine einer anderen Entscheidung es tut, kann diese Datei nicht zeigen`,
    perhapsDeclared: (by, what) =>
      say`${by} sah ${what}; ob eine Handlung dieser Entscheidung es angibt, sagt nicht, was hier gezeigt wird`,
    notSeen: (name, missed) =>
      say`${name} ist als ausgeführt angegeben, und ${missed} (gab an zu beobachten) sah es nicht`,
    differs: (name, by, differences) =>
      say`${name} wurde von ${by} anders gesehen als angegeben: ${differences}`,
    twice: (name, by, n) =>
      say`${name} wurde von ${by} ${n}-mal unter demselben Schlüssel gesehen; ob es so oft getan wurde, sagen diese Einträge nicht`,
    disagree: (name, by, missed) =>
      say`${name} wurde von ${by} gesehen, und ${missed} (gab an zu beobachten) sah es nicht`,
  },
});
