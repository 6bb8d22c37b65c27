import type { englishSeen } from './lexicon-en-seen.js';
import { say, translated } from './told.js';

/** The same in German. */
export const germanSeen = translated<typeof englishSeen>()({
  agrees: (by) => say`Von außen gesehen von ${by}, wie angegeben`,
  resembles: (by) =>
    say`Dergleichen wurde von außen gesehen von ${by}, ohne Schlüssel und Referenz`,
  differs: (by) => say`Von außen gesehen von ${by}, anders als angegeben`,
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
  finding: {
    notSeen: (name, missed) =>
      say`${name} ist als ausgeführt angegeben, und ${missed} (gab an zu beobachten) sah es nicht`,
    differs: (name, by, differences) =>
      say`${name} wurde von ${by} anders gesehen als angegeben: ${differences}`,
    disagree: (name, by, missed) =>
      say`${name} wurde von ${by} gesehen, und ${missed} (gab an zu beobachten) sah es nicht`,
  },
});
