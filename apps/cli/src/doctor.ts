import {
  cellAddressSetting,
  cellDirectory,
  HOME_CELL,
  readCells,
  registryNameOf,
} from '@docket/api';
import { diagnose, diagnoseCells, type DiagnosisCheck } from '@docket/service';
import { WRITER_LIMITS } from '@docket/store';

/** What was found, and of which cell, where there are several. */
export type FoundCheck = DiagnosisCheck & { cell?: string };

/** Looks at the installation that this environment describes. @throws {ConfigError} it names cells that there are not. */
export async function diagnoseEnvironment(
  databaseUrl: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<FoundCheck[]> {
  const seconds = Number(env['DOCKET_CLOCK_AHEAD_S'] || Number.NaN);
  const keysDirectory = env['DOCKET_KEYS_DIR'] || undefined;
  const request = {
    hostName: env['DOCKET_HOST_NAME'] || undefined,
    clockAheadMaxS: Number.isFinite(seconds) ? seconds : WRITER_LIMITS.clockAheadMaxMs / 1000,
    environment: Object.keys(env),
  };
  const cells = readCells(env);
  if (cells === undefined) return diagnose({ ...request, databaseUrl, keysDirectory });
  const others = cells.others.map((cell) => ({
    name: cell.name,
    databaseUrl: cell.databaseUrl,
    databaseSetting: cellAddressSetting(cell.name),
    registryName: registryNameOf(cell.name),
    keysDirectory: keysDirectory && cellDirectory(keysDirectory, cell.name),
  }));
  const registryName = registryNameOf(HOME_CELL);
  return diagnoseCells(request, [
    { name: HOME_CELL, databaseUrl, registryName, keysDirectory },
    ...others,
  ]);
}

/** Whether the database, or each of several, was reached. */
export function isReached(checks: readonly FoundCheck[]): boolean {
  const reached = checks.filter(({ id }) => id === 'database.reached');
  return reached.length > 0 && reached.every(({ verdict }) => verdict === 'ok');
}
