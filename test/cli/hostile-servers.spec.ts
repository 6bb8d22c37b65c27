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
import { describe, expect, test } from '@jest/globals';
import { refundLedger } from '../../libs/verify/src/fixtures/decisions.js';
import { type MeasuredResult, runMeasured } from '../support/measured-command.js';

const { ledger } = refundLedger();
const signer = createSigner(ledger.origin, new Uint8Array(32).fill(7));

/** Requests after which a server hangs up: a verification of so few entries takes a handful. */
const REQUESTS_MAX = 100;

/** The text of a checkpoint that claims `size` entries. */
function claimed(size: number | bigint | string): string {
  const root = new Uint8Array(32).fill(1);
  const text = encodeCheckpoint({ origin: ledger.origin, size: 1, root, extensions: [] });
  return text.replace('\n1\n', `\n${size}\n`);
}

const signed = (size: number | bigint | string): string => signNote(claimed(size), signer);
/** With the signature of another claim. */
const forged = (size: number | bigint | string): string =>
  signed(1).replace(claimed(1), () => claimed(size));

/** What a server says, by path; what it does not say, the genuine ledger does. */
type Answer = (path: string) => string | Uint8Array | typeof ABSENT | typeof SILENCE | undefined;
const ABSENT = Symbol('404');
/** No answer, and no end of the connection. */
const SILENCE = Symbol('silence');

let server: Server | undefined;
let requests = 0;

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
    if (said === SILENCE) return;
    const isThere = said !== undefined && said !== ABSENT;
    response.writeHead(isThere ? 200 : 404);
    response.end(isThere ? said : undefined);
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
async function verifyWithin(
  note: string,
  answer: Answer,
  ...options: string[]
): Promise<MeasuredResult> {
  const url = await serve((path) => (path === '/checkpoint' ? note : answer(path)));
  const result = await runMeasured(['verify', url, ...options]).finally(() => {
    server?.closeAllConnections();
    server?.close();
  });
  expect(result.peakBytes).toBeLessThan(1_000_000_000);
  expect(result.cpuMs).toBeLessThan(60_000);
  expect(requests).toBeLessThan(REQUESTS_MAX);
  return result;
}

const nothingElse: Answer = () => undefined;

describe('a server that claims more entries than anybody reads from one', () => {
  test.each([2n ** 32n + 1n, 2n ** 53n - 1n, 2n ** 53n, 10n ** 40n].map(String))(
    '%s, signed or with a bad signature: exit 2 and one line that says so',
    async (size) => {
      for (const note of [signed(size), forged(size)]) {
        const { code, stdout, stderr } = await verifyWithin(note, nothingElse);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(
          /^docket: [^\n]* cannot be read: its checkpoint claims [^\n]* entries, and no more than 4294967296 are read from a server\.\n$/,
        );
      }
    },
  );
});

const MOST = 2 ** 32;

describe('a server that claims more entries than there are', () => {
  test.each<[string, string, Answer, RegExp]>([
    ['with a bad signature', forged(MOST), nothingElse, /^✗ checkpoint checkpoint_signature_inv/m],
    ['signed', signed(MOST), nothingElse, /^✗ missing tail_missing/m],
    [
      'signed, of which it has none',
      signed(MOST),
      (path) => (path.startsWith('/entries') ? '' : path.startsWith('/tile/') ? ABSENT : undefined),
      /^✗ missing tail_missing/m,
    ],
    [
      'signed, with empty bundles for ever',
      signed(MOST),
      (path) => (path.startsWith('/tile/') ? new Uint8Array() : undefined),
      /^✗ missing tail_missing/m,
    ],
    [
      'signed, of which every page is the first',
      signed(MOST),
      (path) => (path.startsWith('/entries') ? genuine('/entries?from=0&limit=1') : undefined),
      /^✗ missing tail_missing/m,
    ],
    [
      'signed, with junk in their place for ever',
      signed(MOST),
      (path) => (path.startsWith('/entries') ? junk(path) : undefined),
      /^ {2}- Nothing but entry 0 to \d+ was read: too much is damaged/m,
    ],
    [
      'no more than a text that is no checkpoint',
      'docket.example/claims\n-1\n',
      nothingElse,
      /^✗ checkpoint checkpoint_malformed/m,
    ],
  ])('%s: exit 1 and what is wrong', async (_, note, answer, says) => {
    const { code, stdout, stderr } = await verifyWithin(note, answer);
    expect(code).toBe(1);
    expect(stdout).toMatch(says);
    expect(stderr).toMatch(/^docket: .* does not verify\.\n$/);
  });

  test.each<[string, Answer, RegExp]>([
    ['no lines', () => 'x'.repeat(3 * 1024 ** 2), /a line has more than 2097152 bytes/],
    ['lines that are no entries', () => 'x\n'.repeat(1024 ** 2), /not as it should be/],
    [
      'more entries than were asked for',
      () => genuine('/entries?from=0&limit=9'),
      /more entries came than the 1 asked for/,
    ],
  ])('and sends %s: exit 2 and one line', async (_, entries, says) => {
    const answer: Answer = (path) => (path.startsWith('/entries') ? entries(path) : undefined);
    const { code, stdout, stderr } = await verifyWithin(signed(MOST), answer);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('--timeout', () => {
  test('ends a server that says nothing more, with exit 2 and how far it came', async () => {
    // A line of the first page, and then silence.
    const answer: Answer = (path) => (path.startsWith('/entries?from=1') ? SILENCE : undefined);
    const { code, stdout, stderr } = await verifyWithin(signed(MOST), answer, '--timeout', '2s');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^docket: [^\n]* cannot be read: (?:no entry|\d+ of 4294967296 entries) came within 2s, from which nothing is concluded; --timeout gives it longer\.\n$/,
    );
  });

  test.each(['8d', '0s', 'soon'])('%s is wrong usage', async (time) => {
    const { code, stderr } = await runMeasured(['verify', 'http://127.0.0.1:9', '--timeout', time]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^docket: --timeout takes a time such as 90s, 30m, 12h or 7d, and at most 7d\.\n$/,
    );
  });
});

/** As many entries as are asked for, none of which is one. */
function junk(path: string): string {
  const query = new URLSearchParams(path.split('?')[1]);
  const [from, limit] = [Number(query.get('from')), Number(query.get('limit'))];
  return Array.from(
    { length: limit },
    (_, i) => `{"seq":${from + i},"leaf":"","disclosure":null}\n`,
  ).join('');
}
