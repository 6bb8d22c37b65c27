import { Command } from 'commander';
import { requireDatabase } from '../database-setting.js';
import { CommandFailure, EXIT } from '../failure.js';
import type { Terminal } from '../terminal.js';

interface RepairOptions {
  databaseUrl?: string;
  ledger?: string;
}

export function repairCommand(terminal: Terminal): Command {
  return new Command('repair')
    .description('make anew what is derived from entries')
    .option('--ledger <id>', 'which ledger (all where left out)')
    .option(
      '--database-url <url>',
      'the database (or set DATABASE_URL: an address holds a password)',
    )
    .addHelpText('after', NOTES)
    .action(async (options: RepairOptions) => {
      const database = requireDatabase(options.databaseUrl);
      const { repair } = await import('../repair.js');
      const { refused, remaining } = await repair(database, options.ledger, (line) =>
        terminal.out(line),
      );
      if (refused > 0)
        throw new CommandFailure('Nothing was changed where entries are damaged.', EXIT.failed);
      if (remaining > 0)
        throw new CommandFailure('Verification still finds what no repair mends.', EXIT.partial);
    });
}

const NOTES = `
Verifies the entries first, and changes nothing where they are damaged. Then makes
anew what follows from them: states of decisions, idempotency keys, search, tiles;
exports that are not those that were recorded are given up. What was not right is
recorded in the ledger (ledger.repaired), and all of it verified again. Appends to
the ledger wait meanwhile. Needs the rights of the schema's owner, and
DOCKET_KEYS_DIR as the server has it. Restart servers that run afterwards: they may
hold in memory what was answered before.
`;
