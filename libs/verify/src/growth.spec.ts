import { describe, expect, test } from '@jest/globals';
import {
  CompactRange,
  createSigner,
  formatHandoverLine,
  formatVerifierKey,
  leafHash,
  nodeHash,
  openCheckpoint,
  signCheckpoint,
  signHandover,
  TILE_WIDTH,
  type TileCoordinate,
  utf8,
} from '@docket/chain';
import { verifyGrowth } from './index.js';

const ORIGIN = 'docket.example/claims';
const signer = createSigner(ORIGIN, new Uint8Array(32).fill(1));
const trustedKey = formatVerifierKey(ORIGIN, signer.publicKey);
const SIZES = [1, 2, 3, 255, 256, 257, 300, 600];

/** A log of `count` leaves, the one at `changed` another. */
function logOf(count: number, changed = -1) {
  const hashes = Array.from({ length: count }, (_, i) =>
    leafHash(utf8(i === changed ? 'other' : String(i))),
  );
  const rootOf = (some: Uint8Array[]): Uint8Array => {
    if (some.length === 1) return some[0]!;
    const half = some.length / 2;
    return nodeHash(rootOf(some.slice(0, half)), rootOf(some.slice(half)));
  };
  const noteOf = (size: number): string => {
    const range = CompactRange.empty();
    for (const hash of hashes.slice(0, size)) range.append(hash);
    return signCheckpoint({ origin: ORIGIN, size, root: range.root(), extensions: [] }, signer);
  };
  const tile = ({ level, index, width }: TileCoordinate): Uint8Array => {
    const span = TILE_WIDTH ** Number(level);
    const roots = Array.from({ length: width }, (_, i) => {
      const first = (index * TILE_WIDTH + i) * span;
      return rootOf(hashes.slice(first, first + span));
    });
    return Buffer.concat(roots);
  };
  return {
    noteOf,
    source: (size: number) => ({
      checkpoint: () => Promise.resolve(noteOf(size)),
      tiles: (tiles: readonly TileCoordinate[]) => Promise.resolve(tiles.map(tile)),
    }),
  };
}
const log = logOf(600);
const codes = async (...given: Parameters<typeof verifyGrowth>): Promise<string[]> =>
  (await verifyGrowth(...given)).findings.map(({ code }) => code);

describe('whether a ledger only grew', () => {
  test('a checkpoint of before a key signed takes the key of then, and is no forgery', async () => {
    const next = createSigner(ORIGIN, new Uint8Array(32).fill(2));
    const key = formatVerifierKey(ORIGIN, next.publicKey);
    const signature = signHandover(trustedKey, key, signer);
    const extensions = [formatHandoverLine({ from: 256, key, signature })];
    const { root } = openCheckpoint(log.noteOf(600), trustedKey);
    const note = signCheckpoint({ origin: ORIGIN, size: 600, root, extensions }, next);
    const source = { ...log.source(600), checkpoint: () => Promise.resolve(note) };
    const first = await verifyGrowth(source, log.noteOf(255), { trustedKey });
    expect(first).toMatchObject({ verified: true, from: 255, size: 600 });
    await expect(verifyGrowth(source, log.noteOf(255), { trustedKey: key })).rejects.toThrow(
      'of 255 entries, and the key that was given signs from 256 on: give the ledger’s first key',
    );
    // Who holds what the new key signed is not led on by whoever has the old one, with or without lines of their own.
    const { root: later } = openCheckpoint(log.noteOf(300), trustedKey);
    const held = signCheckpoint({ origin: ORIGIN, size: 300, root: later, extensions }, next);
    const back = formatHandoverLine({ from: 400, key: trustedKey, signature: new Uint8Array(64) });
    for (const [lines, code] of [
      [[], 'key_out_of_range'],
      [[back], 'key_out_of_range'],
      [[...extensions, back], 'key_handover_invalid'],
    ] as const) {
      const forged = signCheckpoint(
        { origin: ORIGIN, size: 600, root, extensions: [...lines] },
        signer,
      );
      const served = { ...source, checkpoint: () => Promise.resolve(forged) };
      expect(await codes(served, held, { trustedKey })).toEqual([code]);
    }
    expect(await codes(source, held, { trustedKey })).toEqual([]);
    // From there on the old key signs nothing: it is an alarm with the new one, whichever wrote it.
    expect(await codes(source, log.noteOf(300), { trustedKey: key })).toEqual([
      'checkpoint_signature_invalid',
    ]);
    expect(await codes(source, 'no note', { trustedKey: key })).not.toEqual([]);
  });

  test('it did from each size to each that is not below it', async () => {
    for (const from of SIZES)
      for (const size of SIZES.filter((one) => one >= from)) {
        const report = await verifyGrowth(log.source(size), log.noteOf(from), { trustedKey });
        expect(report).toMatchObject({ verified: true, from, size, checkpoint: log.noteOf(size) });
      }
  });

  test('a tail that was cut off shows', async () => {
    expect(await codes(log.source(256), log.noteOf(300), { trustedKey })).toEqual(['tail_missing']);
  });

  test('any entry that was changed below the kept checkpoint shows', async () => {
    for (const changed of [0, 100, 255, 256, 299]) {
      const other = logOf(600, changed);
      for (const size of [300, 301, 600])
        expect(await codes(other.source(size), log.noteOf(300), { trustedKey })).toEqual([
          'trusted_root_mismatch',
        ]);
    }
    const later = logOf(600, 300);
    expect(await codes(later.source(600), log.noteOf(300), { trustedKey })).toEqual([]);
  });

  test('tiles that are cut short or false prove nothing', async () => {
    const { checkpoint } = log.source(600);
    for (const bytes of [new Uint8Array(), new Uint8Array(32 * 256)]) {
      const source = {
        checkpoint,
        tiles: (tiles: readonly TileCoordinate[]) => Promise.resolve(tiles.map(() => bytes)),
      };
      expect(await codes(source, log.noteOf(300), { trustedKey })).toEqual([
        'trusted_root_mismatch',
      ]);
    }
  });

  test('what another key signed is not compared, and without a key nothing is said', async () => {
    const other = createSigner(ORIGIN, new Uint8Array(32).fill(2));
    const otherKey = formatVerifierKey(ORIGIN, other.publicKey);
    const report = await verifyGrowth(log.source(600), log.noteOf(300), { trustedKey: otherKey });
    expect(report.verified).toBe(false);
    expect(report.from).toBeUndefined();
    await expect(verifyGrowth(log.source(600), log.noteOf(300), {})).rejects.toThrow('key');
  });
});
