/** First segments of addresses below /app that have a view. The server answers these, and no others, with the page. */
export const PLACES = [
  'enrol',
  'queue',
  'hour',
  'board',
  'decisions',
  'reports',
  'administration',
  'erasures',
  'alerts',
  'verify',
] as const;

export type AppPlace = (typeof PLACES)[number];
