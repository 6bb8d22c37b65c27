import type { ValueTransformer } from 'typeorm';

/** PostgreSQL's bigint arrives as text; sequence numbers stay far below 2^53. */
export const int8: ValueTransformer = {
  to: (value: number | undefined) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};
