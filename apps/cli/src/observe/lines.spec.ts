import { expect, test } from '@jest/globals';
import { linesAsTheyCome, TOO_LONG } from './lines.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('lines are the same however they come in pieces, and one of more than 1 MiB is passed over, and said to be', async () => {
  const read = async (pieces: readonly Uint8Array[]): Promise<string[]> => {
    const lines: string[] = [];
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield* pieces;
    }
    for await (const line of linesAsTheyCome(chunks()))
      lines.push(line === TOO_LONG ? 'TOO LONG' : Buffer.from(line).toString());
    return lines;
  };
  const text = bytes('one\r\n\n  \ntwo ü\nthree');
  for (let size = 1; size <= text.length; size++) {
    const pieces = [];
    for (let at = 0; at < text.length; at += size) pieces.push(text.subarray(at, at + size));
    expect(await read(pieces)).toEqual(['one', 'two ü', 'three']);
  }
  const long = new Uint8Array(1_048_577).fill(65);
  expect(await read([long])).toEqual(['TOO LONG']);
  expect(await read([bytes('one\n'), long, long, bytes('\ntwo')])).toEqual([
    'one',
    'TOO LONG',
    'two',
  ]);
  expect(await read([new Uint8Array(1_048_576).fill(65)])).toHaveLength(1);
});
