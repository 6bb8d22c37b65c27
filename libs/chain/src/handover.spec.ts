import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Checkpoint,
  createSigner,
  formatHandoverLine,
  formatVerifierKey,
  HANDOVERS_MAX,
  type Handover,
  isHandoverSigned,
  NoteError,
  openCheckpoint,
  openSignedCheckpoint,
  signReplacement,
  type Signer,
  sha256,
  signCheckpoint,
  signHandover,
  signNote,
  toBase64,
  utf8,
} from './index.js';

const ORIGIN = 'docket.example/claims';
const signerOf = (n: number, origin = ORIGIN): Signer =>
  createSigner(origin, sha256(utf8(`key ${n}`)));
const keyOf = (signer: Signer): string => formatVerifierKey(signer.name, signer.publicKey);
const SIGNERS = Array.from({ length: HANDOVERS_MAX + 2 }, (_, n) => signerOf(n));
const KEYS = SIGNERS.map(keyOf);

/** Hand-overs from key 0 on, each at a size of its own. */
function chainOf(sizes: readonly number[]): Handover[] {
  return sizes.map((from, i) => {
    const [before, after] = [KEYS[i]!, KEYS[i + 1]!];
    return { from, key: after, signature: signHandover(before, after, SIGNERS[i]!) };
  });
}

function noteOf(size: number, handovers: readonly Handover[], by: Signer, more: string[] = []) {
  const root = new Uint8Array(32).fill(7);
  const extensions = [...handovers.map(formatHandoverLine), ...more];
  const checkpoint: Checkpoint = { origin: ORIGIN, size, root, extensions };
  return signCheckpoint(checkpoint, by);
}

const codeOf = (note: string, key = KEYS[0]!): string => {
  try {
    openCheckpoint(note, key);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    return error.code;
  }
};

const ascending = fc
  .uniqueArray(fc.integer({ min: 1, max: 1_000 }), { maxLength: 6 })
  .map((sizes) => sizes.toSorted((a, b) => a - b));

describe('keys that hand over', () => {
  test('a checkpoint opens by each key that its signer’s was handed on from, and by no other', () => {
    fc.assert(
      fc.property(ascending, fc.nat(7), (sizes, asked) => {
        const note = noteOf(1_000, chainOf(sizes), SIGNERS[sizes.length]!);
        const opened = asked <= sizes.length;
        if (!opened) {
          expect(codeOf(note, KEYS[asked])).not.toBe('accepted');
          return;
        }
        const { keys, checkpoint } = openSignedCheckpoint(note, KEYS[asked]!);
        expect(keys).toEqual(
          [0, ...sizes].map((from, i) => ({ from, key: KEYS[i]! })).slice(asked),
        );
        expect(checkpoint.extensions).toHaveLength(sizes.length);
      }),
      { numRuns: 40 },
    );
  });

  test('the key that handed over signs no more, and a key that nobody handed over to never', () => {
    fc.assert(
      fc.property(ascending, fc.nat(7), (sizes, by) => {
        fc.pre(by !== sizes.length);
        expect(codeOf(noteOf(1_000, chainOf(sizes), SIGNERS[by]!))).toBe('unknown_key');
      }),
      { numRuns: 40 },
    );
  });

  test('no bit of a hand-over may change', () => {
    const [handover] = chainOf([10]) as [Handover];
    for (let i = 0; i < 64; i++) {
      const signature = handover.signature.slice();
      signature[i]! ^= 1;
      expect(codeOf(noteOf(20, [{ ...handover, signature }], SIGNERS[1]!))).toBe('broken_handover');
    }
    const other = { ...handover, key: KEYS[2]! };
    expect(codeOf(noteOf(20, [other], SIGNERS[2]!))).toBe('broken_handover');
  });

  test.each([
    ['by the new key itself', signHandover(KEYS[0]!, KEYS[1]!, SIGNERS[1]!)],
    ['of another two keys', signHandover(KEYS[0]!, KEYS[2]!, SIGNERS[0]!)],
    ['the other way round', signHandover(KEYS[1]!, KEYS[0]!, SIGNERS[0]!)],
  ])('a hand-over signed %s is none', (_name, signature) => {
    expect(codeOf(noteOf(20, [{ from: 10, key: KEYS[1]!, signature }], SIGNERS[1]!))).toBe(
      'broken_handover',
    );
  });

  test('a hand-over is of one ledger', () => {
    const neighbour = signerOf(0, 'docket.example/other');
    expect(() => signHandover(keyOf(neighbour), KEYS[1]!, neighbour)).toThrow(NoteError);
    expect(() => signHandover(KEYS[0]!, KEYS[1]!, SIGNERS[2]!)).toThrow(NoteError);
    const pair = { before: keyOf(neighbour), after: KEYS[1]! };
    expect(isHandoverSigned(pair, pair.before, new Uint8Array(64))).toBe(false);
  });

  test('a text that is signed as a checkpoint is no hand-over, and none is a checkpoint', () => {
    const [before, after] = [KEYS[0]!, KEYS[1]!];
    const text = `docket-handover/v1\n${ORIGIN}\n${before}\n${after}\n`;
    // The bytes are those that are signed, so only their form parts the two.
    const note = signNote(text, SIGNERS[0]!);
    expect(codeOf(note)).toBe('malformed_checkpoint');
  });

  const [first, second] = chainOf([10, 15]) as [Handover, Handover];
  const line = formatHandoverLine(first);
  test.each<[string, string[]]>([
    ['in another order', [formatHandoverLine(second), line]],
    ['at the same size', [line, formatHandoverLine({ ...second, from: 10 })]],
    ['from more entries on than there are', [formatHandoverLine({ ...first, from: 21 })]],
    ['from no entry on', [line.replace(' 10 ', ' 0 ')]],
    ['with a leading zero', [line.replace(' 10 ', ' 010 ')]],
    ['twice', [line, formatHandoverLine({ ...first, from: 12 })]],
    ['with two spaces', [line.replace(' 10 ', '  10 ')]],
    ['with something behind it', [`${line} x`]],
    ['without its signature', [line.slice(0, line.lastIndexOf(' '))]],
    ['of another kind of key', [line.replace(' A', ' B')]],
    ['the word alone', ['docket-key']],
    [
      'too many',
      chainOf(Array.from({ length: HANDOVERS_MAX + 1 }, (_, i) => i + 1)).map(formatHandoverLine),
    ],
  ])('lines %s make it no checkpoint', (_name, extensions) => {
    const size = extensions.length > HANDOVERS_MAX ? 100 : 20;
    const root = new Uint8Array(32);
    for (const by of [0, 1, 2])
      expect(codeOf(signCheckpoint({ origin: ORIGIN, size, root, extensions }, SIGNERS[by]!))).toBe(
        'malformed_checkpoint',
      );
  });

  test('as many as may be fit in a note, beside lines of others', () => {
    const handovers = chainOf(Array.from({ length: HANDOVERS_MAX }, (_, i) => i + 1));
    const note = noteOf(100, handovers, SIGNERS[HANDOVERS_MAX]!, ['docket-keyring 1', 'x']);
    expect(codeOf(note)).toBe('accepted');
    expect(utf8(note).length).toBeLessThan(12_000);
  });

  test('what a note of another ledger says of keys is not read', () => {
    const root = new Uint8Array(32);
    const extensions = ['docket-key nonsense'];
    const text = `bad name\n1\n${toBase64(root)}\n${extensions[0]}\n`;
    expect(codeOf(signNote(text, SIGNERS[0]!))).toBe('wrong_origin');
  });
});

