import { readFileSync } from 'node:fs';

/** A checkpoint of a public log, and a line by a public witness, as both were served. */
const PUBLISHED = {
  name: 'a public witness on the checkpoint of a public log',
  key: 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
  text: 'arche2025h1.staging.ct.transparency.dev\n1432088532\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n',
  line: '— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==\n',
  time: 1779573024,
};

/** A line that another implementation made, from the words of C2SP tlog-cosignature alone; its seed is that of the others. */
const BY_OPENSSL = JSON.parse(
  readFileSync(new URL('ml-dsa-44-by-openssl.json', import.meta.url), 'utf8'),
);

/** Lines of witnesses under the texts of checkpoints; `time` is null where one does not verify. */
export async function cosignatures(chain) {
  const seed = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
  const name = 'north.example/w';
  const { publicKey } = chain.createSigner(name, seed);
  const key = chain.formatCosignerKey(name, publicKey);
  const root = chain.toBase64(new Uint8Array(32).fill(5));
  const text = `docket.example/claims\n5\n${root}\n`;
  const line = chain.cosign(text, name, seed, 1790000000);
  const made = { key, text, line, time: 1790000000 };
  const [, base64] = /(\S+)\n$/.exec(line);
  const changed = (index) => {
    const bytes = chain.fromBase64(base64);
    bytes[index] ^= 1;
    return `— ${name} ${chain.toBase64(bytes)}\n`;
  };
  const plain = chain.signNote(text, { ...chain.createSigner(name, seed), name });
  const ed25519 = [
    PUBLISHED,
    { name: 'as cosigned', ...made },
    { name: 'at the beginning of time', ...made, line: chain.cosign(text, name, seed, 0), time: 0 },
    { name: 'over another size', ...made, text: text.replace('\n5\n', '\n6\n'), time: null },
    { name: 'over an extension that was added', ...made, text: `${text}more\n`, time: null },
    { name: 'with another key id', ...made, line: changed(0), time: null },
    { name: 'with another time', ...made, line: changed(11), time: null },
    { name: 'with another signature', ...made, line: changed(40), time: null },
    { name: 'by another name', ...made, line: line.replace('north', 'south'), time: null },
    {
      name: 'a signature as ledgers make them, by the same key',
      ...made,
      line: plain.slice(text.length + 1),
      time: null,
    },
  ];
  return [...ed25519, ...(await mlDsa44(chain, { name, seed, text, ed25519: line }))];
}

/** What ML-DSA-44 signs is taken from a checkpoint's first three lines, and holds the name of who signs. */
async function mlDsa44(chain, { name, seed, text, ed25519 }) {
  const key = await chain.mlDsa44CosignerKey(name, seed);
  const cosign = (time) => chain.cosignMlDsa44(text, name, seed, time, false);
  const line = await cosign(1790000000);
  const made = { key, text, line, time: 1790000000 };
  const bytes = chain.fromBase64(line.trimEnd().split(' ')[2]);
  const changed = (index, by = (byte) => byte ^ 1) => {
    const other = bytes.slice();
    other[index] = by(other[index]);
    return `— ${name} ${chain.toBase64(other)}\n`;
  };
  const named = (label) => `ML-DSA-44, ${label}`;
  const short = chain.concatBytes([
    bytes.slice(0, 4),
    chain.fromBase64(ed25519.trimEnd().split(' ')[2]).slice(4),
  ]);
  // Behind key id and time: 32 bytes of challenge, 2,304 of z, 80 places of hints, and where each of 4 sets of them ends.
  const HINTS = 12 + 2336;
  const ends = bytes.slice(HINTS + 80);
  if (ends[3] >= 80 || ends[0] < 2) throw new Error('a signature with fewer hints is needed');
  const swapped = bytes.slice();
  [swapped[HINTS], swapped[HINTS + 1]] = [swapped[HINTS + 1], swapped[HINTS]];
  return [
    BY_OPENSSL,
    { name: named('as cosigned'), ...made },
    { name: named('without a time'), ...made, line: await cosign(0), time: 0 },
    { name: named('under an extension that was added'), ...made, text: `${text}more\n` },
    { name: named('over another size'), ...made, text: text.replace('\n5\n', '\n6\n'), time: null },
    { name: named('over another root'), ...made, text: text.replace('BQUF', 'BgUF'), time: null },
    {
      name: named('of another ledger'),
      ...made,
      text: text.replace('claims', 'other'),
      time: null,
    },
    { name: named('with another key id'), ...made, line: changed(0), time: null },
    { name: named('with another time'), ...made, line: changed(11), time: null },
    { name: named('with another challenge'), ...made, line: changed(12), time: null },
    { name: named('with another z'), ...made, line: changed(12 + 32 + 100), time: null },
    { name: named('with a hint behind the last'), ...made, line: changed(HINTS + 79), time: null },
    {
      name: named('with two hints in another order'),
      ...made,
      line: `— ${name} ${chain.toBase64(swapped)}\n`,
      time: null,
    },
    {
      name: named('with more hints than there can be'),
      ...made,
      line: changed(HINTS + 83, () => 81),
      time: null,
    },
    { name: named('by another name'), ...made, line: line.replace('north', 'south'), time: null },
    {
      name: named('with a signature of Ed25519'),
      ...made,
      line: `— ${name} ${chain.toBase64(short)}\n`,
      time: null,
    },
  ];
}
