import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkConsistency, checkInclusion } from '@docket/chain';
import { filesBelow, publicVectors } from './vectors.js';

interface InclusionVector {
  leafIdx: number;
  treeSize: number;
  root: string;
  leafHash: string;
  proof: string[] | null;
  desc: string;
  wantErr: boolean;
}
interface ConsistencyVector {
  size1: number;
  size2: number;
  root1: string;
  root2: string;
  proof: string[] | null;
  desc: string;
  wantErr: boolean;
}

const folder = publicVectors('merkle');
const bytes = (base64: string | null) => new Uint8Array(Buffer.from(base64 ?? '', 'base64'));
const below = (kind: string) =>
  folder === undefined ? [] : filesBelow(join(folder, kind)).map((name) => join(kind, name));
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder!, name), 'utf8'));

(folder === undefined ? describe.skip : describe)('RFC 9162 proof vectors', () => {
  test('are all there', () => {
    expect([below('inclusion').length, below('consistency').length]).toEqual([98, 98]);
  });
  test.each(below('inclusion'))('%s', (name) => {
    const { leafIdx, treeSize, root, leafHash, proof, wantErr } = read(name) as InclusionVector;
    const ok = checkInclusion(
      (proof ?? []).map(bytes),
      leafIdx,
      treeSize,
      bytes(leafHash),
      bytes(root),
    );
    expect(ok).toBe(!wantErr);
  });
  test.each(below('consistency'))('%s', (name) => {
    const { size1, size2, root1, root2, proof, wantErr } = read(name) as ConsistencyVector;
    const ok = checkConsistency((proof ?? []).map(bytes), size1, size2, bytes(root1), bytes(root2));
    expect(ok).toBe(!wantErr);
  });
});