describe('a key that replaces a lost one', () => {
  const replacing = (from: number, n = 1, by = SIGNERS[n]!): Handover => ({
    from,
    key: KEYS[n]!,
    signature: signReplacement(KEYS[n - 1]!, by),
    replaced: true,
  });

  test('is refused to whoever trusts the lost key, unless they ask to be told', () => {
    const [, second] = chainOf([10, 15]) as [Handover, Handover];
    for (const [handovers, by] of [
      [[replacing(10)], SIGNERS[1]!],
      [[replacing(10), second], SIGNERS[2]!],
    ] as const) {
      const note = noteOf(20, handovers, by);
      expect(codeOf(note)).toBe('key_replaced');
      expect(codeOf(note, KEYS[1])).toBe('accepted');
      expect(openSignedCheckpoint(note, KEYS[0]!, KEYS[0]!, 'told').keys[1]).toEqual({
        from: 10,
        key: KEYS[1]!,
        replaced: true,
      });
    }
    // Whoever trusts what came before a hand-over to the lost key is told as well.
    const [first] = chainOf([5]) as [Handover];
    const later = noteOf(20, [first, replacing(10, 2)], SIGNERS[2]!);
    expect([0, 1, 2].map((n) => codeOf(later, KEYS[n]))).toEqual([
      'key_replaced',
      'key_replaced',
      'accepted',
    ]);
  });

  test('is there only where it signed that itself: neither a hand-over nor another pair of keys passes', () => {
    const [handover] = chainOf([10]) as [Handover];
    const told = (note: string): string => {
      try {
        openSignedCheckpoint(note, KEYS[0]!, KEYS[0]!, 'told');
        return 'accepted';
      } catch (error) {
        if (!(error instanceof NoteError)) throw error;
        return error.code;
      }
    };
    const good = replacing(10);
    const bad: Handover[] = [
      { ...handover, replaced: true },
      { ...good, signature: signHandover(KEYS[0]!, KEYS[1]!, SIGNERS[1]!) },
      { ...good, signature: signReplacement(KEYS[2]!, SIGNERS[1]!) },
      { from: 10, key: KEYS[1]!, signature: good.signature },
    ];
    for (const one of bad) expect(told(noteOf(20, [one], SIGNERS[1]!))).toBe('broken_handover');
    expect(told(noteOf(20, [good], SIGNERS[1]!))).toBe('accepted');
    expect(told(noteOf(20, [good], SIGNERS[0]!))).toBe('unknown_key');
    const line = formatHandoverLine(good);
    for (const one of ['docket-key-replaced', `${line} x`, line.replace(' 10 ', ' 21 ')]) {
      const note = noteOf(20, [], SIGNERS[1]!, [one]);
      expect(told(note)).toBe('malformed_checkpoint');
    }
  });
});
