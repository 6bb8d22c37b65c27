/**
 * The keys of the page, in the order of the list that `?` shows. A view binds no other key, so that none is there
 * which the list does not say.
 */
export const LISTED_KEYS = [
  '?',
  'h',
  'g',
  'b',
  'd',
  't',
  'w',
  'e',
  'm',
  'v',
  'j',
  'k',
  '/',
  'i',
  'y',
  'a',
  'r',
  'c',
  'o',
  'p',
  's',
  'u',
  'n',
  'x',
] as const;

export type ListedKey = (typeof LISTED_KEYS)[number];
