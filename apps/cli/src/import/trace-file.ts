import type { JsonObject } from '@docket/chain';
import type { Stakes } from '@docket/record';
import { ReaderError } from '@docket/verify';
import { CommandFailure, EXIT } from '../failure.js';
import { readGiven } from '../regular-file.js';
import type { Account } from './account.js';
import type { ImportedRecord } from '@docket/ingest';
import type { ImportedRun } from './record.js';

/** What whoever imports has to say, because no trace says it. */
export interface ImportChoices {
  stakes: Stakes;
}

/** One run of the file, parsed when it is asked for. */
export interface TraceRun {
  /** Position in the file, from 0. */
  run: number;
  /** Length of its text. */
  bytes: number;
  /** @throws {CommandFailure} `unusable`, when this is no run or no JSON. */
  read(): JsonObject;
}

/** What source and records hold, counted apart. */
export interface Accounting {
  add(value: JsonObject, records: readonly ImportedRecord[]): void;
  list(): Account[];
}

/** A file of runs, of whatever format: how it is taken apart, mapped and counted. */
export interface TraceFile {
  /** Name of the format, as people write it. */
  format: string;
  /** Name of the file, without its folder. */
  file: string;
  /** SHA-256 of the file's bytes, hex. */
  sha256: string;
  /** In the file's order. */
  runs: readonly TraceRun[];
  /** Pure: the same run gives the same records. */
  map(run: number, value: JsonObject, choices: ImportChoices): ImportedRun;
  accounting(): Accounting;
  /** Whether it is known of a tool if it changes anything. */
  isKnownTool(name: string): boolean;
  /** What these traces do not hold, and what follows from it, for whoever imports. */
  notRecorded: string;
}

/** Largest file that is taken, in bytes. Its bytes are held in memory, its runs a few at a time. */
const FILE_BYTES_MAX = 512 * 1024 * 1024;

/** @throws CommandFailure `unusable`, when the file is too large or cannot be read. */
export async function readTraceFile(path: string): Promise<Uint8Array> {
  try {
    return await readGiven(`The trace ${path}`, path, FILE_BYTES_MAX);
  } catch (error) {
    if (!(error instanceof CommandFailure && isTooLarge(error.cause))) throw error;
    throw new CommandFailure(`${error.message} Split it by runs.`, EXIT.unusable, { cause: error });
  }
}

const isTooLarge = (cause: unknown): boolean =>
  cause instanceof ReaderError && cause.code === 'too_large';
