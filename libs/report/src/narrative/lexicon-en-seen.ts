import { fixed, say, type Told } from './told.js';

/** What was seen from outside of what an agent declared. Who saw or watched is recorded text. */
export const englishSeen = fixed({
  agrees: (by: Told) =>
    say`Seen from outside by ${by}, as declared in this decision; whether another declares the same act, this file cannot show`,
  resembles: (by: Told) =>
    say`The like of it was seen from outside by ${by}, without a key or reference`,
  differs: (by: Told) => say`Seen from outside by ${by}, otherwise than declared`,
  twice: (by: Told) => say`Seen from outside more than once under its one key, by ${by}`,
  disagree: (by: Told, missed: Told) =>
    say`Seen from outside by ${by}, and not by ${missed} (states to have watched)`,
  notSeen: (missed: Told) => say`Not seen by ${missed} (states to have watched)`,
  ambiguous: (by: Told) =>
    say`Seen from outside by ${by}; which of several actions it was is not known`,
  unwatched: 'Nobody states to have watched it from outside',
  pending: 'Not seen from outside yet',
  undetermined: 'Whether it was seen from outside cannot be told from what is shown here',
  difference: (member: Told, declared: Told, seen: Told) =>
    say`${member} ${declared}, ${seen} seen`,
  declared: (text: Told) => say`${text} declared`,
  undeclared: 'none declared',
  assurance: {
    authenticated: 'the observer states that it checked who sent the event',
    structured: 'stated to be read from fields into which only the source writes',
    free_text: 'stated to be read from a text into which who is observed may write too',
  },
  sight: (operation: Told, resource: Told, system: Told, amount: Told | undefined) =>
    amount === undefined
      ? say`${operation} at ${resource} of ${system}`
      : say`${operation} at ${resource} of ${system}, ${amount}`,
  finding: {
    notDeclared: (by: Told, what: Told) =>
      say`${by} saw ${what}, which no action of this decision declares; whether one of another decision does, this file cannot show`,
    perhapsDeclared: (by: Told, what: Told) =>
      say`${by} saw ${what}; whether an action of this decision declares it cannot be told from what is shown here`,
    notSeen: (name: Told, missed: Told) =>
      say`${name} was declared as done, and ${missed} (states to have watched) did not see it`,
    differs: (name: Told, by: Told, differences: Told) =>
      say`${name} was seen by ${by} otherwise than declared: ${differences}`,
    twice: (name: Told, by: Told, n: number) =>
      say`${name} was seen by ${by} ${n} times under its one key; whether it was done as often, these entries do not say`,
    disagree: (name: Told, by: Told, missed: Told) =>
      say`${name} was seen by ${by}, and ${missed} (states to have watched) did not see it`,
  },
});
