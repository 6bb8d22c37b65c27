import {
  listPartitions,
  movePartitions,
  splitPartitions,
  type TablePartitions,
} from '@docket/store';

export type { Partition, TablePartitions } from '@docket/store';

export interface PartitionedDatabase {
  databaseUrl: string;
  /** Address of the schema's owner; `databaseUrl` where left out. */
  ownerUrl?: string;
}

type Say = (line: string) => void;

const ownerOf = ({ databaseUrl, ownerUrl = databaseUrl }: PartitionedDatabase): string => ownerUrl;

/** How the tables that hold the content of entries are split. @throws where the database cannot be reached. */
export const partitionsOf = (database: PartitionedDatabase): Promise<TablePartitions[]> =>
  listPartitions(ownerOf(database));

/**
 * Ends the newest partition of each table before the entry `at`, and makes the next one. Tables of up to `scanMax`
 * bytes are read while their writers wait, longer ones beside them. What was cut off goes on.
 *
 * @throws {DatabaseUnfit} with what to do, where it cannot be done there, or not now.
 */
export const splitAt = (
  database: PartitionedDatabase,
  { at, scanMax }: { at: number; scanMax: number },
  say: Say,
): Promise<void> => splitPartitions({ ownerUrl: ownerOf(database), at, scanMax, say });

/**
 * Has the partition that begins at the entry `from` in another tablespace. What was cut off begins anew.
 *
 * @throws {DatabaseUnfit} with what to do, where it cannot be done, or not now.
 */
export const moveTo = (
  database: PartitionedDatabase,
  { from, tablespace }: { from: number; tablespace: string },
  say: Say,
): Promise<void> => movePartitions({ ownerUrl: ownerOf(database), from, tablespace, say });
