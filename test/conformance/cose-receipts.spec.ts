import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromHex, leafHash, parseVerifierKey, toBase64Url, toHex } from '@docket/chain';
import { decodeCoseReceipt, openCoseReceipt } from '@docket/chain/cose';

/** The receipts of docs/format, read by programs of others. */
const vectors = JSON.parse(
  readFileSync(new URL('../../docs/format/vectors/cose-receipts.json', import.meta.url), 'utf8'),
) as { name: string; key: string; receipt: string; findings: string[] | null }[];
const issued = vectors.find(({ name }) => name === 'as issued')!;
const { leaf, protectedHeader } = decodeCoseReceipt(fromHex(issued.receipt))!;

function readByOthers(entry: Uint8Array, receipt: string, key: string): string | undefined {
  const script = fileURLToPath(new URL('read-cose-receipt.js', import.meta.url));
  const x = toBase64Url(parseVerifierKey(key).publicKey);
  const done = spawnSync(process.execPath, [script, toHex(entry), receipt, x], {
    encoding: 'utf8',
  });
  return done.status === 0 ? done.stdout.trim() : undefined;
}

test('@transmute/cose and @auth0/cose find the root that the ledger signed', () => {
  const { root } = openCoseReceipt(
    decodeCoseReceipt(fromHex(issued.receipt))!,
    leafHash(leaf!),
    issued.key,
  );
  expect(readByOthers(leaf!, issued.receipt, issued.key)).toBe(toHex(root));
});

test('and refuse another entry, another key and another root', () => {
  const other = vectors.find(({ name }) => name === 'by a later key, to whoever trusts that one')!;
  expect(readByOthers(leaf!.slice(1), issued.receipt, issued.key)).toBeUndefined();
  expect(readByOthers(leaf!, issued.receipt, other.key)).toBeUndefined();
  expect(readByOthers(leaf!, other.receipt, other.key)).toBeDefined();
  const wrong = vectors.find(({ name }) => name === 'of another root')!;
  expect(readByOthers(leaf!, wrong.receipt, wrong.key)).toBeUndefined();
});

test('the protected header is the one that the document states', () => {
  const at = (text: string): number => toHex(protectedHeader).indexOf(text);
  // {1: -8, 4: kid, 15: {1: iss}, 395: 1}
  expect(toHex(protectedHeader)).toMatch(/^a4012704/);
  expect(at('0fa101')).toBeGreaterThan(0);
  expect(toHex(protectedHeader)).toMatch(/19018b01$/);
});
