// oxlint-disable-next-line no-restricted-imports -- Files of the build, which nobody names.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A file of the review surface, as it is and gzipped. */
interface SiteFile {
  mediaType: string;
  bytes: Buffer;
  gzipped: Buffer;
}

/** The review surface as it was built: one page, and the files that it loads by names that hold their digests. */
export interface Site {
  page: string;
  /** First segments of the addresses below /app that the page has a view for. */
  places: readonly string[];
  files: ReadonlyMap<string, SiteFile>;
}

/** What the build writes beside the files: see apps/review/scripts/bundle.js. */
interface Manifest {
  page: string;
  places: string[];
  files: { [name: string]: string };
}

/** Reads `docket-verify.html`: the build names it after its digest. @throws where it was not built. */
export async function readVerifierPage(): Promise<Uint8Array> {
  const { files } = await readSite();
  const page = [...files].find(([name]) => /^docket-verify-[0-9a-f]{8}\.html$/.test(name));
  if (page === undefined) throw new Error('The review surface was built without its verifier.');
  return page[1].bytes;
}

/** Reads what was built. @throws where it was not. */
export async function readSite(): Promise<Site> {
  const packageFile = createRequire(import.meta.url).resolve('@docket/review/package.json');
  const folder = join(dirname(packageFile), 'dist', 'site');
  const read = (name: string): Promise<Buffer> => readFile(join(folder, name));
  const manifest = JSON.parse((await read('manifest.json')).toString('utf8')) as Manifest;
  const files = await Promise.all(
    Object.entries(manifest.files).map(async ([name, mediaType]) => {
      const [bytes, gzipped] = await Promise.all([read(name), read(`${name}.gz`)]);
      return [name, { mediaType, bytes, gzipped }] as const;
    }),
  );
  const page = (await read(manifest.page)).toString('utf8');
  return { page, places: manifest.places, files: new Map(files) };
}
