import { createSigner, formatVerifierKey, signCheckpoint, toHex } from '@docket/chain';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sink, type PendingCheckpoint } from './sink.js';

const ORIGIN = 'docket.example/claims';
const SECRET = 'Bearer 5e3a9f27-not-for-any-log';
const signer = createSigner(ORIGIN, new Uint8Array(32).fill(7));
const publicKey = formatVerifierKey(ORIGIN, signer.publicKey);
const rootOf = (size: number): Uint8Array => new Uint8Array(32).fill(size);
const noteOf = (size: number): string =>
  signCheckpoint({ origin: ORIGIN, size, root: rootOf(size), extensions: [] }, signer);

let directory: string;
let address: string;
let sink: Sink;
/** By name, what is there. */
const objects = new Map<string, string>();
const notices: string[] = [];
let asked = 0;
/** Answers instead. */
let instead: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;

const server = createServer((request, response) => {
  asked += 1;
  if (instead !== undefined) {
    instead(request, response);
    return;
  }
  const name = request.url?.split('/').at(-1) ?? '';
  const there = objects.get(name);
  if (request.method === 'GET') {
    response.writeHead(there === undefined ? 404 : 200).end(there);
    return;
  }
  let text = '';
  request.on('data', (chunk) => (text += String(chunk)));
  request.on('end', () => {
    if (there === undefined) objects.set(name, text);
    response.writeHead(there === undefined ? 201 : 412).end();
  });
});

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-sink-'));
  await writeFile(join(directory, 'headers'), `Authorization: ${SECRET}\n`);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(directory, { recursive: true });
});
beforeEach(() => {
  objects.clear();
  notices.length = 0;
  asked = 0;
  instead = undefined;
  sink = startSink();
});

/** Knows nothing. */
function startSink(): Sink {
  const made = new Sink({
    url: `${address}/{ledger}/{checkpoint}`,
    name: 'store.example',
    headersFile: join(directory, 'headers'),
    isAwaited: true,
  });
  made.onNotice((text) => notices.push(text));
  return made;
}

const ask = (restorations = 0, of = sink, signal = new AbortController().signal) =>
  of.ask({
    ledger: { id: 'claims', origin: ORIGIN, publicKey },
    restorations,
    newest: undefined,
    prove: async () => [],
    signal,
  });

/** @returns the sizes that were taken. */
async function put(...pending: [size: number, restorations?: number][]): Promise<number[]> {
  const taken: number[] = [];
  const files: PendingCheckpoint[] = [];
  for (const [size, restorations = 0] of pending) {
    const path = join(directory, `${size}.txt`);
    await writeFile(path, noteOf(size));
    files.push({ path, restorations, size });
  }
  await sink.put({ id: 'claims', publicKey }, files, ({ size }) => taken.push(size));
  return taken;
}

const nameOf = (number: number, restorations = 0): string =>
  `00000${restorations}-${String(number).padStart(10, '0')}.txt`;
const held = (size: number, restorations = 0) => ({
  kind: 'checkpoint',
  size,
  root: toHex(rootOf(size)),
  restorations,
});

test('an old checkpoint that is put again hides no newer one', async () => {
  await put([1], [2], [30]);
  for (let number = 4; number < 60; number++) objects.set(nameOf(number), noteOf(2));
  expect(await ask()).toEqual([held(30)]);
  expect(await ask(0, startSink())).toEqual([held(30)]);
});

test('what is no checkpoint of the ledger, or too large, is passed over, and what is new is put behind it', async () => {
  await put([1], [30]);
  for (let number = 3; number < 30; number++) objects.set(nameOf(number), 'junk');
  objects.set(nameOf(30), 'j'.repeat(70_000));
  expect(await ask(0, startSink())).toEqual([held(30)]);
  expect(await put([40])).toEqual([40]);
  expect(objects.get(nameOf(31))).toBe(noteOf(40));
});

