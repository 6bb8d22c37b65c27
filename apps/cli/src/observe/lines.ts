import { CommandFailure, EXIT } from '../failure.js';

/** Longest line of a source, in bytes. */
const LINE_BYTES_MAX = 1_048_576;

/**
 * The lines of a stream as they come, without those that are empty.
 *
 * @throws {CommandFailure} `unusable` for a line of more than 1 MiB.
 */
export async function* linesAsTheyCome(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const line = Buffer.concat([...rest, chunk.subarray(start, end)]);
      [rest, length, start] = [[], 0, end + 1];
      number += 1;
      if (isSaid(line)) yield withoutReturn(line);
    }
    rest.push(Buffer.from(chunk.subarray(start)));
    length += chunk.length - start;
    if (length > LINE_BYTES_MAX)
      throw new CommandFailure(`Line ${number} has more than 1 MiB.`, EXIT.unusable);
  }
  const line = Buffer.concat(rest);
  if (isSaid(line)) yield withoutReturn(line);
}

const isSaid = (line: Uint8Array): boolean => line.some((byte) => byte > 0x20);
const withoutReturn = (line: Uint8Array): Uint8Array =>
  line.at(-1) === 13 ? line.subarray(0, -1) : line;
