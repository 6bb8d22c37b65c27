import { parsePointer } from '@docket/chain';

/**
 * A place or places of a body: a JSON Pointer (RFC 6901) in which a token `*` stands for any one
 * token. It means the value there and everything below it; the empty pointer is the whole body.
 */
export type PlacePattern = readonly string[];

/** Reads a pattern; undefined if it is no JSON Pointer. */
export const parsePattern = (text: string): PlacePattern | undefined => parsePointer(text);

/** Whether the pattern covers the value at these tokens. */
export const covers = (pattern: PlacePattern, tokens: readonly string[]): boolean =>
  pattern.length <= tokens.length &&
  pattern.every((token, i) => token === '*' || token === tokens[i]);
