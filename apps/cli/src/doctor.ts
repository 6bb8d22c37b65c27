import { diagnose, type DiagnosisCheck } from '@docket/service';
import { WRITER_LIMITS } from '@docket/store';

/** Looks at the installation that this environment describes. */
export function diagnoseEnvironment(
  databaseUrl: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<DiagnosisCheck[]> {
  const seconds = Number(env['DOCKET_CLOCK_AHEAD_S'] || Number.NaN);
  return diagnose({
    databaseUrl,
    hostName: env['DOCKET_HOST_NAME'] || undefined,
    keysDirectory: env['DOCKET_KEYS_DIR'] || undefined,
    clockAheadMaxS: Number.isFinite(seconds) ? seconds : WRITER_LIMITS.clockAheadMaxMs / 1000,
    environment: Object.keys(env),
  });
}

export function isReached(checks: readonly DiagnosisCheck[]): boolean {
  return checks.some(({ id, verdict }) => id === 'database.reached' && verdict === 'ok');
}
