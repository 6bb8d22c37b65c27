import { readFile, stat } from 'node:fs/promises';
import { checkDossier, decodeDossier, DossierError, extractDossier } from '@docket/report';
import { StoreRefusal } from '@docket/store';
import {
  evidenceReader,
  httpReader,
  ReaderError,
  verify,
  type Fetch,
  type Progress,
} from '@docket/verify';
import { CommandFailure, EXIT } from '../failure.js';
import { verifyDatabase } from '../verify-database.js';
import type { VerificationOutcome } from './outcome.js';

/** What the one who verifies brings along, and how deep to look. */
export interface Trust {
  /** Default `full`. */
  depth?: 'chain' | 'full';
  /** C2SP verifier key kept from elsewhere. */
  trustedKey?: string;
  /** Signed note of a checkpoint kept from elsewhere. */
  trustedCheckpoint?: string;
  onProgress?: (progress: Progress) => void;
}

/** Largest file that is read, in bytes. */
const FILE_BYTES_MAX = 256 * 1024 * 1024;

/**
 * Verifies a dossier file, JSON or PDF, with nothing but the file: its evidence at full depth, and
 * that what people read in it follows from that evidence.
 *
 * @throws CommandFailure with exit code 2 when the file cannot be read as a dossier.
 */
export async function verifyFile(path: string, trust: Trust = {}): Promise<VerificationOutcome> {
  const bytes = await readBounded(path);
  try {
    const json = isPdf(bytes) ? await extractDossier(bytes) : bytes;
    const dossier = decodeDossier(json);
    const report = await verify(evidenceReader(dossier.evidence), { depth: 'full', ...trust });
    return { source: path, report, document: await checkDossier(dossier) };
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Verifies a whole ledger over HTTP, from outside: every entry is fetched and hashed here.
 *
 * @throws CommandFailure with exit code 2 when the server cannot be reached or refuses.
 */
export async function verifyLedgerUrl(
  url: string,
  options: Trust & { apiKey?: string },
): Promise<VerificationOutcome> {
  const { apiKey, ...trust } = options;
  try {
    const reader = httpReader({
      url,
      fetch: fetchOnce,
      ...(apiKey === undefined ? {} : { apiKey }),
    });
    return { source: url, report: await verify(reader, { depth: 'full', ...trust }) };
  } catch (error) {
    throw unreadable(url, error);
  }
}

/**
 * Verifies a ledger in a database, the projections that the server derives from it included.
 *
 * @throws CommandFailure with exit code 2 when the database or the ledger cannot be read.
 */
export async function verifyDatabaseLedger(
  options: Trust & { databaseUrl: string; ledger: string },
): Promise<VerificationOutcome> {
  const { databaseUrl, ledger, ...trust } = options;
  const source = `ledger ${ledger} in ${describeDatabase(databaseUrl)}`;
  try {
    return {
      source,
      report: await verifyDatabase({ databaseUrl, ledger, depth: 'full', ...trust }),
    };
  } catch (error) {
    throw unreadable(source, error);
  }
}

/** A redirect would carry the key to an address nobody named, and a silent server would hold us up. */
const fetchOnce: Fetch = (url, init) =>
  fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });

const REQUEST_TIMEOUT_MS = 120_000;

async function readBounded(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > FILE_BYTES_MAX) throw new Error(`it is larger than ${FILE_BYTES_MAX >> 20} MiB`);
    return await readFile(path);
  } catch (cause) {
    throw new CommandFailure(`${path} cannot be read: ${reason(cause)}.`, EXIT.unusable, { cause });
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/** Host and database, without the user and the password of the address. */
function describeDatabase(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  return url === undefined ? 'the database' : `${url.host}${url.pathname}`;
}

/** Only what says that the source is unusable becomes exit code 2; a defect of ours stays one. */
function unreadable(source: string, error: unknown): unknown {
  const isKnown =
    error instanceof ReaderError ||
    error instanceof DossierError ||
    error instanceof StoreRefusal ||
    isConnection(error);
  if (!isKnown) return error;
  return new CommandFailure(`${source} cannot be read: ${reason(error)}.`, EXIT.unusable, {
    cause: error,
  });
}

/** A refusal of the operating system or of PostgreSQL has a `code`: ECONNREFUSED, 28P01, 3D000. */
function isConnection(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(E[A-Z]+|[0-9A-Z]{5})$/.test(error.code)
  );
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\.$/, '');
}
