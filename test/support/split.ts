import { listPartitions, migrate, splitPartitions } from '@docket/store';

/**
 * Where DOCKET_TEST_SPLIT names entries (`3,10,40`), a database is migrated and its tables are split there, so that what is
 * tested on it is tested on partitions. Nothing where it is split already.
 *
 * @param ownerUrl login that owns the schema, or will.
 */
export async function splitWhereAsked(ownerUrl: string, appUrl = ownerUrl): Promise<void> {
  const asked = process.env['DOCKET_TEST_SPLIT'] ?? '';
  if (asked === '') return;
  await migrate({ ownerUrl, appUrl });
  if ((await listPartitions(ownerUrl)).every(({ isSplit }) => isSplit)) return;
  for (const at of asked.split(',').map(Number))
    await splitPartitions({ ownerUrl, at, scanMax: Number.MAX_SAFE_INTEGER, say: () => undefined });
}
