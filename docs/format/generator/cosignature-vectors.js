/** A checkpoint of a public log, and a line by a public witness, as both were served. */
const PUBLISHED = {
  name: 'a public witness on the checkpoint of a public log',
  key: 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
  text: 'arche2025h1.staging.ct.transparency.dev\n1432088532\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n',
  line: '— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==\n',
  time: 1779573024,
};

/** Lines of witnesses under the texts of checkpoints; `time` is null where one does not verify. */
export function cosignatures(chain) {
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
  return [
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
}
