import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflate } from 'node:zlib';

/** Pieces of which a large file is written, in characters: none is ever held whole. */
const PIECE = 1024 * 1024;

/** Writes `start`, `count` times what `item` gives with commas between, and `end`. */
export async function writeList(
  path: string,
  [start, end]: readonly [string, string],
  count: number,
  item: (index: number) => string,
): Promise<void> {
  await pipeline(Readable.from(pieces(start, end, count, item)), createWriteStream(path));
}

function* pieces(
  start: string,
  end: string,
  count: number,
  item: (index: number) => string,
): Generator<string> {
  let piece = start;
  for (let index = 0; index < count; index += 1) {
    piece += index === 0 ? item(index) : `,${item(index)}`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece + end;
}

/** `bytes` zeros as a deflated stream: about a thousandth of that. */
export async function deflatedZeros(bytes: number): Promise<Buffer> {
  const zeros = Buffer.alloc(PIECE);
  const packed: Buffer[] = [];
  await pipeline(
    Readable.from(Array.from({ length: bytes / PIECE }, () => zeros)),
    createDeflate({ level: 9 }),
    async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) packed.push(chunk);
    },
  );
  return Buffer.concat(packed);
}

/** A PDF of one page with these objects beside it; 1 to 3 are its own. */
export function smallPdf(objects: Record<number, string>, content = '3 0 R'): Buffer {
  const own: Record<number, string> = {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    3: '<< /Length 0 >>\nstream\n\nendstream',
    4: `<< /Type /Page\n/Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} >>`,
  };
  let text = '%PDF-1.7\n';
  const all = Object.entries({ ...own, ...objects });
  const table = all.map(([number, object]) => {
    const offset = String(text.length).padStart(10, '0');
    text += `${number} 0 obj\n${object}\nendobj\n`;
    return `${number} 1\n${offset} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n${table.join('')}trailer\n<< /Size ${all.length + 1} /Root 1 0 R >>\n`;
  return Buffer.from(`${text}startxref\n${start}\n%%EOF\n`, 'latin1');
}
