import { migrate, planMigration, type MigrationStep } from '@docket/store';

export interface MigrationRequest {
  /** Address of the service's login, which is let work; its password is not used. */
  databaseUrl: string;
  /** Address of the schema's owner; `databaseUrl` where left out. */
  ownerUrl?: string;
}

/**
 * Brings the schema up to date as its owner, and says which steps that took; none where it was.
 * Safe beside running servers of a version that knows the same migrations.
 *
 * @throws where the database was migrated by another version, or a migration fails: then it is as it was before.
 */
export async function migrateDatabase(request: MigrationRequest): Promise<MigrationStep[]> {
  const steps = await planDatabaseMigration(request);
  // Also with no step: another process may migrate at this moment, and is waited for.
  await migrate(optionsOf(request));
  return steps;
}

/** What `migrateDatabase` would do now. Changes nothing. */
export function planDatabaseMigration(request: MigrationRequest): Promise<MigrationStep[]> {
  return planMigration(optionsOf(request));
}

function optionsOf({ databaseUrl, ownerUrl = databaseUrl }: MigrationRequest) {
  return { ownerUrl, appUrl: databaseUrl };
}
