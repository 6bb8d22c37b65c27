import { fixed, joined, say, type Told } from './told.js';

/** What an import leaves open: whether its agent asked for a human, and how often rules asked at import. */
export interface Waiting {
  /** Handed over, as the source shows; asked for, and no more is known; undefined where the agent did not ask. */
  agent: 'handed_over' | 'asked' | undefined;
  rules: number;
}

const BY_AGENT = fixed({
  handed_over: 'handed over to a human in the source; what the human did is not recorded',
  asked: 'the agent asked for a human in the source; no answer is recorded',
});

const byRules = (n: number): Told =>
  say`${n === 1 ? 'a rule asked for a human at import' : say`rules asked for a human at import (${n} times)`}; not answered`;

/** Words for an imported decision: who says what, and that nobody waited for Docket while the work was done. */
export const englishImported = fixed({
  imported: {
    tile: {
      handed_over: 'Handed over',
      asked: 'Asked for in the source',
      rules: 'Asked for at import',
    },
    tileDetail: ({ agent, rules }: Waiting): Told =>
      agent === undefined
        ? say`by ${rules === 1 ? 'a rule' : say`rules, ${rules} times`}; not answered`
        : joined(
            [
              agent === 'handed_over'
                ? say`in the source; what the human did is not recorded`
                : say`no answer is recorded`,
              ...(rules === 0 ? [] : [say`Docket’s rules, run at import, asked too: not answered`]),
            ],
            '; ',
          ),
    /** In a box, beside that no review is recorded. */
    short: ({ agent, rules }: Waiting): Told =>
      joined(
        [
          ...(agent === undefined
            ? []
            : [
                agent === 'handed_over'
                  ? say`handed over in the source`
                  : say`asked for in the source`,
              ]),
          // Beside what the agent did the tile has it.
          ...(agent !== undefined || rules === 0
            ? []
            : [say`asked for by a rule of Docket at import`]),
        ],
        ', ',
      ),
    waiting: ({ agent, rules }: Waiting): Told =>
      joined(
        [
          ...(agent === undefined ? [] : [BY_AGENT[agent]]),
          ...(rules === 0 ? [] : [byRules(rules)]),
        ],
        '; ',
      ),
    /** In the story, where the box has the words of the request. */
    afterAsking: (agent: 'handed_over' | 'asked'): Told =>
      agent === 'handed_over'
        ? say`what the human did after the handover is not recorded`
        : say`the agent asked for a human in the source; no answer is recorded`,
    /** Behind the rules that asked for a human at import. */
    unanswered: (asked: Told) => say`${asked}: not answered`,
    /** Rules that are applied at import acted on nobody. */
    whileHeld: (operation: Told, target: Told | undefined, stop: boolean) =>
      say`Docket’s rules, applied at import, would have ${stop ? 'stopped' : 'held'} ${operation}${target === undefined ? '' : say` on ${target}`}; they did not act on the agent`,
    heldRule: 'action that would have been held',
    wouldHave: (finding: Told, more: number) =>
      say`${finding}${more === 0 ? '' : say` (and ${more} more)`}`,
    noReview: 'none in the source, nor whether one was required',
    assigned: (stakes: Told) => say`${stakes} (given at import, not in the source)`,
    /** In the story, in the place of what a rule in force would have required. */
    noReviewSaid: 'no human review is recorded, nor whether one was required',
    outcomeAndMessage: (outcome: Told) =>
      say`the importer gives the outcome as “${outcome}”; what was decided is what the agent’s messages say`,
    appliedAtImport: (finding: Told) => say`Applied at import, not in the run: ${finding}`,
    goalRepeats: 'None of its own is recorded: as the request.',
    goalGiven: 'As the import gives it:',
    goalOfImport: (goal: Told) => say`The import gives the goal as ${goal}`,
    goalRepeated: 'No goal of its own is recorded: the import repeats the request',
    header: { imported: 'Imported', source: 'In the source', noDate: 'no date is recorded' },
    fromTo: (from: Told, to: Told) => say`${from} to ${to}`,
  },
});
