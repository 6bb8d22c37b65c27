/** Words of a decision that a person stopped, which are loaded with its page. */
export const englishTakeBack = {
  title: 'Stopped by a person',
  means:
    'The agent is told to end the work, and nothing that is approved later changes that. If the work is to go on after all, take the stop back: that is recorded as an answer of its own, which overrides the decision as a whole. If something else is to be done, leave it, and let the agent begin a new decision.',
  questionsFirst:
    'Questions of this decision are open. Answer them first: then the stop can be taken back here.',
  people: (n: number) =>
    `${n} different people have to take it back, each here, before the agent may go on.`,
  meaning: 'I take back the stop of this work, and let it go on.',
};

export type TakeBackWords = typeof englishTakeBack;
