import { MIGRATIONS } from './migrations.js';

/** Whatever asks one question of the database; TypeORM's sources answer with rows alone. */
export interface Asked {
  query<Row>(text: string): Promise<Row[]>;
}

/** Names of the migrations that a database has had, oldest first; none where it has had none. */
export async function readMigrations(database: Asked): Promise<string[]> {
  const [table] = await database.query<{ exists: boolean }>(
    `SELECT to_regclass('docket.migration') IS NOT NULL AS exists`,
  );
  if (table?.exists !== true) return [];
  const done = await database.query<{ name: string }>(
    'SELECT name FROM docket.migration ORDER BY id',
  );
  return done.map(({ name }) => name);
}

const knownMigrations = (): string[] => MIGRATIONS.map((Migration) => new Migration().name);

/** What a database that has had `done` is still missing, oldest first. */
export function missingMigrations(done: readonly string[]): string[] {
  return knownMigrations().filter((name) => !done.includes(name));
}

/** What it has had, and this version does not know. */
export function unknownMigrations(done: readonly string[]): string[] {
  const known = new Set(knownMigrations());
  return done.filter((name) => !known.has(name));
}

/**
 * A migration of another version may have changed what this one relies on: nothing can be said about it.
 * @throws where there is one.
 */
export function refuseUnknown(done: readonly string[]): void {
  const unknown = unknownMigrations(done);
  if (unknown.length === 0) return;
  throw new Error(
    `The database was migrated by another version of Docket: this one does not know ${unknown.join(', ')}. ` +
      'Nothing was changed. Start the version that migrated it or a later one, or use another database.',
  );
}
