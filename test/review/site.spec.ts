import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

/** What the first page loads, gzipped, in bytes. */
const FIRST_BYTES_MAX = 80 * 1024;
/** All that the page ever loads, but for the verifier that is saved as one file. */
const ALL_BYTES_MAX = 483 * 1024;
/** That file, as it is. */
const VERIFIER_BYTES_MAX = 1322 * 1024;

const site = new URL('../../apps/review/dist/site/', import.meta.url);
if (!existsSync(site)) throw new Error('apps/review is not built: run `npm run build` first.');
const read = (name: string): Buffer => readFileSync(new URL(name, site));
const manifest = JSON.parse(read('manifest.json').toString('utf8')) as {
  first: string[];
  verifier: { name: string; sha256: string };
  files: Record<string, string>;
};
const sizeOf = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + read(`${name}.gz`).length, 0);

describe('the page as it was built', () => {
  test(`loads less than ${FIRST_BYTES_MAX} bytes at first, and ${ALL_BYTES_MAX} in all`, () => {
    const loaded = Object.keys(manifest.files).filter((name) => name !== manifest.verifier.name);
    const [first, all] = [sizeOf(manifest.first), sizeOf(loaded)];
    console.info(`review surface: ${first} bytes gzipped at first, ${all} in all`);
    expect(first).toBeLessThan(FIRST_BYTES_MAX);
    expect(all).toBeLessThan(ALL_BYTES_MAX);
    expect(read(manifest.verifier.name).length).toBeLessThan(VERIFIER_BYTES_MAX);
  });

  test('names no other server, and makes no text into HTML or into a script', () => {
    for (const name of Object.keys(manifest.files).filter((one) => /\.(js|css|html)$/.test(one))) {
      const text = read(name).toString('utf8');
      expect([name, /node:|require\(/.exec(text)?.[0]]).toEqual([name, undefined]);
      const addresses = [...text.matchAll(/https?:\/\/[a-z0-9.-]+/gi)].map(([address]) => address);
      expect([name, addresses.filter((address) => !NAMES.includes(address))]).toEqual([name, []]);
      expect([
        name,
        /\beval\(|new Function|insertAdjacentHTML|document\.write/.exec(text)?.[0],
      ]).toEqual([name, undefined]);
    }
  });
});

/** Names of things, and nothing that is asked: namespaces of elements, the dialect of schemas. */
const NAMES = [
  // What a checker of schemas resolves references against, without asking for it.
  'http://example.com',
  // Of an example in a schema.
  'https://docket.example',
  'http://www.w3.org',
  'https://json-schema.org',
];
