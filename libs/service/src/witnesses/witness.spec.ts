import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkCosignature,
  CompactRange,
  createSigner,
  encodeAddCheckpoint,
  formatHandoverLine,
  formatCosignerKey,
  formatVerifierKey,
  leafHash,
  mlDsa44CosignerKey,
  openNote,
  parseCosignerKey,
  parseVerifierKey,
  proveConsistency,
  signCheckpoint,
  signHandover,
  utf8,
  type HashReader,
} from '@docket/chain';
import { Witness } from './witness.js';
import { WitnessState, WitnessStateError } from './witness-state.js';

const ORIGIN = 'docket.example/claims';
const ledgerSigner = createSigner(ORIGIN, new Uint8Array(32).fill(7));
const logName = formatVerifierKey(ORIGIN, ledgerSigner.publicKey);
const logKey = parseVerifierKey(logName);
const SEED = new Uint8Array(32).fill(9);
const NAME = 'witness.example/w1';
const cosigner = parseCosignerKey(formatCosignerKey(NAME, createSigner(NAME, SEED).publicKey));
const NOW_MS = 1_790_000_000_999;

/** A tree of leaves that are numbered, of which the one at `changed` says something else. */
class Tree implements HashReader {
  readonly #nodes = new Map<string, Uint8Array>();
  readonly #roots: Uint8Array[] = [];

