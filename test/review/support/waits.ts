/**
 * How long a browser waits for what a test expects, in milliseconds. A busy machine takes its time; what never
 * comes is named here, long before its test would end without a word.
 */
export const WAITS_MS = 180_000;
