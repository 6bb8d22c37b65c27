import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import type { ListElement } from '../json-pieces.js';
import type { TraceFile } from '../trace-file.js';
import { observedFile } from './file.js';
import { unusable, type ObservedStep, type ObservedSource, type ObservedTrace } from './trace.js';

/** How the objects of an export are read, of which each is one observation, or several. */
export interface GroupedFormat {
  source: ObservedSource;
  /** What one of them is called. */
  noun: string;
  /** Which trace one belongs to; undefined where it is none. */
  traceOf(value: JsonObject): string | undefined;
  observationsOf(value: JsonObject): ObservedStep[];
}

/**
 * A file of observations of many traces, in any order: they are put together by trace, in the order in which the
 * traces begin in the file. Only the place of each is held, until its trace is read.
 *
 * @throws {CommandFailure} `unusable`
 */
export function groupedFile(
  { source, noun, traceOf, observationsOf }: GroupedFormat,
  elements: Iterable<ListElement>,
): TraceFile {
  const traces = new Map<string, ListElement[]>();
  for (const element of elements) {
    const id = traceOf(objectAt(element));
    if (id === undefined)
      throw unusable(`${noun} ${element.index} of ${source.file} names no trace of its own.`);
    const known = traces.get(id);
    if (known === undefined) traces.set(id, [element]);
    else known.push(element);
  }
  const sources = [...traces].map(([id, parts]) => ({
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    read: (): ObservedTrace => {
      const observations = parts.flatMap((part) => observationsOf(objectAt(part)));
      refuseTwice(observations, source.file);
      return { ...source, trace: { id }, ref: id, observations };
    },
  }));
  return observedFile(source, sources);

  function objectAt({ index, read }: ListElement): JsonObject {
    const value: Json = read();
    if (isJsonObject(value)) return value;
    throw unusable(`${noun} ${index} of ${source.file} is no JSON object.`);
  }
}

/** @throws {CommandFailure} `unusable`: of two with one id, nobody can say which is meant. */
export function refuseTwice(observations: readonly ObservedStep[], file: string): void {
  const ids = new Set<string>();
  for (const { id } of observations) {
    if (ids.has(id)) throw unusable(`${file} has two observations with the id ${id}.`);
    ids.add(id);
  }
}
