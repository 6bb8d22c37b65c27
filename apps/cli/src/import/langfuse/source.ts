import { isJsonObject, parseJson, sha256, toHex, type Json, type JsonObject } from '@docket/chain';
import { CommandFailure, EXIT } from '../../failure.js';

/** A trace as Langfuse exports it. */
export interface LangfuseTrace {
  /** Name of the file, without its folder. */
  file: string;
  /** SHA-256 of the file's bytes, hex. */
  sha256: string;
  /** Length of the file. */
  bytes: number;
  trace: JsonObject;
  observations: readonly LangfuseObservation[];
}

/** An observation, with what every one has. The other members stand in `value`, as they came. */
export interface LangfuseObservation {
  id: string;
  parent: string | undefined;
  /** Upper case, as Langfuse writes it. */
  type: string;
  name: string;
  value: JsonObject;
}

/** Largest export, in bytes: what is parsed at once. */
const EXPORT_BYTES_MAX = 64 * 1024 * 1024;

/**
 * Reads an export: `{"trace": {…}, "observations": […]}`.
 *
 * @throws {CommandFailure} `unusable`, when it is none.
 */
export function readLangfuse(bytes: Uint8Array, file: string): LangfuseTrace {
  const value = parsed(bytes, file);
  const { trace, observations } = isJsonObject(value) ? value : {};
  if (!isJsonObject(trace) || typeof trace['id'] !== 'string' || !Array.isArray(observations))
    throw unusable(
      `${file} is no trace of Langfuse: it needs an object "trace" with an "id", and a list "observations".`,
    );
  const read = observations.map((one, index) => observationOf(one, index, file));
  const ids = new Set<string>();
  for (const { id } of read) {
    if (ids.has(id)) throw unusable(`${file} has two observations with the id ${id}.`);
    ids.add(id);
  }
  return { file, sha256: toHex(sha256(bytes)), bytes: bytes.length, trace, observations: read };
}

function parsed(bytes: Uint8Array, file: string): Json {
  try {
    return parseJson(bytes, { maxBytes: EXPORT_BYTES_MAX });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(`${file} cannot be read: ${why}.`, EXIT.unusable, { cause });
  }
}

function observationOf(value: Json, index: number, file: string): LangfuseObservation {
  if (isJsonObject(value)) {
    const { id, type, name, parentObservationId: parent } = value;
    if (typeof id === 'string' && id !== '' && typeof type === 'string')
      return {
        id,
        parent: typeof parent === 'string' ? parent : undefined,
        type: type.toUpperCase(),
        name: typeof name === 'string' ? name : '',
        value,
      };
  }
  throw unusable(`Observation ${index} of ${file} has no text "id" and "type".`);
}

export function unusable(message: string): CommandFailure {
  return new CommandFailure(message, EXIT.unusable);
}
