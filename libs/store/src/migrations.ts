import { readFile } from 'node:fs/promises';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { splitStatements } from './sql-statements.js';

/** `libs/store/migrations`: found from `src` and from `dist` alike. */
const DIRECTORY = new URL('../migrations/', import.meta.url);

/**
 * A numbered SQL file and the check that must hold right after it, in one transaction. There is no way
 * back: evidence that a newer version wrote must not be lost to an older one.
 */
abstract class SqlMigration implements MigrationInterface {
  /** TypeORM orders by the 13 digits at the end of the name. */
  abstract readonly name: string;
  protected abstract readonly file: string;

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const file of [`${this.file}.sql`, `${this.file}.check.sql`]) {
      const sql = await readFile(new URL(file, DIRECTORY), 'utf8');
      // One by one: engines and poolers in between may take only one command at a time.
      for (const statement of splitStatements(sql)) await queryRunner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

class Ledger extends SqlMigration {
  readonly name = 'Ledger0000000000001';
  protected readonly file = '0001_ledger';
}

class Search extends SqlMigration {
  readonly name = 'Search0000000000002';
  protected readonly file = '0002_search';
}

class Exports extends SqlMigration {
  readonly name = 'Exports0000000000003';
  protected readonly file = '0003_exports';
}

class Guards extends SqlMigration {
  readonly name = 'Guards0000000000004';
  protected readonly file = '0004_guards';
}

class Sessions extends SqlMigration {
  readonly name = 'Sessions0000000000005';
  protected readonly file = '0005_sessions';
}

class Walls extends SqlMigration {
  readonly name = 'Walls0000000000006';
  protected readonly file = '0006_walls';
}

class Derived extends SqlMigration {
  readonly name = 'Derived0000000000007';
  protected readonly file = '0007_derived';
}

class Otlp extends SqlMigration {
  readonly name = 'Otlp0000000000011';
  protected readonly file = '0011_otlp';
}

class Claims extends SqlMigration {
  readonly name = 'Claims0000000000013';
  protected readonly file = '0013_claims';
}

class OutboxTables extends SqlMigration {
  readonly name = 'Outbox0000000000014';
  protected readonly file = '0014_outbox';
}

class Erasure extends SqlMigration {
  readonly name = 'Erasure0000000000015';
  protected readonly file = '0015_erasure';
}

class Observer extends SqlMigration {
  readonly name = 'Observer0000000000017';
  protected readonly file = '0017_observer';
}

class Views extends SqlMigration {
  readonly name = 'Views0000000000020';
  protected readonly file = '0020_views';
}

class Alerts extends SqlMigration {
  readonly name = 'Alerts0000000000021';
  protected readonly file = '0021_alerts';
}

class Entries extends SqlMigration {
  readonly name = 'Entries0000000000022';
  protected readonly file = '0022_entries';
}

class Seen extends SqlMigration {
  readonly name = 'Seen0000000000026';
  protected readonly file = '0026_seen';
}

class Arrivals extends SqlMigration {
  readonly name = 'Arrivals0000000000027';
  protected readonly file = '0027_arrivals';
}

class Closing extends SqlMigration {
  readonly name = 'Closing0000000000028';
  protected readonly file = '0028_closing';
}

class Expiry extends SqlMigration {
  readonly name = 'Expiry0000000000029';
  protected readonly file = '0029_expiry';
}

class Seals extends SqlMigration {
  readonly name = 'Seals0000000000030';
  protected readonly file = '0030_seals';
}

class Moves extends SqlMigration {
  readonly name = 'Moves0000000000031';
  protected readonly file = '0031_moves';
}

/**
 * Every migration, oldest first, one for each subject. Until the first release a subject's file is edited
 * in place; a released one never is. What they make is `libs/store/schema.sql`, which a test holds.
 */
export const MIGRATIONS: (new () => SqlMigration)[] = [
  Ledger,
  Search,
  Exports,
  Guards,
  Sessions,
  Walls,
  Derived,
  Otlp,
  Claims,
  OutboxTables,
  Erasure,
  Observer,
  Views,
  Alerts,
  Entries,
  Seen,
  Arrivals,
  Closing,
  Expiry,
  Seals,
  Moves,
];
