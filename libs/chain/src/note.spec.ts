import { describe, expect, test } from '@jest/globals';
import {
  createSigner,
  decodeCheckpoint,
  encodeCheckpoint,
  formatVerifierKey,
  fromBase64,
  NoteError,
  openCheckpoint,
  openNote,
  parseVerifierKey,
  sha256,
  signCheckpoint,
  signNote,
  toHex,
  utf8,
} from './index.js';

// The example that the documentation of Go's sumdb/note package gives: key pair, text, signature.
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const SEED = fromBase64('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz')!.slice(1);
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    return error.code;
  }
};
const verifier = parseVerifierKey(VKEY);

test('a note has at most 65,536 bytes, however few characters they are', () => {
  const ours = createSigner('docket.example/claims', new Uint8Array(32).fill(7));
  const known = parseVerifierKey(formatVerifierKey(ours.name, ours.publicKey));
  const noteOf = (text: string) => signNote(`${text}\n`, ours);
  const around = utf8(noteOf('')).length;
  const most = '€'.repeat(Math.floor((65_536 - around) / 3));
  const rest = 'a'.repeat((65_536 - around) % 3);
  expect(utf8(noteOf(most + rest))).toHaveLength(65_536);
  expect(openNote(noteOf(most + rest), [known]).text).toBe(`${most}${rest}\n`);
  const longer = noteOf(`${most}${rest}a`);
  expect(longer.length).toBeLessThan(65_536);
  expect(() => openNote(longer, [known])).toThrow(
    expect.objectContaining({ code: 'malformed_note' }),
  );
});

test('lines that are not checked are listed', () => {
  const [ours, theirs] = [7, 8].map((seed) =>
    createSigner('docket.example/claims', new Uint8Array(32).fill(seed)),
  ) as [ReturnType<typeof createSigner>, ReturnType<typeof createSigner>];
  const known = parseVerifierKey(formatVerifierKey(ours.name, ours.publicKey));
  const line = signNote('text\n', theirs).split('\n').at(-2);
  const { verifiedBy, unchecked } = openNote(`${signNote('text\n', ours)}${line}\n`, [known]);
  expect(verifiedBy).toEqual([known]);
  expect(unchecked).toMatchObject([{ name: 'docket.example/claims' }]);
  expect(unchecked[0]?.keyHash).not.toBe(known.keyHash);
});