  constructor(size: number, changed = -1) {
    const range = CompactRange.empty();
    this.#roots.push(range.root());
    for (let i = 0; i < size; i++) {
      const leaf = leafHash(utf8(i === changed ? 'other' : `leaf ${i}`));
      range.append(leaf, (level, index, hash) => this.#nodes.set(`${level}/${index}`, hash));
      this.#roots.push(range.root());
    }
  }

  async readHashes(wanted: readonly { level: number; index: number }[]): Promise<Uint8Array[]> {
    return wanted.map(({ level, index }) => this.#nodes.get(`${level}/${index}`)!);
  }

  note(size: number, signer = ledgerSigner, extensions: string[] = []): string {
    const checkpoint = { origin: signer.name, size, root: this.#roots[size]!, extensions };
    return signCheckpoint(checkpoint, signer);
  }

  async request(from: number, size: number): Promise<string> {
    const proof = from === 0 || from === size ? [] : await proveConsistency(this, from, size);
    return encodeAddCheckpoint({ oldSize: from, proof, note: this.note(size) });
  }
}

const tree = new Tree(40);
const forked = new Tree(40, 3);

describe('a witness', () => {
  let directory: string;
  let witness: Witness;
  const start = (): Witness =>
    new Witness({
      name: NAME,
      seed: SEED,
      logs: [logName],
      state: new WitnessState(directory),
      now: () => NOW_MS,
    });
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-witness-'));
    witness = start();
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const timeOf = async (note: string, line: string): Promise<number | undefined> => {
    const { text, unchecked } = openNote(`${note}${line}`, [logKey]);
    return checkCosignature(text, unchecked[0]!, cosigner);
  };
  const add = async (from: number, size: number, of = tree) =>
    witness.addCheckpoint(await of.request(from, size));

  test('cosigns what continues the last, and again what it cosigned last', async () => {
    for (const [from, size] of [
      [0, 5],
      [5, 5],
      [5, 8],
      [8, 40],
    ] as const) {
      const answer = await add(from, size);
      expect([from, size, answer.status]).toEqual([from, size, 200]);
      expect(await timeOf(tree.note(size), answer.body)).toBe(1_790_000_000);
    }
  });

  test('follows the key of a ledger to the one that it hands over to, and to no other', async () => {
    await add(0, 5);
    const next = createSigner(ORIGIN, new Uint8Array(32).fill(8));
    const key = formatVerifierKey(ORIGIN, next.publicKey);
    const proof = await proveConsistency(tree, 5, 8);
    const asked = (by: typeof next, signature: Uint8Array): string =>
      encodeAddCheckpoint({
        oldSize: 5,
        proof,
        note: tree.note(8, by, [formatHandoverLine({ from: 7, key, signature })]),
      });
    const handover = signHandover(logName, key, ledgerSigner);
    for (const refused of [
      asked(ledgerSigner, handover),
      asked(next, signHandover(logName, key, next)),
      encodeAddCheckpoint({ oldSize: 5, proof, note: tree.note(8, next) }),
    ])
      expect((await witness.addCheckpoint(refused)).status).toBe(403);
    expect((await witness.addCheckpoint(asked(next, handover))).status).toBe(200);
    // The key that was replaced, and whoever has it, do not lead on what the new one signed.
    const onwards = await proveConsistency(tree, 8, 9);
    const line = formatHandoverLine({ from: 7, key, signature: handover });
    const stranger = createSigner(ORIGIN, new Uint8Array(32).fill(9));
    const strange = formatVerifierKey(ORIGIN, stranger.publicKey);
    const elsewhere = formatHandoverLine({
      from: 7,
      key: strange,
      signature: signHandover(logName, strange, ledgerSigner),
    });
    const led = (by: typeof next, lines: string[]): string =>
      encodeAddCheckpoint({ oldSize: 8, proof: onwards, note: tree.note(9, by, lines) });
    for (const refused of [led(ledgerSigner, []), led(stranger, [elsewhere])])
      expect((await witness.addCheckpoint(refused)).status).toBe(422);
    expect((await witness.addCheckpoint(led(next, [line]))).status).toBe(200);
  });

  test('cosigns with ML-DSA-44 as well, where it has such a key', async () => {
    const mlDsa44Seed = new Uint8Array(32).fill(10);
    const second = parseCosignerKey(await mlDsa44CosignerKey(NAME, mlDsa44Seed));
    const state = new WitnessState(directory);
    const both = new Witness({
      name: NAME,
      seed: SEED,
      mlDsa44Seed,
      logs: [logName],
      state,
      now: () => NOW_MS,
    });
    const answer = await both.addCheckpoint(await tree.request(0, 5));
    const { text, unchecked } = openNote(`${tree.note(5)}${answer.body}`, [logKey]);
    const [first, last] = unchecked as [(typeof unchecked)[0], (typeof unchecked)[0]];
    expect(unchecked).toHaveLength(2);
    expect(await checkCosignature(text, first, cosigner)).toBe(1_790_000_000);
    expect(await checkCosignature(text, last, second)).toBe(1_790_000_000);
    // Who knows neither kind of witness reads the ledger's own signature as before.
    expect(openNote(`${tree.note(5)}${answer.body}`, [logKey]).verifiedBy).toEqual([logKey]);
  });

  test('says with 409 how far it is, and cosigns from there', async () => {
    await add(0, 8);
    const expected = { status: 409, body: '8\n', type: 'text/x.tlog.size' };
    expect(await add(0, 12)).toEqual(expected);
    expect(await add(5, 12)).toEqual(expected);
    expect(await add(5, 7)).toEqual(expected);
    expect((await add(8, 12)).status).toBe(200);
  });

  test('cosigns no other history, whatever its proof, and is not moved by it', async () => {
    await add(0, 8);
    expect((await add(8, 8, forked)).status).toBe(409);
    expect((await add(8, 12, forked)).status).toBe(422);
    const proof = await proveConsistency(tree, 8, 12);
    const mixed = encodeAddCheckpoint({ oldSize: 8, proof, note: forked.note(12) });
    expect((await witness.addCheckpoint(mixed)).status).toBe(422);
    const without = encodeAddCheckpoint({ oldSize: 8, proof: [], note: tree.note(12) });
    expect((await witness.addCheckpoint(without)).status).toBe(422);
    const tooMuch = encodeAddCheckpoint({ oldSize: 8, proof, note: tree.note(8) });
    expect((await witness.addCheckpoint(tooMuch)).status).toBe(422);
    expect((await add(8, 12)).status).toBe(200);
  });

  test('remembers after a restart, and goes back for nobody', async () => {
    await add(0, 20);
    witness = start();
    expect(await add(0, 5)).toMatchObject({ status: 409, body: '20\n' });
    expect((await add(20, 21)).status).toBe(200);
  });

  test('knows its ledgers by name and key', async () => {
    const other = createSigner('docket.example/other', new Uint8Array(32).fill(7));
    const foreign = createSigner(ORIGIN, new Uint8Array(32).fill(8));
    const ask = (note: string, oldSize = 0) =>
      witness.addCheckpoint(encodeAddCheckpoint({ oldSize, proof: [], note }));
    expect((await ask(tree.note(5, other))).status).toBe(404);
    expect((await ask(tree.note(5, foreign))).status).toBe(403);
    const note = tree.note(5);
    expect((await ask(note.replace('\n5\n', '\n6\n'))).status).toBe(403);
    expect((await ask(note, 6)).status).toBe(400);
    // Lines of others beside the ledger's are ignored.
    const line = tree.note(5, foreign).split('\n').at(-2);
    expect((await ask(`${note}${line}\n`)).status).toBe(200);
  });

  test.each([
    ['nothing', ''],
    ['no old size', `\n\n${tree.note(5)}`],
    ['an old size written otherwise', `old 00\n\n${tree.note(5)}`],
    ['a proof line that is none', `old 0\nx\n\n${tree.note(5)}`],
    ['a hash that is too short', `old 0\nAAAA\n\n${tree.note(5)}`],
    ['64 lines', `old 0\n${`${'A'.repeat(43)}=\n`.repeat(64)}\n${tree.note(5)}`],
  ])('refuses %s', async (_, body) => {
    expect((await witness.addCheckpoint(body)).status).toBe(400);
  });

  test('of two processes on one directory, and many at once, the answers are one history', async () => {
    const others = [witness, start(), start()];
    const cosigned: [number, number][] = [];
    for (let round = 0; round < 8; round++) {
      const from = cosigned.at(-1)?.[1] ?? 0;
      const asked = others.map(async (one, i) => {
        const size = from + 1 + i;
        const answer = await one.addCheckpoint(await tree.request(from, size));
        return answer.status === 200 ? [[from, size] as [number, number]] : [];
      });
      const won = (await Promise.all(asked)).flat();
      expect(won).toHaveLength(1);
      cosigned.push(...won);
    }
    const [folder = ''] = await readdir(directory);
    expect((await readdir(join(directory, folder))).length).toBeLessThanOrEqual(2);
  });

  test('cosigns nothing where what it remembers cannot be read, or kept', async () => {
    await add(0, 5);
    const [folder = ''] = await readdir(directory);
    const [file = ''] = await readdir(join(directory, folder));
    await writeFile(join(directory, folder, file), 'docket.example/claims\n');
    await expect(add(5, 8)).rejects.toThrow(WitnessStateError);
    await rm(directory, { recursive: true });
    await writeFile(directory, 'a file where the directory was');
    await expect(add(0, 8)).rejects.toThrow(/ENOTDIR/);
  });
});
