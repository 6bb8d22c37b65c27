import { cellDirectory, HOME_CELL } from '@docket/api';
import {
  abandonMove,
  moveLedger,
  type MoveOutcome,
  type MoveRequest,
  type MovingCell,
} from '@docket/service';
import { requireDatabase, requireKeysDirectory } from './database-setting.js';
import { CommandFailure, EXIT } from './failure.js';
import { readNamedCells } from './named-cells.js';
import { refusedByStore } from './recover-key.js';

/** Moves a ledger between the cells that the environment names, or gives its move up. What is refused speaks for itself. */
export async function moveBetweenCells(
  request: Omit<MoveRequest, 'cells'>,
  isAbandoned: boolean,
): Promise<MoveOutcome> {
  const cells = await cellsOf(process.env);
  const work = isAbandoned ? abandonMove : moveLedger;
  return refusedByStore(work({ ...request, cells }));
}

async function cellsOf(env: Readonly<Record<string, string | undefined>>): Promise<MovingCell[]> {
  const keysDirectory = requireKeysDirectory();
  const others = await readNamedCells(env);
  if (others === undefined)
    throw new CommandFailure('There is one cell: set DOCKET_CELLS.', EXIT.unusable);
  return [
    { name: HOME_CELL, ...requireDatabase(), keysDirectory },
    ...others.map(({ name, databaseUrl, databaseOwnerUrl: ownerUrl }) => ({
      name,
      databaseUrl,
      ...(ownerUrl === undefined ? {} : { ownerUrl }),
      keysDirectory: cellDirectory(keysDirectory, name),
    })),
  ];
}
