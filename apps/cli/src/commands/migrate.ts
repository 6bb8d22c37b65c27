import { Command } from 'commander';
import { requireDatabase } from '../database-setting.js';
import { CommandFailure, EXIT } from '../failure.js';
import type { Terminal } from '../terminal.js';

export function migrateCommand(terminal: Terminal): Command {
  return new Command('migrate')
    .description("bring the database's schema up to date, and exit")
    .option('--check', 'only print what it would do; exit status 1 where that is something')
    .addHelpText('after', NOTES)
    .action(async (options: { check?: boolean }) => {
      const addresses = requireDatabase();
      const { migrateDatabase, planDatabaseMigration } = await import('@docket/service');
      const run = options.check === true ? planDatabaseMigration : migrateDatabase;
      const steps = await run(addresses).catch((cause: unknown) => {
        const message = cause instanceof Error ? cause.message : String(cause);
        throw new CommandFailure(`Not migrated: ${message}`, EXIT.failed, { cause });
      });
      const words = options.check === true ? PLANNED : DONE;
      for (const { does, name } of steps) terminal.out(`${words[does]} ${name}\n`);
      if (steps.length === 0) terminal.out('The database is up to date: nothing to do.\n');
      else if (options.check === true) {
        throw new CommandFailure('The database is not up to date: nothing was changed.');
      }
    });
}

const PLANNED = {
  create_role: 'would create the role',
  grant_role: 'would let work as it the login',
  run_migration: 'would run the migration',
};

const DONE = {
  create_role: 'created the role',
  grant_role: 'let work as it the login',
  run_migration: 'ran the migration',
};

const NOTES = `
Works as the schema's owner: DATABASE_OWNER_URL, or DATABASE_URL where one login
does both. The login of DATABASE_URL is let work as the role of the database; its
password is not used, and may be left out.

A server with DOCKET_MIGRATE_AT_START=no does not migrate and needs no owner's
login: run this before it, once for each new version.
`;
