import { readFileSync } from 'node:fs';

/** Of the packages, which all have the same. */
export const { version: DOCKET_VERSION } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };
