import { cellDirectory, HOME_CELL, readCells } from '@docket/api';
import {
  abandonMove,
  moveLedger,
  type MoveOutcome,
  type MoveRequest,
  type MovingCell,
} from '@docket/service';
import { requireDatabase, requireKeysDirectory } from './database-setting.js';
import { CommandFailure, EXIT } from './failure.js';
import { refusedByStore } from './recover-key.js';

/** Moves a ledger between the cells that the environment names, or gives its move up. What is refused speaks for itself. */
export async function moveBetweenCells(
  request: Omit<MoveRequest, 'cells'>,
  isAbandoned: boolean,
): Promise<MoveOutcome> {
  const cells = cellsOf(process.env);
  const work = isAbandoned ? abandonMove : moveLedger;
  return refusedByStore(work({ ...request, cells }));
}

function cellsOf(env: Readonly<Record<string, string | undefined>>): MovingCell[] {
  const keysDirectory = requireKeysDirectory();
  const named = readCells(env);
  if (named === undefined)
    throw new CommandFailure('There is one cell: set DOCKET_CELLS.', EXIT.unusable);
  return [
    { name: HOME_CELL, ...requireDatabase(), keysDirectory },
    ...named.others.map(({ name, databaseUrl, databaseOwnerUrl: ownerUrl }) => ({
      name,
      databaseUrl,
      ...(ownerUrl === undefined ? {} : { ownerUrl }),
      keysDirectory: cellDirectory(keysDirectory, name),
    })),
  ];
}
