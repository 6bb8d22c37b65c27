/** Words of the comments on a decision, which are loaded with its page. */
export const englishComments = {
  title: 'Comments',
  intro:
    'What people remark. A comment is an entry of the decision: it stays, and it decides nothing. Another comment puts right what one says.',
  none: 'Nobody has commented.',
  write: 'Write a comment',
  text: 'Comment',
  textHint: 'It is shown to everybody who sees this decision, and stands in its dossier.',
  about: 'About',
  whole: 'The decision as a whole',
  entry: (n: number, what: string) => `Entry E${n}: ${what}`,
  only: (n: number) => `Of the entries, the last ${n} are listed.`,
  answer: 'Answer',
  answerTo: (n: number) => `Answer comment E${n}`,
  send: 'Record the comment',
  missing: 'Say something first.',
  recorded: 'Your comment is recorded.',
};

export type CommentWords = typeof englishComments;
