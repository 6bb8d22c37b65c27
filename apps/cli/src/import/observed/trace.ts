import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { CommandFailure, EXIT } from '../../failure.js';

/** The file that traces are read from, and whose export it is. */
export interface ObservedSource {
  /** Name of the file, without its folder. */
  file: string;
  /** SHA-256 of the file's bytes, hex. */
  sha256: string;
  /** Name of the format, as people write it: the system of `gateway_refs`, too. */
  format: string;
  /** The product, as its makers write it. */
  product: string;
}

/** A trace as an observability product exports it. */
export interface ObservedTrace extends ObservedSource {
  trace: JsonObject;
  /** What the product calls it; undefined where it gave no name. */
  ref: string | undefined;
  /** Of a log of messages: what was said, with the place of each among the observations. */
  messages?: readonly { order: number; message: JsonObject }[];
  /** How many messages it has, how many of them are but calls and answers, and texts of the system. */
  counts?: { messages: number; answered: number; systems: number };
  /** What the outcome follows from, where no span says it. */
  outcomeFrom?: string;
  observations: readonly ObservedStep[];
}

/** An observation, with what every one has. The other members stand in `value`, by the names that Langfuse gives them. */
export interface ObservedStep {
  id: string;
  parent: string | undefined;
  /** Upper case, as Langfuse writes it. */
  type: string;
  name: string;
  value: JsonObject;
  /** Attributes of the span that it was, by the names of `libs/ingest`. */
  attributes: JsonObject;
  /** Attributes of what produced it, and the instrumentation. */
  resource?: JsonObject;
  scope?: string;
  scopeVersion?: string;
  /** In place of times, where the source has none: what comes first, and whether it ended. */
  order?: number;
  ended?: number;
}

export function unusable(message: string): CommandFailure {
  return new CommandFailure(message, EXIT.unusable);
}

/** Exports write `null` where nothing was told. */
export function isGiven(value: Json | undefined): value is Exclude<Json, null> {
  return value !== undefined && value !== null;
}

export function objectMembers(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
