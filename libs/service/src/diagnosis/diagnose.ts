import { statfs } from 'node:fs/promises';
import { examineDatabase, KeyVault, SigningKeyError } from '@docket/store';
import type { DatabaseFacts, ExaminedDatabase } from '@docket/store';
import { DOCKET_VERSION } from '../version.js';
import { failed, listed, note, notKnown, ok, warning } from './check.js';
import type { DiagnosisCheck, CheckFinding } from './check.js';
import { checkDatabase } from './database-checks.js';
import { unknownSettings } from './setting-names.js';

/** What the server is, or would be, started with. */
export interface DiagnosisRequest {
  databaseUrl: string;
  /** First part of every ledger's name; undefined: not set. */
  hostName: string | undefined;
  keysDirectory: string | undefined;
  clockAheadMaxS: number;
  /** Names of the variables of the environment. */
  environment: readonly string[];
  /** Of the Node.js that runs the server; this process's where left out. */
  nodeVersion?: string;
}

/** Oldest Node.js, as package.json has it. */
const NODE_MIN = [20, 19] as const;
const ROOM_MIN_BYTES = 64 * 1024 ** 2;

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
    anchors: note(
      'None are configured: this version has no outside witness.',
      'Keep checkpoints where whoever runs the database cannot change them.',
    ),
  };
  const withId = (findings: Record<string, CheckFinding>): DiagnosisCheck[] =>
    Object.entries(findings).map(([id, finding]) => ({ id, ...finding }));
  let facts: ExaminedDatabase;
  try {
    facts = await examineDatabase(request.databaseUrl);
  } catch (error) {
    const reached = failed(
      `The database was not reached: ${error instanceof Error ? error.message : String(error)}`,
      'Mend DATABASE_URL, or start the database.',
    );
    const ledgers = notKnown('the database was not reached.');
    return withId({ ...own, 'database.reached': reached, ledgers });
  }
  return [
    ...withId({ ...own, 'database.reached': ok('The database answers.') }),
    ...checkDatabase(facts, request.clockAheadMaxS),
    ...withId({
      'ledgers.host_name': checkHostName(facts, request.hostName),
      'ledgers.seeds': await checkSeeds(facts, keysDirectory),
    }),
  ];
}

function checkNode(version: string): CheckFinding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1]);
  if (isNew) return ok(`Node.js ${version}.`);
  return failed(`Node.js ${version}.`, `Docket needs ${NODE_MIN.join('.')} or newer.`);
}

function checkSettings(names: readonly string[]): CheckFinding {
  const unknown = unknownSettings(names);
  if (unknown.length === 0) return ok('Every setting is one that Docket reads.');
  const next = "Correct the names: the operators' reference has them all.";
  return warning(`No part of Docket reads ${unknown.join(', ')}.`, next);
}

function checkHostName(facts: ExaminedDatabase, hostName: string | undefined): CheckFinding {
  const { ledgers } = facts;
  if ('unknown' in ledgers) return notKnown(ledgers.unknown);
  if (hostName === undefined) return notKnown('DOCKET_HOST_NAME is not set.');
  const origins = ledgers.value.map(({ origin }) => origin);
  const others = origins.filter((origin) => !origin.startsWith(`${hostName}/`));
  if (others.length === 0) return ok(`Every ledger's name begins with ${hostName}.`);
  return failed(
    `${others.length} of ${origins.length} ledgers have a name that does not begin with ${hostName}: ${listed(others)}.`,
    'Set DOCKET_HOST_NAME to what it was when they were made.',
  );
}

/** Whether what signs for each ledger is here, and is its own. */
async function checkSeeds(
  { ledgers }: ExaminedDatabase,
  directory: string | undefined,
): Promise<CheckFinding> {
  if ('unknown' in ledgers) return notKnown(ledgers.unknown);
  if (directory === undefined) return notKnown('DOCKET_KEYS_DIR is not set.');
  const reasons = await unusableSeeds(ledgers.value, directory);
  const all = ledgers.value.length;
  const [first] = reasons;
  if (first === undefined) return ok(`The seeds of ${all} ledgers are here, and each is its own.`);
  const found = `${reasons.length} of ${all} ledgers cannot be signed for. The first: ${first}`;
  return failed(found, 'Put the seeds back from their backup.');
}

async function unusableSeeds(
  ledgers: DatabaseFacts['ledgers'],
  directory: string,
): Promise<string[]> {
  const vault = new KeyVault(directory);
  const reasons: string[] = [];
  for (const { id, origin, publicKey } of ledgers) {
    try {
      await vault.signer(id, origin, publicKey);
    } catch (error) {
      if (!(error instanceof SigningKeyError)) throw error;
      reasons.push(error.message);
    }
  }
  return reasons;
}

async function checkRoom(directory: string | undefined): Promise<CheckFinding> {
  if (directory === undefined) return notKnown('DOCKET_KEYS_DIR is not set.');
  try {
    const { bavail, bsize } = await statfs(directory);
    const found = `The disk of the seeds has ${Math.round((bavail * bsize) / 1024 ** 2)} MB free.`;
    if (bavail * bsize >= ROOM_MIN_BYTES) return ok(found);
    return failed(found, 'Make room: without it no ledger can be made.');
  } catch (error) {
    return notKnown(error instanceof Error ? error.message : String(error));
  }
}
