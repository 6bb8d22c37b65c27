import { statfs } from 'node:fs/promises';
import { KeyVault, unusableKeys } from '@docket/store';
import type { ExaminedDatabase } from '@docket/store';
import { failed, listed, notKnown, ok, warning } from './check.js';
import type { CheckFinding } from './check.js';
import { unknownSettings } from './setting-names.js';

/** Oldest Node.js, as package.json has it. */
const NODE_MIN = [20, 19] as const;
const ROOM_MIN_BYTES = 64 * 1024 ** 2;

export function checkNode(version: string): CheckFinding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1]);
  if (isNew) return ok(`Node.js ${version}.`);
  return failed(`Node.js ${version}.`, `Docket needs ${NODE_MIN.join('.')} or newer.`);
}

export function checkSettings(names: readonly string[]): CheckFinding {
  const unknown = unknownSettings(names);
  if (unknown.length === 0) return ok('Every setting is one that Docket reads.');
  const next = "Correct the names: the operators' reference has them all.";
  return warning(`No part of Docket reads ${unknown.join(', ')}.`, next);
}

export function checkHostName(
  facts: Partial<ExaminedDatabase>,
  hostName: string | undefined,
): CheckFinding {
  const { ledgers } = facts;
  if (ledgers === undefined) return notKnown('it was not asked.');
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
export async function checkSeeds(
  { ledgers }: Partial<ExaminedDatabase>,
  directory: string | undefined,
): Promise<CheckFinding> {
  if (ledgers === undefined) return notKnown('it was not asked.');
  if ('unknown' in ledgers) return notKnown(ledgers.unknown);
  if (directory === undefined) return notKnown('DOCKET_KEYS_DIR is not set.');
  const errors = await unusableKeys(new KeyVault(directory), ledgers.value, {
    keysOf: async ({ keys }) => keys,
    secondKeyOf: async ({ secondKey }) => secondKey,
    serverKeyOf: async ({ serverKey }) => serverKey,
  });
  const all = ledgers.value.length;
  const [first] = errors;
  if (first === undefined) return ok(`The seeds of ${all} ledgers are here, and each is its own.`);
  const found = `${errors.length} of ${all} ledgers cannot be signed for. The first: ${first.message}`;
  return failed(
    found,
    first.code === 'recorded_key'
      ? 'Verify that ledger: docket verify --ledger names the entry.'
      : 'Put the seeds back from their backup. Where there is none: docket ledgers replace-key, and then two people ("A key is lost" in the operator’s guide).',
  );
}

export async function checkRoom(directory: string | undefined): Promise<CheckFinding> {
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
