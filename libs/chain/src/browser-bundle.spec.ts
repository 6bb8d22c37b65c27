import { beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as native from './index.js';

/**
 * The budget of the whole package in a browser, minified and gzipped: 12.7 KB of it are P-256, for passkeys, and 1 KB
 * cosignatures and what witnesses are asked.
 */
const GZIP_BYTES_MAX = 40 * 1024;

const ON_DEMAND = '@noble/post-quantum/ml-dsa.js';
/** What a key of ML-DSA-44 takes beside it, minified and gzipped. */
const ON_DEMAND_GZIP_BYTES_MAX = 12 * 1024;

describe('in a browser', () => {
  let source = '';
  let inputs: string[] = [];
  beforeAll(async () => {
    const result = await build({
      entryPoints: [fileURLToPath(new URL('index.ts', import.meta.url))],
      bundle: true,
      minify: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2023',
      // Loaded for keys of ML-DSA-44 alone: a part of its own, below.
      external: [ON_DEMAND],
      conditions: ['docket:source', 'browser'],
    });
    source = result.outputFiles[0]!.text;
    inputs = Object.keys(result.metafile.inputs);
  });

  test('the bundle has no Node in it', () => {
    expect(source).not.toMatch(/node:|require\(/);
    expect(inputs.filter((name) => name.includes('native'))).toEqual([]);
    expect(inputs.filter((name) => name.includes('pure.ts')).length).toBe(3);
  });

  test(`it stays under ${GZIP_BYTES_MAX} bytes`, () => {
    const size = gzipSync(source, { level: 9 }).length;
    console.info(
      `chain in a browser: ${source.length} bytes minified, ${size} gzipped, budget ${GZIP_BYTES_MAX}`,
    );
    expect(size).toBeLessThan(GZIP_BYTES_MAX);
  });

  test(`ML-DSA-44 is a part of its own, of less than ${ON_DEMAND_GZIP_BYTES_MAX} bytes`, async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [fileURLToPath(new URL('index.ts', import.meta.url))],
      bundle: true,
      splitting: true,
      minify: true,
      write: false,
      metafile: true,
      outdir: 'out',
      format: 'esm',
      platform: 'browser',
      target: 'es2023',
      conditions: ['docket:source', 'browser'],
    });
    const [, { imports }] = Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
      entryPoint?.endsWith('src/index.ts'),
    )!;
    const later = imports.filter(({ kind }) => kind === 'dynamic-import');
    expect(later).toHaveLength(1);
    const { path } = later[0]!;
    expect(Object.keys(metafile.outputs[path]!.inputs).join()).toContain('post-quantum/ml-dsa.js');
    const part = outputFiles.find((file) => file.path.endsWith(path))!;
    const size = gzipSync(part.contents, { level: 9 }).length;
    console.info(`ML-DSA-44 in a browser: ${part.contents.length} bytes minified, ${size} gzipped`);
    expect(size).toBeLessThan(ON_DEMAND_GZIP_BYTES_MAX);
  });

  test('it computes what Node computes', async () => {
    const pure = (await import(
      `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`
    )) as typeof native;
    const secret = Uint8Array.from({ length: 32 }, (_, i) => 255 - i);
    const body = { a: ['x', 1.5, null, {}], 'b/~': 'é"\n'.repeat(30), long: 'y'.repeat(10_000) };
    const run = (chain: typeof native) => {
      const signer = chain.createSigner('docket.example/claims', secret);
      const commitment = chain.toHex(chain.commitBody(body, secret, 'scalar'));
      const partial = chain.withhold(body, secret, 'scalar', [{ pointer: '/long', reason: 'r' }]);
      const range = chain.CompactRange.empty();
      for (let i = 0; i < 11; i++) range.append(chain.leafHash(chain.utf8(String(i))));
      const note = chain.signCheckpoint(
        { origin: signer.name, size: 11, root: range.root(), extensions: [] },
        signer,
      );
      const vkey = chain.formatVerifierKey(signer.name, signer.publicKey);
      return JSON.stringify([
        commitment,
        chain.toHex(chain.commitBody(body, secret, 'whole')),
        chain.checkDisclosure(commitment, partial, 'scalar').ok,
        note,
        chain.openCheckpoint(note, vkey).size,
        chain.parseJson(chain.utf8(chain.canonicalize(body))),
      ]);
    };
    expect(run(pure)).toBe(run(native));
  });
});
