import { examineDatabase } from '@docket/store';
import type { ExaminedDatabase } from '@docket/store';
import type { DiagnosisCheck } from './check.js';
import {
  checkDatabase,
  databaseCheckIds,
  factsOf,
  type DatabaseCheckId,
} from './database-checks.js';
import { contextOf, notReached, withId, type DiagnosisRequest } from './diagnose.js';
import { checkHostName, checkNode, checkRoom, checkSettings } from './machine-checks.js';

/*
 * What `docket doctor` looks at, looked at by a server that starts. A finding on which a promise rests refuses the
 * start, and so does one of those that could not be looked at; the others are told and hold up nothing.
 */

/** Looked at before anything is changed in the database. Each refuses the start. */
const BEFORE: readonly DatabaseCheckId[] = [
  'database.version',
  'database.encoding',
  'database.login',
];

/** Looked at when the database is migrated. Each refuses the start. */
const REFUSES: readonly DatabaseCheckId[] = [
  'database.role',
  'database.schema',
  'database.privileges',
  'database.append_only',
];

/** What a server that runs finds by itself (`UnreadWatch`): to read all ledgers holds up no start. */
const LATER: readonly DatabaseCheckId[] = ['ledgers.unread_entries'];

/** For all that refuses nothing, in milliseconds: what is not answered by then is left out. */
const OTHERS_MS_MAX = 2_000;

/** A start that is refused. The message has a line for each reason, and what to do. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';

  constructor(reasons: readonly DiagnosisCheck[], options?: ErrorOptions) {
    super(reasons.map(sentenceOf).join('\n'), options);
  }
}

/** What was found and what to do, in one line. */
export const sentenceOf = ({ id, verdict, found, next }: DiagnosisCheck): string =>
  [...(verdict === 'unknown' ? [`${id}:`] : []), found, ...(next === undefined ? [] : [next])].join(
    ' ',
  );

type StartRequest = Omit<DiagnosisRequest, 'nodeVersion'>;

/**
 * Before the database is migrated: whether it, and the login of the server, are such that a server may work with them.
 * @returns what was found and refuses nothing.
 * @throws {StartRefused}
 */
export async function checkBeforeStart(request: StartRequest): Promise<DiagnosisCheck[]> {
  return refuse(checkDatabase(await reach(request, BEFORE), contextOf(request), BEFORE));
}

/**
 * When the database is migrated, and before the server listens. The seeds are not among it: a server looks at them at
 * its start and all the time (`Readiness`).
 * @returns what was found and refuses nothing: `failed`, `warning` and, where it could not be looked at, `unknown`.
 * @throws {StartRefused}
 */
export async function checkStart(request: StartRequest): Promise<DiagnosisCheck[]> {
  const { hostName, keysDirectory, environment } = request;
  refuse(checkDatabase(await reach(request, REFUSES), contextOf(request), REFUSES));
  const asked = [...BEFORE, ...REFUSES, ...LATER];
  const others = databaseCheckIds().filter((id) => !asked.includes(id));
  // The names of the ledgers first: what is asked last is what there may be no time for.
  const facts = await reach(request, others, OTHERS_MS_MAX, ['ledgers']);
  return [
    ...withId({
      'node.version': checkNode(process.versions.node),
      settings: checkSettings(environment),
      'keys.disk': await checkRoom(keysDirectory),
      'ledgers.host_name': checkHostName(facts, hostName),
    }),
    ...checkDatabase(facts, contextOf(request), others),
  ].filter(isTold);
}

async function reach(
  request: StartRequest,
  ids: readonly DatabaseCheckId[],
  withinMs = Infinity,
  also: readonly (keyof ExaminedDatabase)[] = [],
): Promise<Partial<ExaminedDatabase>> {
  try {
    const facts = [...also, ...factsOf(ids)];
    return await examineDatabase(request.databaseUrl, { facts, withinMs });
  } catch (cause) {
    throw new StartRefused([{ id: 'database.reached', ...notReached(cause, request) }], { cause });
  }
}

/** Never open: what could not be looked at is no reason to go on. @returns what is told all the same. */
function refuse(checks: readonly DiagnosisCheck[]): DiagnosisCheck[] {
  const reasons = checks.filter(({ verdict }) => verdict === 'failed' || verdict === 'unknown');
  if (reasons.length > 0) throw new StartRefused(reasons);
  return checks.filter(isTold);
}

const isTold = ({ verdict }: DiagnosisCheck): boolean => verdict !== 'ok' && verdict !== 'note';
