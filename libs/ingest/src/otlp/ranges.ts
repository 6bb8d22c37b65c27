/** Where parts of a request stand, as bytes to keep: each number is an unsigned integer of 32 bits, big-endian. */
export const RANGE_NUMBER_BYTES = 4;

export function encodeRanges(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * RANGE_NUMBER_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [n, value] of numbers.entries()) view.setUint32(n * RANGE_NUMBER_BYTES, value);
  return bytes;
}

/** Reads them one after the other. Each method throws where they end, or name what is not there. */
export class RangeReader {
  readonly #view: DataView;
  readonly #length: number;
  #at = 0;

  /** @param length of what they are about. */
  constructor(ranges: Uint8Array, length: number) {
    this.#view = new DataView(ranges.buffer, ranges.byteOffset, ranges.byteLength);
    this.#length = length;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#view.byteLength;
  }

  number(): number {
    if (this.#at + RANGE_NUMBER_BYTES > this.#view.byteLength)
      throw new RangeError('the ranges end');
    this.#at += RANGE_NUMBER_BYTES;
    return this.#view.getUint32(this.#at - RANGE_NUMBER_BYTES);
  }

  range(): [start: number, end: number] {
    const [start, end] = [this.number(), this.number()];
    if (start > end || end > this.#length) throw new RangeError('a range is not in the request');
    return [start, end];
  }

  ranges(): [start: number, end: number][] {
    const count = this.number();
    const ranges: [number, number][] = [];
    while (ranges.length < count) ranges.push(this.range());
    return ranges;
  }
}
