import type { ObservationRecord } from '@docket/client';

/** What one line of a source became: an observation, or why it is none. */
export type Mapped = { observation: ObservationRecord } | { leftOut: string };

/** What whoever runs the command knows of a source, and no line of it says. */
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
  outcome: ObservationRecord['outcome'];
}

/** Takes one line of a source apart. Never throws: what cannot be read is left out, and said to be. */
export interface SourceFormat {
  readonly name: 'cloudevents' | 'pgaudit' | 'agentsight';
  /** What of a line is never recorded, by name. */
  readonly notRecorded: readonly string[];
  map(line: Uint8Array, choices: SourceChoices): Mapped;
}
