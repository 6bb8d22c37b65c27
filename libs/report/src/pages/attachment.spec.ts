import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';

import { readAttachment } from './attachment.js';
import { streamAttachment } from './attachment-stream.js';

const BEGINNING = '{"decision_id":';
const CONTENT = Buffer.from(`${BEGINNING}"dec_1","filler":"${'x'.repeat(5_000)}"}`);
const PACKED = deflateSync(CONTENT);

/** A file as a PDF carries it. */
function pdf(packed: Uint8Array, members: string, after = '\nendstream\nendobj\n'): Uint8Array {
  const head = `%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile ${members}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from(`${after}%%EOF\n`)]);
}

const bomb = deflateSync(Buffer.concat([Buffer.from(BEGINNING), Buffer.alloc(65 * 1024 * 1024)]));
const damaged = Buffer.from(PACKED);
damaged[damaged.length - 1]! ^= 1;

const LENGTH = `/Length ${PACKED.length}`;
const FLATE = '/Filter /FlateDecode';
const CASES: [string, Uint8Array][] = [
  ['packed, with its length', pdf(PACKED, `${FLATE} ${LENGTH}`)],
  ['packed, its length elsewhere', pdf(PACKED, `${FLATE} /Length 9 0 R`)],
  ['packed, before other line ends', pdf(PACKED, FLATE, '\r\nendstream\nendobj\n')],
  ['packed, with no line end before the keyword', pdf(PACKED, FLATE, 'endstream\nendobj\n')],
  ['not packed', pdf(CONTENT, `/Length ${CONTENT.length}`)],
  ['not packed, of no length', pdf(CONTENT, '')],
  ['of another kind', pdf(Buffer.from('{"a":1}'), '/Length 7')],
  ['packed another way', pdf(PACKED, `/Filter /LZWDecode ${LENGTH}`)],
  ['no deflated data', pdf(CONTENT, `${FLATE} /Length ${CONTENT.length}`)],
  ['with a wrong checksum', pdf(damaged, `${FLATE} ${LENGTH}`)],
  ['cut short', pdf(PACKED.subarray(0, 20), `${FLATE} /Length 20`)],
  ['of more than a document may have', pdf(bomb, `${FLATE} /Length ${bomb.length}`)],
  ['twice, and not the same', twice()],
  ['no PDF', Buffer.from('GIF89a')],
];

function twice(): Uint8Array {
  const other = deflateSync(Buffer.from(`${BEGINNING}"dec_2"}`));
  return Buffer.concat([
    pdf(PACKED, `${FLATE} ${LENGTH}`),
    pdf(other, `${FLATE} /Length ${other.length}`),
  ]);
}

/** What came of reading, as something that can be compared. */
async function outcome(read: () => unknown): Promise<unknown> {
  try {
    const bytes = (await read()) as Uint8Array | undefined;
    return bytes === undefined ? 'none' : Buffer.from(bytes).toString('latin1');
  } catch (error) {
    const { name, code } = error as Error & { code?: string };
    return { name, code };
  }
}

describe('the file that a PDF carries, where there is no zlib', () => {
  test.each(CASES)('is read, or refused, as with zlib: %s', async (_name, bytes) => {
    const expected = await outcome(() => readAttachment(bytes, BEGINNING));
    expect(await outcome(() => streamAttachment(bytes, BEGINNING))).toEqual(expected);
  });

  test('comes whole', async () => {
    for (const [, bytes] of CASES.slice(0, 5))
      expect(await streamAttachment(bytes, BEGINNING)).toEqual(new Uint8Array(CONTENT));
  });
});
