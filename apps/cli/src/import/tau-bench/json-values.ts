import type { Json } from '@docket/chain';

/** Whether there is a value: a member that is not there, and one that is null, say nothing. */
export function isPresent(value: Json | undefined): value is Json {
  return value !== undefined && value !== null;
}

export function stringOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
