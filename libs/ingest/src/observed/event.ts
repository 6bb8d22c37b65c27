import type { RecordBodies } from '@docket/record';

/** What is recorded of an event that somebody saw. */
export type ObservationBody = RecordBodies['observation.recorded'];

/**
 * What one event of a source became. `leftOut`: it is no event that changes something, and why. `unreadable`: it is or
 * may be one, and cannot be recorded: what is wrong with it.
 */
export type Mapped =
  { observation: ObservationBody } | { leftOut: string } | { unreadable: string };

/** What whoever records a source knows of it, and no event of it says. */
export interface SourceChoices {
  /** Name of the source; what the line says of itself if left out. */
  source?: string;
  /** System that it watches, by the name that agents give it. */
  system?: string;
  /** What the source's words for operations are in the agents' words. */
  operations: ReadonlyMap<string, string>;
  /** Where in an event the idempotency key of the action stands, as a JSON Pointer. */
  key?: string;
  /** Where its reference in the changed system stands. */
  reference?: string;
  /** Where its amount stands: value and currency. */
  amount?: { value: string; currency: string };
  /** What came of what the source tells, where the source itself is the outcome. */
  outcome: ObservationBody['outcome'];
}

/** Takes one line of a source apart. Never throws: what cannot be read is said to be. */
export interface SourceFormat {
  readonly name: 'cloudevents' | 'pgaudit' | 'agentsight';
  /** What of a line is never recorded, by name. */
  readonly notRecorded: readonly string[];
  map(line: Uint8Array, choices: SourceChoices): Mapped;
}
