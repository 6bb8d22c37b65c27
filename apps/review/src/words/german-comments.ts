import type { CommentWords } from './english-comments.js';

export const germanComments: CommentWords = {
  title: 'Kommentare',
  intro:
    'Was Menschen anmerken. Ein Kommentar ist ein Eintrag der Entscheidung: Er bleibt, und er entscheidet nichts. Was einer sagt, stellt ein weiterer richtig.',
  none: 'Niemand hat kommentiert.',
  write: 'Einen Kommentar schreiben',
  text: 'Kommentar',
  textHint: 'Ihn sehen alle, die diese Entscheidung sehen, und er steht in ihrem Dossier.',
  about: 'Bezug',
  whole: 'Die Entscheidung als Ganzes',
  entry: (n, what) => `Eintrag E${n}: ${what}`,
  only: (n) => `Von den Einträgen sind die letzten ${n} aufgeführt.`,
  answer: 'Antworten',
  answerTo: (n) => `Auf Kommentar E${n} antworten`,
  send: 'Kommentar aufzeichnen',
  missing: 'Schreiben Sie zuerst etwas.',
  recorded: 'Ihr Kommentar ist aufgezeichnet.',
};
