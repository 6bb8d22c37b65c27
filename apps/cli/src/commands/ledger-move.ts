import { Command } from 'commander';
import { CommandFailure, EXIT } from '../failure.js';
import type { Terminal } from '../terminal.js';

interface MoveOptions {
  to: string;
  reason?: string;
  approvedBy?: string;
  apart?: boolean;
  abandon?: boolean;
}

export function moveCommand(terminal: Terminal): Command {
  return new Command('move')
    .description(
      'move a ledger to another cell, or go on with a move that was broken off; run where the server keeps its keys, as the owner of the databases',
    )
    .argument('<id>', 'the ledger')
    .requiredOption(
      '--to <cell>',
      'the cell that it is to live in: a name in DOCKET_CELLS, or home',
    )
    .option('--reason <text>', 'why; it is recorded for good')
    .option('--approved-by <function>', 'who approved it, as a function or pseudonym')
    .option('--apart', 'without the ledgers that it continues, or that continue it')
    .option('--abandon', 'give the move up: the ledger stays where it lives')
    .addHelpText('after', NOTES)
    .action(async (id: string, options: MoveOptions) => {
      const { to, reason = '', approvedBy, apart, abandon } = options;
      if (abandon !== true && reason.trim() === '')
        throw new CommandFailure('Say why, with --reason.', EXIT.unusable);
      const tell = (line: string): void => terminal.err(`${line}\n`);
      const said = { reason, ...(approvedBy === undefined ? {} : { approvedBy }) };
      const request = { ledger: id, to, ...said, isApart: apart === true, tell };
      const { moveBetweenCells } = await import('../move.js');
      const done = await moveBetweenCells(request, abandon === true);
      if (done.outcome === 'there') return terminal.out(`${id} lives in ${to}.\n`);
      if (done.outcome === 'abandoned') return terminal.out(`${id} stays where it lives.\n`);
      const stood =
        done.stoodStillMs === undefined ? '' : ` It stood still for ${done.stoodStillMs} ms.`;
      terminal.out(`${id} lives in ${to}.${stood}\n`);
      terminal.err(
        `The database of ${done.from} keeps what it was until then, which nothing writes to any more. Values that are erased from now on stay in that copy.\n`,
      );
    });
}

const NOTES = `
The ledger is copied while it is written to, and the copy verified. Then it stands
still: writers are told to come again in a second; the rest is copied and held
against it, and the ledger lives in the other cell, under the same address, with the
same keys. Records of it (ledger.moved) go to the ledger and to both registries.
Where the command is broken off, run it again. Needs DOCKET_CELLS, the addresses of
all cells with the rights of the schemas' owners, and DOCKET_KEYS_DIR, as servers have
them; servers go on meanwhile.
`;
