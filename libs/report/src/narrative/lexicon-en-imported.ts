import { fixed, joined, say, type Told } from './told.js';

/** What an import leaves open: whether its agent asked for a human, and how often rules asked at import. */
export interface Waiting {
  /** Handed over, as the source shows; asked for, and no more is known; undefined where the agent did not ask. */
  agent: 'handed_over' | 'asked' | undefined;
  rules: number;
}

/** An end of what a source declares, with the operations that ended so. */
export interface ImportedEnd {
  outcome: Told;
  operations: readonly Told[];
}

const BY_AGENT = fixed({
  handed_over: 'handed over to a human in the source; what the human did is not recorded',
  asked: 'the agent asked for a human in the source; no answer is recorded',
});

const byRules = (n: number): Told =>
  say`${n === 1 ? 'a rule of Docket, run only at import, would have asked for a human' : say`rules of Docket, run only at import, would have asked for a human (${n} times)`}`;

/** Words for an imported decision: who says what, and that nobody waited for Docket while the work was done. */
export const englishImported = fixed({
  imported: {
    tile: {
      handed_over: 'Handed over',
      asked: 'Asked for in the source',
      rules: 'None recorded',
    },
    tileDetail: ({ agent, rules }: Waiting): Told =>
      agent === undefined
        ? say`${rules === 1 ? 'a rule of Docket, run only at import, would have asked for a human' : say`rules of Docket, run only at import, would have asked for a human ${rules} times`}`
        : // What rules found at import acted on nobody: section 12 has it.
          agent === 'handed_over'
          ? say`in the source; what the human did is not recorded`
          : say`no answer is recorded`,
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
    /** Of rules whose question nobody answered: nobody was there to be asked while the work was done. */
    unanswered: (rules: readonly Told[]) =>
      say`Docket’s rules, run only at import, would have asked for a human (${joined(rules, ', ')}); in the run they asked nobody`,
    /** Rules that are applied at import acted on nobody. */
    whileHeld: (operation: Told, target: Told | undefined, stop: boolean) =>
      say`Docket’s rules, applied at import, would have ${stop ? 'stopped' : 'held'} ${operation}${target === undefined ? '' : say` on ${target}`}; they did not act on the agent`,
    heldRule: 'action that would have been held',
    wouldHave: (finding: Told, more: number) =>
      say`${finding}${more === 0 ? '' : say` (and ${more} more)`}`,
    notEnforced: 'It was applied at import, when all was done: it held nothing back.',
    allApplied: 'All rules were applied.',
    rulesReason: 'imported: the rules were applied when all was done',
    /** A source that declares no side effect of any call says nothing of what was changed. */
    effectsTile: 'None declared',
    effectsDetail: (signs: number) =>
      signs === 0
        ? say`no entry declares one`
        : say`no entry declares one; the name or answer of ${signs === 1 ? 'one call' : say`${signs} calls`} speaks of a change`,
    noneDeclared: (signs: readonly Told[], more: number) =>
      say`no side effect was declared${signs.length === 0 ? '' : say`; tools whose name or answer speaks of a change: ${joined(signs, ', ')}${more === 0 ? '' : say` and ${more} more (section 7)`}`}`,
    noReview: 'nor whether a review was required',
    assigned: (stakes: Told) => say`${stakes} (given at import, not in the source)`,
    /** In the story, in the place of what a rule in force would have required. */
    noReviewSaid: 'no human review is recorded, nor whether one was required',
    /** What became of the side effects that a source declares, each end with how many. */
    ends: (n: number, ends: readonly ImportedEnd[]) =>
      n === 0
        ? say`no side effect was declared`
        : joined(
            ends.map(({ outcome, operations }) => say`${joined(operations, ', ')} ${outcome}`),
            '; ',
          ),
    /** To so many messages the agent said that something is not possible. */
    refusedAsked: (n: number) =>
      say`the agent said${n === 1 ? '' : ' more than once'} that something asked for is not possible`,
    /** Of one end more operations than are named. */
    moreOperations: (n: number) => say`${n} more`,
    judged: {
      wrong: 'judged wrong',
      wrong_in_part: 'judged wrong in part',
      right_but_in_part: 'judged right as a whole, wrong in part',
      disputed: 'judged both right and wrong',
      right: 'judged right',
      not_wrong: '',
    },
    outcomeAndMessage: (outcome: Told) =>
      say`the importer gives the outcome as “${outcome}”; a decision is not recorded as such, see the agent’s messages`,
    /** Beside what the agent said last. */
    outcomeGiven: (outcome: Told) => say`the importer gives the outcome as “${outcome}”`,
    appliedAtImport: (finding: Told) => say`Applied at import, not in the run: ${finding}`,
    goalRepeats: 'None of its own: same as the request.',
    goalGiven: 'As the import gives it:',
    goalOfImport: (goal: Told) => say`The import gives the goal as ${goal}`,
    goalRepeated: 'No goal of its own is recorded: the import repeats the request',
    header: { imported: 'Imported', source: 'Time in source', noDate: 'none recorded' },
    /** What the format of a source mostly has no place for, as one finding. */
    lacks: (what: readonly Told[]) =>
      say`Not in the import as a record of its own (section 13): ${joined(what, ', ')}`,
    lack: {
      plan: 'a plan',
      authority_scope: 'the authority scope',
      tool_rationale: 'a rationale of every tool call',
      decisive_lineage: 'a source marked as decisive',
      lineage_version: 'the version of every source',
      effect_announced: 'side effects announced beforehand',
    },
    fromTo: (from: Told, to: Told) => say`${from} to ${to}`,
  },
});
