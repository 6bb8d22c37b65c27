import { beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as chain from '@docket/chain';
import type { BodyDisclosure, Granularity, Json, JsonObject } from '@docket/chain';

/** The format's own vectors, each consumed as a reader of docs/format would. */
const folder = new URL('../../docs/format/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const read = <T>(name: string): T => JSON.parse(text(`vectors/${name}`)) as T;
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

function outcome(run: () => unknown): string {
  try {
    run();
    return 'accepted';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}

interface Generator {
  vectorFiles(library: typeof chain): Promise<Record<string, Json>>;
}
interface Example {
  exampleText(library: typeof chain): Promise<string>;
  withExample(document: string, example: string): string;
}

describe('docs/format', () => {
  let files: Record<string, Json> = {};
  beforeAll(async () => {
    const generator = (await import(new URL('generator/vector-sets.js', folder).href)) as Generator;
    files = await generator.vectorFiles(chain);
  });

  test('the vector files are what this library makes', () => {
    for (const [name, content] of Object.entries(files)) {
      expect(read(name)).toEqual(JSON.parse(JSON.stringify(content)));
    }
  });

  test('every value of the example is recomputed', async () => {
    const example = (await import(new URL('generator/example-text.js', folder).href)) as Example;
    const document = text('README.md');
    expect(example.withExample(document, await example.exampleText(chain))).toBe(document);
  });

  test('a verifier written from the document alone agrees', () => {
    if (spawnSync('python3', ['--version']).status !== 0) {
      console.warn(
        'NOT TESTED: docs/format/example-verifier/verify.py, because there is no python3 here',
      );
      return;
    }
    const verifier = fileURLToPath(new URL('example-verifier/verify.py', folder));
    const vectors = fileURLToPath(new URL('vectors', folder));
    const output = execFileSync('python3', [verifier, '--vectors', vectors], { encoding: 'utf8' });
    expect(output).toMatch(/^[0-9]+ checks, 0 failed\n$/);
    expect(Number.parseInt(output, 10)).toBeGreaterThan(300);
    const bad = spawnSync('python3', [
      verifier,
      fileURLToPath(new URL('vectors/tiles.json', folder)),
    ]);
    expect(bad.status).toBe(2);
    const comparison = fileURLToPath(new URL('example-verifier/seen.py', folder));
    const seen = fileURLToPath(new URL('vectors/seen.json', folder));
    const held = execFileSync('python3', ['-B', comparison, '--vectors', seen], {
      encoding: 'utf8',
    });
    expect(held).toMatch(/^[0-9]+ checks, 0 failed\n$/);
    expect(Number.parseInt(held, 10)).toBeGreaterThan(200);
  });
});

describe('the vectors of docs/format', () => {
  test.each(
    read<{ name: string; text: string; canonical: string; sha256: string }[]>(
      'canonical-json.json',
    ),
  )('canonical JSON: $name', (vector) => {
    const canonical = chain.canonicalBytes(chain.parseJson(chain.utf8(vector.text)));
    expect(new TextDecoder().decode(canonical)).toBe(vector.canonical);
    expect(chain.toHex(chain.sha256(canonical))).toBe(vector.sha256);
  });

  test.each(read<{ name: string; hex: string; outcome: string }[]>('intake.json'))(
    'intake: $name',
    (vector) => {
      expect(outcome(() => chain.parseJson(bytes(vector.hex)))).toBe(vector.outcome);
    },
  );

  interface Commitment {
    name: string;
    granularity: Granularity;
    body: string;
    secret: string;
    values: { pointer: string; salt: string; preimage: string; digest: string }[];
    skeleton: string;
    commitment: string;
  }
  test.each(read<Commitment[]>('commitments.json'))('commitment: $name, $granularity', (vector) => {
    const body = chain.parseJson(chain.utf8(vector.body)) as JsonObject;
    const secret = bytes(vector.secret);
    const values = chain.committedValues(body, secret, vector.granularity);
    expect(
      values.map(({ pointer, salt, value }) => [
        chain.canonicalize([salt, pointer, value]),
        chain.digestValue(salt, pointer, value),
      ]),
    ).toEqual(vector.values.map(({ preimage, digest }) => [preimage, digest]));
    expect(chain.canonicalize(chain.withhold(body, secret, vector.granularity, []).skeleton)).toBe(
      vector.skeleton,
    );
    expect(chain.toHex(chain.commitBody(body, secret, vector.granularity))).toBe(vector.commitment);
  });

  interface Disclosure {
    name: string;
    granularity: Granularity;
    commitment: string;
    disclosure: BodyDisclosure | null;
    outcome: string;
    body?: JsonObject;
    states?: Record<string, string>;
  }
  test.each(read<Disclosure[]>('disclosures.json'))('disclosure: $name', (vector) => {
    const check = chain.checkDisclosure(vector.commitment, vector.disclosure, vector.granularity);
    expect(check.ok ? 'accepted' : check.code).toBe(vector.outcome);
    if (!check.ok) return;
    expect([check.body, Object.fromEntries(check.states)]).toEqual([vector.body, vector.states]);
  });

  const leaves = read<{
    good: { leaf: string; leaf_hash: string }[];
    bad: { name: string; leaf: string; outcome: string }[];
  }>('leaves.json');
  test.each(leaves.good)('leaf: $leaf_hash', (vector) => {
    const leaf = chain.decodeLeaf(chain.utf8(vector.leaf));
    expect(chain.toHex(chain.leafHash(chain.encodeLeaf(leaf)))).toBe(vector.leaf_hash);
  });
  test.each(leaves.bad)('no leaf: $name', (vector) => {
    expect(vector.outcome).not.toBe('accepted');
    expect(outcome(() => chain.decodeLeaf(chain.utf8(vector.leaf)))).toBe(vector.outcome);
  });

  interface Proofs {
    roots: { size: number; root: string }[];
    inclusion: {
      index: number;
      size: number;
      leaf_hash: string;
      root: string;
      proof: string[];
      ok: boolean;
    }[];
    consistency: {
      size1: number;
      size2: number;
      root1: string;
      root2: string;
      proof: string[];
      ok: boolean;
    }[];
  }
  const tree = read<Proofs>('tree.json');
  test.each(tree.roots)('the root of $size leaves', ({ size, root }) => {
    const hashes = Array.from({ length: size }, (_, i) => chain.leafHash(chain.utf8(`leaf ${i}`)));
    expect(chain.toHex(chain.rootFromLeaves(hashes))).toBe(root);
  });
  test.each(tree.inclusion)(
    'inclusion of $index in $size: $ok',
    ({ index, size, leaf_hash, root, proof, ok }) => {
      expect(
        chain.checkInclusion(proof.map(bytes), index, size, bytes(leaf_hash), bytes(root)),
      ).toBe(ok);
    },
  );
  test.each(tree.consistency)(
    'consistency of $size1 with $size2: $ok',
    ({ size1, size2, root1, root2, proof, ok }) => {
      expect(
        chain.checkConsistency(proof.map(bytes), size1, size2, bytes(root1), bytes(root2)),
      ).toBe(ok);
    },
  );

  const tiles = read<{
    paths: { level: number | 'entries'; index: number; width: number; path: string }[];
    not_paths: string[];
    bundle: { leaves: string[]; hex: string };
    not_bundles: string[];
  }>('tiles.json');
  test('tiles and bundles', () => {
    for (const { level, index, width, path } of tiles.paths) {
      expect(chain.tilePath(level, index, width)).toBe(path);
      expect(chain.parseTilePath(path)).toEqual({ level, index, width });
    }
    for (const path of tiles.not_paths) expect(chain.parseTilePath(path)).toBeUndefined();
    const bundle = chain.decodeEntryBundle(bytes(tiles.bundle.hex));
    expect(bundle.map((leaf) => new TextDecoder().decode(leaf))).toEqual(tiles.bundle.leaves);
    for (const hex of tiles.not_bundles)
      expect(() => chain.decodeEntryBundle(bytes(hex))).toThrow(RangeError);
  });

  const notes = read<{ cases: { name: string; note: string; key: string; outcome: string }[] }>(
    'notes.json',
  );
  test.each(notes.cases)('note: $name', ({ note, key, outcome: expected }) => {
    expect(outcome(() => chain.openCheckpoint(note, key))).toBe(expected);
  });

  const cosignatures =
    read<{ name: string; key: string; text: string; line: string; time: number | null }[]>(
      'cosignatures.json',
    );
  test.each(cosignatures)('cosignature: $name', async ({ key, line, time, ...signed }) => {
    // Under a note of any key that is known: what matters here is the line that is not checked with it.
    const signer = chain.createSigner('any.example', new Uint8Array(32));
    const known = chain.parseVerifierKey(chain.formatVerifierKey(signer.name, signer.publicKey));
    const { unchecked } = chain.openNote(`${chain.signNote(signed.text, signer)}${line}`, [known]);
    const cosigner = chain.parseCosignerKey(key);
    const found = await chain.checkCosignature(signed.text, unchecked[0]!, cosigner);
    expect(found ?? null).toBe(time);
  });
});
