import { Command } from 'commander';
import { requireDatabase } from '../database-setting.js';
import type { Terminal } from '../terminal.js';

interface RebuildOptions {
  databaseUrl?: string;
  ledger: string;
}

export function rebuildCommand(terminal: Terminal): Command {
  return new Command('rebuild')
    .description('write the projections of a ledger anew')
    .requiredOption('--ledger <id>', 'which ledger')
    .option(
      '--database-url <url>',
      'the database (or set DATABASE_URL: an address holds a password)',
    )
    .addHelpText('after', NOTES)
    .action(async (options: RebuildOptions) => {
      const database = requireDatabase(options.databaseUrl);
      const { rebuild } = await import('../rebuild.js');
      const rebuilt = await rebuild(database, options.ledger);
      terminal.out(
        `Replayed ${rebuilt.entries} entries: ${rebuilt.decisions} decisions, ${rebuilt.keys} idempotency keys.\n`,
      );
      const { searchDiffered } = rebuilt;
      if (searchDiffered.length > 0) terminal.out(differed(searchDiffered));
    });
}

function differed(tables: readonly string[]): string {
  return `What is searched did not follow from the entries, in ${tables.join(', ')}: it was changed there, or filled by
another version of Docket. Decisions may have been hidden or found wrongly until now.\n`;
}

const NOTES = `
Replays the entries, which are only read. Appends to the ledger wait until it is
done. Needs the rights of the schema's owner.
`;
