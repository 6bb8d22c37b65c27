import {
  connectDatabase,
  listSetAside,
  retrySetAside,
  type Database,
  type SetAsideTrace,
} from '@docket/store';

/** The database, for whoever has its login: no key of an API is asked for. */
export interface SetAsideRequest {
  databaseUrl: string;
}

const POOL_SIZE = 1;

/**
 * Traces by OTLP that could not be turned into records, and are set aside. Changes nothing.
 *
 * @throws the driver's error when the database cannot be reached.
 */
export function setAsideTraces(request: SetAsideRequest): Promise<SetAsideTrace[]> {
  return on(request, listSetAside);
}

/** Lets a worker try them again: all, or those with this id. @returns how many. @throws as `setAsideTraces`. */
export function retrySetAsideTraces(request: SetAsideRequest, traceId?: string): Promise<number> {
  return on(request, (database) => retrySetAside(database, traceId));
}

async function on<Answer>(
  { databaseUrl: url }: SetAsideRequest,
  work: (database: Database) => Promise<Answer>,
): Promise<Answer> {
  const database = await connectDatabase({ url, poolSize: POOL_SIZE });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
