import { isJsonObject, parseJson, sha256, toHex, type Json, type JsonObject } from '@docket/chain';
import { CommandFailure, EXIT } from '../../failure.js';
import { linesOf } from '../json-lines.js';
import { jsonPieces } from '../json-pieces.js';
import type { TraceRun } from '../trace-file.js';

/** What all runs of a file have in common. */
export interface WhoAndWhenSource {
  /** Name of the file, without its folder. */
  file: string;
  /** SHA-256 of the file's bytes, hex. */
  sha256: string;
}

/** Longest log, in bytes: what is parsed at once. */
const LOG_BYTES_MAX = 64 * 1024 * 1024;

/**
 * Takes a file of logs apart: one log, as the dataset has them, a JSON array of logs, or one log a line.
 *
 * @throws {CommandFailure} `unusable`, when it is none of these.
 */
export function readWhoAndWhen(
  bytes: Uint8Array,
  file: string,
): { source: WhoAndWhenSource; runs: readonly TraceRun[] } {
  const runs = readLogs(bytes, file);
  if (runs.length === 0) throw new CommandFailure(`${file} holds no logs.`, EXIT.unusable);
  return { source: { file, sha256: toHex(sha256(bytes)) }, runs };
}

/** The byte of `[`. */
const LIST = 0x5b;

function readLogs(bytes: Uint8Array, file: string): TraceRun[] {
  const first = bytes.find((byte) => byte > 0x20);
  if (first === LIST) {
    return [...jsonPieces(bytes, '')].flatMap((piece) =>
      piece.kind === 'element'
        ? [{ run: piece.index, bytes: piece.bytes, read: () => logOf(piece.read(), piece.index) }]
        : [],
    );
  }
  const parts = isOneValue(bytes) ? [bytes] : linesOf(bytes);
  return parts.map((part, run) => ({
    run,
    bytes: part.length,
    read: () => logOf(parsed(part, run, file), run),
  }));
}

function isOneValue(bytes: Uint8Array): boolean {
  try {
    parseJson(bytes, { maxBytes: LOG_BYTES_MAX });
    return true;
  } catch {
    // Perhaps one log a line; each line is parsed on its own, and a failure there is told.
    return linesOf(bytes).length < 2 || !isJsonLine(linesOf(bytes)[0]);
  }
}

function isJsonLine(line: Uint8Array | undefined): boolean {
  try {
    return line !== undefined && isJsonObject(parseJson(line, { maxBytes: LOG_BYTES_MAX }));
  } catch {
    return false;
  }
}

function parsed(part: Uint8Array, run: number, file: string): Json {
  try {
    return parseJson(part, { maxBytes: LOG_BYTES_MAX });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(`Log ${run} of ${file} cannot be read: ${why}.`, EXIT.unusable, {
      cause,
    });
  }
}

function logOf(value: Json, run: number): JsonObject {
  if (isJsonObject(value) && Array.isArray(value['history'])) return value;
  throw new CommandFailure(
    `Log ${run} is no log of several agents: it has no list "history".`,
    EXIT.unusable,
  );
}
