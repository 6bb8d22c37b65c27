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

/** The name under which a checkpoint of so many entries is, and none of fewer. */
function nameOf(size: number, restorations = 0): string {
  const level = [...size.toString(2)].toReversed().indexOf('1');
  return `00000${restorations}-0${level}-${String(size).padStart(16, '0')}.txt`;
}
/** Every name that a larger one could be looked for under, and the n-th for the same entries. */
function allNames(restorations = 0): string[] {
  const names: string[] = [];
  for (let level = 0; level < 8; level++)
    for (let least = 2 ** level; least < 300; least += 2 ** level)
      names.push(`00000${restorations}-0${level}-${String(least).padStart(16, '0')}.txt`);
  return names;
}
const held = (size: number, restorations = 0) => ({
  kind: 'checkpoint',
  size,
  root: toHex(rootOf(size)),
  restorations,
});

test('old checkpoints that are put again hide no newer one, however many there are', async () => {
  await put([1], [2], [9], [30]);
  for (const [i, name] of allNames().entries())
    if (!objects.has(name)) objects.set(name, noteOf([1, 2, 9][i % 3] ?? 1));
  expect(objects.size).toBeGreaterThan(500);
  expect(await ask()).toEqual([held(30)]);
  expect(await ask(0, startSink())).toEqual([held(30)]);
  expect(notices).toEqual([]);
});

test('what is no checkpoint of the ledger, or too large, is passed over, and what is new is put beside it', async () => {
  await put([1], [30]);
  for (const [i, name] of allNames().entries())
    if (!objects.has(name)) objects.set(name, i % 9 === 0 ? 'j'.repeat(70_000) : 'junk');
  expect(await ask(0, startSink())).toEqual([held(30)]);
  expect(await put([40])).toEqual([40]);
  expect(objects.get(nameOf(40).replace('.txt', '-2.txt'))).toBe(noteOf(40));
  expect(await ask(0, startSink())).toEqual([held(40)]);
});

test('that all names of a newer one are taken by something else is said, and it is not put', async () => {
  await put([30]);
  const name = nameOf(40);
  objects.set(name, 'junk');
  for (let i = 2; i <= 8; i++) objects.set(name.replace('.txt', `-${i}.txt`), noteOf(1));
  const taken = `${name} of the ledger claims and all 7 names beside it are taken`;
  await expect(put([40])).rejects.toThrow(taken);
  await put([33]);
  expect(notices).toEqual([]);
  expect(await ask(0, startSink())).toEqual([held(33)]);
  expect(notices).toEqual([expect.stringContaining(`something foreign: ${taken}`)]);
});

test('one that was put in part by who ended is whole when it is put again', async () => {
  await put([1], [8], [13]);
  const whole = new Map(objects);
  for (const [name, text] of whole) if (text !== noteOf(1)) objects.delete(name);
  objects.set(nameOf(8), noteOf(13));
  sink = startSink();
  expect(await put([1], [13])).toEqual([1, 13]);
  for (const name of whole.keys()) expect([name, objects.has(name)]).toEqual([name, true]);
});

test.each([
  ['an old checkpoint', noteOf(1), [held(30), held(1)]],
  ['junk', 'junk', [held(30)]],
])(
  'a name of a restoration that nobody recorded counts for nothing else: %s',
  async (_, text, expected) => {
    await put([1], [30]);
    objects.set(nameOf(1, 1), text);
    expect(await ask()).toEqual(expected);
    expect(await ask()).toEqual(expected);
    expect(notices).toEqual([expect.stringContaining(`something foreign: ${nameOf(1, 1)}`)]);
    expect(await put([40])).toEqual([40]);
    expect(objects.get(nameOf(40))).toBe(noteOf(40));
    expect(await put([35, 1])).toEqual([35]);
    expect(objects.get(nameOf(35, 1))).toBe(noteOf(35));
    expect(await ask(1)).toEqual([held(35, 1)]);
  },
);

test('what it lost is remembered', async () => {
  await put([1], [2], [30]);
  objects.delete(nameOf(30));
  for (let i = 0; i < 2; i++) expect(await ask()).toEqual([held(30)]);
  expect(await put([40])).toEqual([40]);
  expect([objects.has(nameOf(30)), objects.get(nameOf(40))]).toEqual([false, noteOf(40)]);
  expect(await ask()).toEqual([held(40)]);
  const reason = `it held ${nameOf(30)} of the ledger claims, and does not any more`;
  expect(sink.lost?.reason).toBe(reason);
  expect(notices).toEqual([expect.stringContaining(reason)]);
});

test('another checkpoint in the place of one that was there is a loss too', async () => {
  await put([1], [30]);
  objects.set(nameOf(30), noteOf(2));
  expect(await ask()).toEqual([held(30)]);
  expect(sink.lost?.reason).toContain(nameOf(30));
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
