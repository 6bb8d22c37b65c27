import { BUNDLE_LEDGER } from './info.js';
import { bundleViews, VIEWS_EDITION } from './views.js';

const FILES = [
  'bagit.txt',
  'bag-info.txt',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
  'README.txt',
  'docket-verify.html',
  BUNDLE_LEDGER,
  'data/policy.txt',
];
/** Later versions know more records than this one. */
const SCHEMA = /^data\/schemas\/[a-z_]+\.[a-z_]+-[1-9][0-9]{0,3}\.json$/;
/** Beside the ledger, and what a bag takes: without a schema of its records there is none. */
const ALWAYS = ['README.txt', 'docket-verify.html', 'data/policy.txt'];

/** What every bundle has and this one has not. */
export function missingFiles(paths: readonly string[]): string[] {
  const missing = ALWAYS.filter((path) => !paths.includes(path));
  return paths.some((path) => SCHEMA.test(path)) ? missing : [...missing, 'data/schemas/'];
}

/** Of another edition it is not known which there are. */
const VIEW = /^data\/(?:csv\/[a-z_]+\.csv|prov\/[0-9]{10}\.prov\.json)$/;

/**
 * Whether a file is one of those that a bundle of a ledger of `size` entries has: a closed list, each by its exact name.
 *
 * @param edition of its views, as `bag-info.txt` says; undefined: it does not say.
 */
export function isBundleFile(
  origin: string,
  size: number,
  edition: string | undefined,
): (path: string) => boolean {
  const views = bundleViews(origin, size).map(({ path }) => path);
  const known = new Set([...FILES, ...views]);
  const isOther = edition !== VIEWS_EDITION;
  return (path) => known.has(path) || SCHEMA.test(path) || (isOther && VIEW.test(path));
}