test('that more is on top than is looked through is said', async () => {
  await put([30]);
  for (let number = 2; number < 140; number++) objects.set(nameOf(number), 'junk');
  expect(await ask(0, startSink())).toEqual([]);
  expect(notices).toEqual([expect.stringContaining('What is below them was not looked at')]);
});

test.each([
  ['an old checkpoint', noteOf(1), [held(30), held(1)]],
  ['junk', 'junk', [held(30)]],
])(
  'a name of a restoration that nobody recorded numbers nothing: %s',
  async (_, text, expected) => {
    await put([1], [30]);
    objects.set(nameOf(1, 1), text);
    expect(await ask()).toEqual(expected);
    expect(await ask()).toEqual(expected);
    expect(notices).toEqual([expect.stringContaining(`something foreign: ${nameOf(1, 1)}`)]);
    expect(await put([40])).toEqual([40]);
    expect(objects.get(nameOf(3))).toBe(noteOf(40));
    expect(await put([35, 1])).toEqual([35]);
    expect(objects.get(nameOf(2, 1))).toBe(noteOf(35));
    expect(await ask(1)).toEqual([held(35, 1)]);
  },
);

test('objects far ahead mislead nobody', async () => {
  await put([1], [2], [30]);
  for (let number = 2; number < 1e10; number = number * 2 + 1)
    for (const one of [number, number - 1]) if (one > 4) objects.set(nameOf(one), noteOf(1));
  const other = startSink();
  expect(await ask(0, other)).toEqual([held(30)]);
  expect(await put([40])).toEqual([40]);
  expect(objects.get(nameOf(4))).toBe(noteOf(40));
});

test('what it lost is remembered, and its number is not used again', async () => {
  await put([1], [2], [30]);
  objects.delete(nameOf(3));
  for (let i = 0; i < 2; i++) expect(await ask()).toEqual([held(30)]);
  expect(await put([40])).toEqual([40]);
  expect([objects.has(nameOf(3)), objects.get(nameOf(4))]).toEqual([false, noteOf(40)]);
  expect(await ask()).toEqual([held(40)]);
  const reason = `it held ${nameOf(3)} of the ledger claims, and does not any more`;
  expect(sink.lost?.reason).toBe(reason);
  expect(notices).toEqual([expect.stringContaining(reason)]);
});

test('another checkpoint in the place of one that was there is a loss too', async () => {
  await put([1], [30]);
  objects.set(nameOf(2), noteOf(2));
  expect(await ask()).toEqual([held(30)]);
  expect(sink.lost?.reason).toContain(nameOf(2));
});

test('one that has everything is no sink, and is asked no further', async () => {
  instead = (_, response) => void response.end(noteOf(1));
  const fails = { isAway: true, message: expect.stringContaining('it is no sink') as unknown };
  await expect(ask()).rejects.toMatchObject(fails);
  await expect(put([1])).rejects.toMatchObject(fails);
  expect(asked).toBe(2);
});

test('it is asked once at a time, and no further once nobody waits', async () => {
  const end = new AbortController();
  const first = ask(0, sink, end.signal);
  await expect(ask()).rejects.toMatchObject({ isAway: true });
  end.abort();
  await expect(first).rejects.toMatchObject({ message: 'it did not answer in time' });
  expect(asked).toBe(1);
  expect(await ask()).toEqual([]);
});

test('of what it refuses with, nothing is said but the status', async () => {
  instead = ({ headers }, response) => {
    expect(headers.authorization).toBe(SECRET);
    response.writeHead(500, 'no', { 'x-echo': SECRET }).end(JSON.stringify(headers));
  };
  for (const one of [() => ask(), () => put([1])])
    await expect(one()).rejects.toMatchObject({ message: 'it answered 500' });
  instead = ({ method, headers }, response) =>
    void response.writeHead(method === 'GET' ? 404 : 403).end(JSON.stringify(headers));
  await expect(put([1])).rejects.toMatchObject({ message: 'it answered 403' });
});
