import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompactRange, sha256, toHex, utf8 } from '@docket/chain';
import { decodeSignedTree, encodeSignedTree } from './signed-tree.js';
import type { SignedTree } from './signed-tree.js';
import { SignedTrees } from './signed-trees.js';

/** The state of a ledger of so many entries. */
function treeOf(size: number): Omit<SignedTree, 'generation'> {
  const range = CompactRange.empty();
  for (let i = 0; i < size; i++) range.append(sha256(utf8(`leaf ${i}`)));
  const root = toHex(range.root());
  const restoredAt = size % 3 === 0 ? size : undefined;
  return {
    origin: 'docket.example/claims',
    size,
    root,
    frontier: range.encode(),
    restorations: 0,
    restoredAt,
    key: size % 2 === 0 ? `docket.example/claims+${size}+A` : undefined,
  };
}

describe('what was signed last', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-signed-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  test('is read as it was written, and nothing else is: no byte of it may be another', () => {
    for (let size = 0; size < 70; size++)
      expect(decodeSignedTree(encodeSignedTree(treeOf(size)))).toEqual(treeOf(size));
    const text = encodeSignedTree(treeOf(21));
    for (let at = 0; at < text.length; at++) {
      const other = text[at] === '1' ? '2' : '1';
      expect(decodeSignedTree(text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined();
      expect(decodeSignedTree(text.slice(0, at))).toBeUndefined();
    }
  });

  test('is kept of so many ledgers, and of the others read again', async () => {
    const trees = new SignedTrees(directory, 3);
    for (let n = 0; n < 8; n++) {
      expect(await trees.put(`ledger-${n}`, undefined, treeOf(n + 1))).toBe(true);
      expect(trees.known).toBeLessThanOrEqual(3);
    }
    for (let n = 0; n < 8; n++) expect((await trees.newest(`ledger-${n}`))?.size).toBe(n + 1);
    expect(trees.known).toBe(3);
  });

  test('is put by one of many that began with the same, and the others find theirs', async () => {
    const processes = Array.from({ length: 12 }, () => new SignedTrees(directory));
    for (let size = 1; size <= 20; size++) {
      const before = await Promise.all(processes.map((one) => one.newest('claims')));
      expect(new Set(before.map((tree) => tree?.generation ?? 0)).size).toBe(1);
      const put = await Promise.all(
        processes.map((one, i) => one.put('claims', before[i], treeOf(size * 100 + i))),
      );
      expect(put.filter(Boolean)).toHaveLength(1);
      const newest = await processes[0]?.newest('claims');
      expect(newest?.size).toBe(size * 100 + put.indexOf(true));
    }
    expect(await readdir(join(directory, 'claims.signed'))).toHaveLength(8);
    expect(await processes[0]?.ledgers()).toEqual(['claims']);
  });

  test('is not put behind what somebody has gone on from, although its name is free again', async () => {
    const slow = new SignedTrees(directory);
    const [first] = [await slow.newest('claims')];
    const quick = new SignedTrees(directory);
    for (let size = 1; size <= 20; size++)
      expect(await quick.put('claims', await quick.newest('claims'), treeOf(size))).toBe(true);
    expect(await slow.put('claims', first, treeOf(1))).toBe(false);
    expect((await slow.newest('claims'))?.size).toBe(20);
    expect((await new SignedTrees(directory).newest('claims'))?.size).toBe(20);
  });

  test('stays what this process knows when its files are removed or are older', async () => {
    const trees = new SignedTrees(directory);
    for (let size = 1; size <= 3; size++)
      await trees.put('claims', await trees.newest('claims'), treeOf(size));
    const folder = join(directory, 'claims.signed');
    await rm(join(folder, '0000000000000003.txt'));
    expect((await trees.newest('claims'))?.size).toBe(3);
    await rm(folder, { recursive: true });
    expect((await trees.newest('claims'))?.size).toBe(3);
    expect(await trees.put('claims', await trees.newest('claims'), treeOf(4))).toBe(true);
    expect(await readdir(folder)).toEqual(['0000000000000004.txt']);
  });

  test('is not taken where others may read or write it, or where it is damaged', async () => {
    const trees = new SignedTrees(directory);
    await trees.put('claims', undefined, treeOf(5));
    const path = join(directory, 'claims.signed', '0000000000000001.txt');
    await chmod(path, 0o644);
    const fresh = () => new SignedTrees(directory).newest('claims');
    await expect(fresh()).rejects.toMatchObject({ code: 'open_to_others' });
    await chmod(path, 0o600);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.slice(0, 40));
    await expect(fresh()).rejects.toMatchObject({ code: 'signed_state' });
    await writeFile(path, text);
    expect((await fresh())?.size).toBe(5);
  });
});
