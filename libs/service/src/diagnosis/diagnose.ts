import { examineDatabase } from '@docket/store';
import type { ExaminedDatabase } from '@docket/store';
import { DOCKET_VERSION } from '../version.js';
import { failed, note, notKnown, ok } from './check.js';
import type { DiagnosisCheck, CheckFinding } from './check.js';
import { checkDatabase } from './database-checks.js';
import {
  checkHostName,
  checkNode,
  checkRoom,
  checkSeeds,
  checkSettings,
} from './machine-checks.js';

/** What the server is, or would be, started with. */
export interface DiagnosisRequest {
  databaseUrl: string;
  /** Name of the setting that has the address; DATABASE_URL where left out. */
  databaseSetting?: string;
  /** First part of every ledger's name; undefined: not set. */
  hostName: string | undefined;
  keysDirectory: string | undefined;
  clockAheadMaxS: number;
  /** Names of the variables of the environment. */
  environment: readonly string[];
  /** Of the Node.js that runs the server; this process's where left out. */
  nodeVersion?: string;
}

/** Who outside vouches for what was signed. */
function checkAnchors(environment: readonly string[]): CheckFinding {
  const named = [
    ...(environment.includes('DOCKET_WITNESSES_FILE')
      ? ['cosigned by the witnesses of DOCKET_WITNESSES_FILE']
      : []),
    ...(environment.includes('DOCKET_CHECKPOINTS_URL')
      ? ['put into the sink of DOCKET_CHECKPOINTS_URL']
      : []),
    ...(environment.includes('DOCKET_TSA_URL')
      ? ['stamped with the time by the authority of DOCKET_TSA_URL']
      : []),
  ];
  if (named.length > 0)
    return note(
      `Checkpoints are ${named.join(', and ')}.`,
      'Hold a dossier against them: docket verify --policy, or --tsa.',
    );
  return note(
    'None are configured: nobody outside says what was signed.',
    'Name witnesses in DOCKET_WITNESSES_FILE, a sink in DOCKET_CHECKPOINTS_URL or an authority in DOCKET_TSA_URL, and keep checkpoints where whoever runs the database cannot change them.',
  );
}

/**
 * Looks at an installation without changing anything: safe beside a running server. Where the database cannot be
 * reached, `database.reached` has failed, and what rests on it is not among the checks but `ledgers`, which is unknown.
 */
export async function diagnose(request: DiagnosisRequest): Promise<DiagnosisCheck[]> {
  const { keysDirectory, nodeVersion = process.versions.node } = request;
  const own: Record<string, CheckFinding> = {
    'docket.version': note(`Docket ${DOCKET_VERSION}.`, 'Compare it with the newest one.'),
    'node.version': checkNode(nodeVersion),
    settings: checkSettings(request.environment),
    'keys.disk': await checkRoom(keysDirectory),
    anchors: checkAnchors(request.environment),
  };
  let facts: Partial<ExaminedDatabase>;
  try {
    facts = await examineDatabase(request.databaseUrl);
  } catch (error) {
    const reached = notReached(error, request);
    const ledgers = notKnown('the database was not reached.');
    return withId({ ...own, 'database.reached': reached, ledgers });
  }
  return [
    ...withId({ ...own, 'database.reached': ok('The database answers.') }),
    ...checkDatabase(facts, contextOf(request)),
    ...withId({
      'ledgers.host_name': checkHostName(facts, request.hostName),
      'ledgers.seeds': await checkSeeds(facts, keysDirectory),
    }),
  ];
}

export const withId = (findings: Record<string, CheckFinding>): DiagnosisCheck[] =>
  Object.entries(findings).map(([id, finding]) => ({ id, ...finding }));

const DATABASE_SETTING = 'DATABASE_URL';

/** What of a request the checks of the database need. */
export const contextOf = ({
  clockAheadMaxS,
  databaseSetting = DATABASE_SETTING,
}: Pick<DiagnosisRequest, 'clockAheadMaxS' | 'databaseSetting'>): {
  clockAheadMaxS: number;
  databaseSetting: string;
} => ({ clockAheadMaxS, databaseSetting });

/** Why there is no answer to any question, and what to do. */
export function notReached(
  error: unknown,
  { databaseSetting = DATABASE_SETTING }: Pick<DiagnosisRequest, 'databaseSetting'>,
): CheckFinding {
  const reason = error instanceof Error ? error.message : String(error);
  return failed(
    `The database was not reached: ${reason.replace(/\.$/, '')}.`,
    `Mend ${databaseSetting}, or start the database.`,
  );
}