describe('signed notes', () => {
  test('the published example: key, signature and note, byte for byte', () => {
    const signer = createSigner('PeterNeumann', SEED);
    expect(formatVerifierKey(signer.name, signer.publicKey)).toBe(VKEY);
    expect(verifier).toMatchObject({ name: 'PeterNeumann', keyHash: 0xc74f20a3 });
    expect(signNote(TEXT, signer)).toBe(`${TEXT}\n${LINE}`);
    expect(openNote(`${TEXT}\n${LINE}`, [verifier])).toEqual({
      text: TEXT,
      verifiedBy: [verifier],
      unchecked: [],
    });
  });

  test('every part of the key is refused by itself, and every character changed', () => {
    for (let from = 0; from <= VKEY.length; from++) {
      for (let to = from; to <= VKEY.length; to++) {
        if (from === 0 && to === VKEY.length) continue;
        expect(codeOf(() => parseVerifierKey(VKEY.slice(from, to)))).toBe('malformed_key');
      }
    }
    for (let at = 0; at < VKEY.length; at++) {
      const changed =
        VKEY.slice(0, at) + String.fromCharCode(VKEY.charCodeAt(at) + 1) + VKEY.slice(at + 1);
      expect(codeOf(() => parseVerifierKey(changed))).toBe('malformed_key');
    }
  });

  test.each([
    [
      'a key of the wrong length',
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    ],
    ['another algorithm', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ])('%s, with an id that fits, is refused', (_name, key) => {
    expect(codeOf(() => parseVerifierKey(key))).toBe('malformed_key');
  });

  test('signatures of others are passed over, also of the same name', () => {
    const other = createSigner('EnochRoot', SEED);
    const namesake = createSigner('PeterNeumann', sha256(SEED));
    const lines = [other, namesake].map((signer) => signNote(TEXT, signer).slice(TEXT.length + 1));
    const note = `${TEXT}\n${lines.join('')}${LINE}`;
    expect(openNote(note, [verifier]).verifiedBy).toEqual([verifier]);
    const second = parseVerifierKey(formatVerifierKey(other.name, other.publicKey));
    expect(openNote(note, [verifier, second]).verifiedBy).toEqual([second, verifier]);
    expect(codeOf(() => openNote(`${TEXT}\n${lines.join('')}`, [verifier]))).toBe('unknown_key');
  });

  test('each bit of the signature counts', () => {
    const signature = fromBase64(LINE.split(' ')[2]!.trim())!;
    for (let at = 4; at < signature.length; at++) {
      const changed = signature.slice();
      changed[at]! ^= 1 << (at & 7);
      const line = `— PeterNeumann ${Buffer.from(changed).toString('base64')}\n`;
      expect(codeOf(() => openNote(`${TEXT}\n${line}`, [verifier]))).toBe('invalid_signature');
    }
  });

  test.each<[string, string, string]>([
    ['another text', `${TEXT.replace('think', 'thunk')}\n${LINE}`, 'invalid_signature'],
    ['no blank line', TEXT + LINE, 'malformed_note'],
    ['no line break at the end', `${TEXT}\n${LINE}`.slice(0, -1), 'malformed_note'],
    ['no signature', `${TEXT}\n`, 'malformed_note'],
    ['a line that is no signature', `${TEXT}\n${LINE}hello\n`, 'malformed_note'],
    ['a hyphen for the dash', `${TEXT}\n${LINE.replace('—', '-')}`, 'malformed_note'],
    ['a control character', `\t${TEXT}\n${LINE}`, 'malformed_note'],
    ['stray bits in the base64', `${TEXT}\n${LINE.replace('nAM=', 'nAN=')}`, 'malformed_note'],
    ['65 signatures', `${TEXT}\n${LINE.repeat(65)}`, 'malformed_note'],
    ['far too much text', `${'a'.repeat(70_000)}\n\n${LINE}`, 'malformed_note'],
    ['nothing', '', 'malformed_note'],
  ])('%s: %s', (_name, note, code) => {
    expect(codeOf(() => openNote(note, [verifier]))).toBe(code);
  });

  test('a text may hold blank lines; the last one parts it from the signatures', () => {
    const signer = createSigner('PeterNeumann', SEED);
    const text = 'a\n\nb\n';
    expect(openNote(signNote(text, signer), [verifier]).text).toBe(text);
    expect(codeOf(() => signNote('no line break', signer))).toBe('malformed_note');
  });

  test.each(['', 'a b', 'a+b', 'a\u00a0b', 'a\nb', 'a\u2003b', 'a\u0085b'])(
    '%p is no name for a key',
    (name) => {
      expect(codeOf(() => createSigner(name, SEED))).toBe('malformed_key');
    },
  );
});

describe('checkpoints', () => {
  const signer = createSigner('docket.example/claims', SEED);
  const vkey = formatVerifierKey(signer.name, signer.publicKey);
  const checkpoint = { origin: signer.name, size: 20_852_163, root: sha256(SEED), extensions: [] };

  test('the example of C2SP tlog-checkpoint', () => {
    const text =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    const decoded = decodeCheckpoint(text);
    expect(decoded).toMatchObject({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
      extensions: [],
    });
    expect(toHex(decoded.root)).toBe(
      '0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62',
    );
    expect(encodeCheckpoint(decoded)).toBe(text);
  });

  test('signed and opened again', () => {
    expect(openCheckpoint(signCheckpoint(checkpoint, signer), vkey)).toEqual(checkpoint);
    const extended = { ...checkpoint, extensions: ['x 1', 'y'] };
    expect(openCheckpoint(signCheckpoint(extended, signer), vkey)).toEqual(extended);
  });

  test('of another ledger, or by another key', () => {
    const other = createSigner('docket.example/other', SEED);
    expect(codeOf(() => signCheckpoint(checkpoint, other))).toBe('wrong_origin');
    const forged = signNote(encodeCheckpoint(checkpoint), other);
    expect(codeOf(() => openCheckpoint(forged, vkey))).toBe('unknown_key');
    expect(
      codeOf(() => openCheckpoint(forged, formatVerifierKey(other.name, other.publicKey))),
    ).toBe('wrong_origin');
    expect(codeOf(() => openCheckpoint(forged, 'no key'))).toBe('malformed_key');
  });

  const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
  test.each([
    ['too few lines', 'a/b\n1\n'],
    ['no final line break', `a/b\n1\n${ROOT}`],
    ['an empty origin', `\n1\n${ROOT}\n`],
    ['an empty extension line', `a/b\n1\n${ROOT}\n\n`],
    ['a leading zero', `a/b\n01\n${ROOT}\n`],
    ['a sign', `a/b\n+1\n${ROOT}\n`],
    ['a size beyond 2^53', `a/b\n9007199254740993\n${ROOT}\n`],
    ['a short root', 'a/b\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n'],
    ['a root without padding', `a/b\n1\n${ROOT.slice(0, -1)}\n`],
  ])('%s: not a checkpoint', (_name, text) => {
    expect(codeOf(() => decodeCheckpoint(text))).toBe('malformed_checkpoint');
  });
  test('what cannot be written as one is refused', () => {
    expect(codeOf(() => encodeCheckpoint({ ...checkpoint, size: -1 }))).toBe(
      'malformed_checkpoint',
    );
    expect(codeOf(() => encodeCheckpoint({ ...checkpoint, root: new Uint8Array(31) }))).toBe(
      'malformed_checkpoint',
    );
    expect(codeOf(() => encodeCheckpoint({ ...checkpoint, extensions: ['a\nb'] }))).toBe(
      'malformed_checkpoint',
    );
  });
});
