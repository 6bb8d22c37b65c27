import type { Phase } from '../types.js';
import type { DecisionState } from './state.js';

/**
 * Columns of a board of decisions, in the order in which work usually passes through them.
 * - `planning`, `executing`: the newest card says so; a decision without a card is being planned.
 * - `blocked`: the agent says that it cannot go on by itself (BLOCKED, LOOP_DETECTED, ESCALATING), and
 *   no escalation waits: a human answered already, or none was asked.
 * - `waiting_for_human`: an escalation is open and holds the decision.
 * - `stopped`: the directive is `stop`.
 * - `done`: the agent says DONE and has not closed the decision.
 * - `closed`: closed, whatever the outcome.
 */
export const BOARD_COLUMNS = [
  'planning',
  'executing',
  'blocked',
  'waiting_for_human',
  'stopped',
  'done',
  'closed',
] as const;

export type BoardColumn = (typeof BOARD_COLUMNS)[number];

/** What a decision's place on the board depends on. The ledger's finding goes before the agent's claim. */
export type BoardPlace = Pick<DecisionState, 'status' | 'phase'>;

/** boardColumn gives the column that a decision stands in. */
export function boardColumn({ status, phase }: BoardPlace): BoardColumn {
  switch (status) {
    case 'closed':
      return 'closed';
    case 'stopped':
      return 'stopped';
    case 'held':
      return 'waiting_for_human';
    case 'open':
      return phase === null ? 'planning' : COLUMN_OF_PHASE[phase];
  }
}

const COLUMN_OF_PHASE: { readonly [Name in Phase]: BoardColumn } = {
  PLANNING: 'planning',
  EXECUTING: 'executing',
  BLOCKED: 'blocked',
  LOOP_DETECTED: 'blocked',
  ESCALATING: 'blocked',
  DONE: 'done',
};

/** Where the ledger has a decision. */
export const DECISION_STATUSES = [
  'open',
  'held',
  'stopped',
  'closed',
] as const satisfies readonly DecisionState['status'][];

const PHASES: readonly (Phase | null)[] = [null, ...(Object.keys(COLUMN_OF_PHASE) as Phase[])];

/** boardPlaces lists every place that boardColumn puts into a column: what a query filters by. */
export function boardPlaces(column: BoardColumn): BoardPlace[] {
  return DECISION_STATUSES.flatMap((status) => PHASES.map((phase) => ({ status, phase }))).filter(
    (place) => boardColumn(place) === column,
  );
}
