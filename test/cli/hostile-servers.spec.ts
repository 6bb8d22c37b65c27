import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createSigner,
  discloseAll,
  encodeCheckpoint,
  encodeEntryBundle,
  parseTilePath,
  signNote,
  TILE_WIDTH,
} from '@docket/chain';
import { afterEach, describe, expect, test } from '@jest/globals';
import { refundLedger } from '../../libs/verify/src/fixtures/decisions.js';
import { type MeasuredResult, runMeasured } from '../support/measured-command.js';

const { ledger } = refundLedger();
const signer = createSigner(ledger.origin, new Uint8Array(32).fill(7));

/** Requests after which a server hangs up: a verification of so few entries takes a handful. */
const REQUESTS_MAX = 100;

/** The text of a checkpoint that claims `size` entries. */
function claimed(size: number | bigint): string {
  const root = new Uint8Array(32).fill(1);
  const text = encodeCheckpoint({ origin: ledger.origin, size: 1, root, extensions: [] });
  return text.replace('\n1\n', `\n${size}\n`);
}

const signed = (size: number | bigint): string => signNote(claimed(size), signer);
/** With the signature of another claim. */
const forged = (size: number | bigint): string =>
  signed(1).replace(claimed(1), () => claimed(size));

/** What a server says, by path; what it does not say, the genuine ledger does. */
type Answer = (path: string) => string | Uint8Array | undefined;

let server: Server | undefined;
let requests = 0;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(answer: Answer): Promise<string> {
  requests = 0;
  server = createServer((request, response) => {
    requests += 1;
    if (requests > REQUESTS_MAX) {
      response.destroy();
      return;
    }
    const path = (request.url ?? '').replace('/v1/ledgers/claims', '');
    const said = answer(path) ?? genuine(path);
    response.writeHead(said === undefined ? 404 : 200);
    response.end(said);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/ledgers/claims`;
}

function genuine(path: string): string | Uint8Array | undefined {
  if (path === '') {
    return JSON.stringify({ origin: ledger.origin, public_key: ledger.publicKey });
  }
  if (path.startsWith('/entries')) {
    const query = new URLSearchParams(path.split('?')[1]);
    const from = Number(query.get('from'));
    return ledger.entries
      .slice(from, from + Number(query.get('limit')))
      .map(({ leaf, body, secret, material }) => ({
        seq: leaf.seq,
        leaf: new TextDecoder().decode(material.leaf),
        disclosure: discloseAll(body, secret),
      }))
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('');
  }
  const tile = parseTilePath(path.slice(1));
  if (tile === undefined || tile.level !== 'entries') return undefined;
  const first = tile.index * TILE_WIDTH;
  const leaves = ledger.entries.slice(first, first + tile.width);
  return leaves.length === 0
    ? undefined
    : encodeEntryBundle(leaves.map(({ material }) => material.leaf));
}

/** A verification, held to the bounds that every source has: 1 GB, a minute, and few requests. */
async function verifyWithin(note: string, answer: Answer): Promise<MeasuredResult> {
  const url = await serve((path) => (path === '/checkpoint' ? note : answer(path)));
  const result = await runMeasured(['verify', url]);
  expect(result.peakBytes).toBeLessThan(1_000_000_000);
  expect(result.cpuMs).toBeLessThan(60_000);
  expect(requests).toBeLessThan(REQUESTS_MAX);
  return result;
}

const MOST = Number.MAX_SAFE_INTEGER;
const nothingElse: Answer = () => undefined;

describe('a server that claims more entries than there are', () => {
  test.each<[string, string]>([
    ['with a bad signature', forged(2n ** 53n)],
    ['signed', signed(2n ** 53n)],
  ])('2^53, which no tree has, %s: exit 2 and one line', async (_, note) => {
    const { code, stdout, stderr } = await verifyWithin(note, nothingElse);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^docket: .* cannot be read: [^\n]*\n$/);
  });

  test.each<[string, string, Answer, RegExp]>([
    ['with a bad signature', forged(MOST), nothingElse, /^✗ checkpoint checkpoint_signature_inv/m],
    ['signed', signed(MOST), nothingElse, /^✗ missing tail_missing/m],
    [
      'signed, with empty bundles for ever',
      signed(MOST),
      (path) => (path.startsWith('/tile/') ? new Uint8Array() : undefined),
      /^✗ missing tail_missing/m,
    ],
    [
      'signed, of which every page is the first',
      signed(MOST),
      (path) => (path.startsWith('/entries') ? genuine('/entries?from=0&limit=9') : undefined),
      /^✗ missing tail_missing/m,
    ],
  ])('2^53 - 1 %s: exit 1 and what is wrong', async (_, note, answer, says) => {
    const { code, stdout, stderr } = await verifyWithin(note, answer);
    expect(code).toBe(1);
    expect(stdout).toMatch(says);
    expect(stderr).toMatch(/^docket: .* does not verify\.\n$/);
  });
});
