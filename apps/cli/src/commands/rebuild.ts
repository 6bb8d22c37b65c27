import { Command } from 'commander';
import { connectDatabase, rebuildProjections, StoreRefusal, type Rebuilt } from '@docket/store';
import { CommandFailure, EXIT } from '../failure.js';
import type { Terminal } from '../terminal.js';

interface RebuildOptions {
  databaseUrl?: string;
  ledger: string;
}

export function rebuildCommand(terminal: Terminal): Command {
  return new Command('rebuild')
    .description('replay a ledger’s entries and write its projections anew')
    .requiredOption('--ledger <id>', 'which ledger')
    .option(
      '--database-url <url>',
      'the database (or set DATABASE_URL: an address holds a password)',
    )
    .addHelpText('after', NOTES)
    .action(async (options: RebuildOptions) => {
      const url = options.databaseUrl ?? process.env['DATABASE_URL'];
      if (url === undefined || url === '') {
        throw new CommandFailure('No database: set DATABASE_URL.', EXIT.unusable);
      }
      const rebuilt = await rebuild(url, options.ledger);
      terminal.out(
        `Replayed ${rebuilt.entries} entries: ${rebuilt.decisions} decisions, ${rebuilt.keys} idempotency keys.\n`,
      );
    });
}

const NOTES = `
Needs the rights of the schema's owner. Entries are only read; appends to the ledger wait
until it is done. What it writes is what verification expects to find.
`;

/** A refusal of the store (`unknown_ledger`) says by itself what is wrong. */
async function rebuild(url: string, ledger: string): Promise<Rebuilt> {
  const ownerUrl = process.env['DATABASE_OWNER_URL'];
  const database = await connectDatabase({ url, ...(ownerUrl ? { ownerUrl } : {}), poolSize: 2 });
  try {
    return await rebuildProjections(database, ledger);
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    throw new CommandFailure(`${error.message} ${error.next}`, EXIT.failed, { cause: error });
  } finally {
    await database.close();
  }
}
