/** Longest line of a source, in bytes. */
const LINE_BYTES_MAX = 1_048_576;

/** A line that was passed over. */
export const TOO_LONG = Symbol('a line of more than 1 MiB');

/** The lines of a stream as they come, without those that are empty. One of more than 1 MiB is passed over, and said to be. */
export async function* linesAsTheyCome(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array | typeof TOO_LONG> {
  let rest: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const line = lineOf(rest, length, chunk.subarray(start, end));
      [rest, length, start] = [[], 0, end + 1];
      if (line !== undefined) yield line;
    }
    length += chunk.length - start;
    // Of what is too long only its length is kept.
    if (length > LINE_BYTES_MAX) rest = [];
    else rest.push(Buffer.from(chunk.subarray(start)));
  }
  const line = lineOf(rest, length, new Uint8Array());
  if (line !== undefined) yield line;
}

function lineOf(
  rest: readonly Uint8Array[],
  length: number,
  last: Uint8Array,
): Uint8Array | typeof TOO_LONG | undefined {
  if (length + last.length > LINE_BYTES_MAX) return TOO_LONG;
  const line = Buffer.concat([...rest, last]);
  return isSaid(line) ? withoutReturn(line) : undefined;
}

const isSaid = (line: Uint8Array): boolean => line.some((byte) => byte > 0x20);
const withoutReturn = (line: Uint8Array): Uint8Array =>
  line.at(-1) === 13 ? line.subarray(0, -1) : line;
