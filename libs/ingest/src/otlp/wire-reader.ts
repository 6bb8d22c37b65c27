import { decodeUtf8 } from '@docket/chain';
import { OtlpError } from './otlp-error.js';

/** Kinds of fields on the wire (protobuf, Encoding: Message Structure). Groups, 3 and 4, are deprecated. */
export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Longest varint: 64 bits, seven in each byte. */
const VARINT_BYTES_MAX = 10;

/**
 * Reads the fields of one protobuf message, one after the other, and never past its end.
 * Every method throws OtlpError `malformed_protobuf`.
 */
export class WireReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #end: number;
  #at: number;
  /** Of the field that `next` came to. */
  field = 0;
  wire = 0;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = start;
    this.#end = end;
  }

  /** Goes to the next field; false at the end of the message. The field is then read, or skipped. */
  next(): boolean {
    if (this.#at >= this.#end) return false;
    const tag = this.varint();
    if (tag > 0xffffffffn || tag < 8n) throw this.#fault('no field has this tag');
    this.field = Number(tag >> 3n);
    this.wire = Number(tag & 7n);
    return true;
  }

  /** An unsigned number of up to 64 bits. */
  varint(): bigint {
    let small = 0;
    // Most are short: up to 28 bits without bigints.
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#byte();
      small |= (byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt(small);
    }
    let value = BigInt(small);
    for (let index = 4; index < VARINT_BYTES_MAX; index++) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << BigInt(7 * index);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw this.#fault('a number has more than 64 bits');
  }

  fixed64(): bigint {
    return this.#view.getBigUint64(this.#take(8), true);
  }

  fixed32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  double(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  bytes(): Uint8Array {
    const length = this.#length();
    const start = this.#take(length);
    return this.#bytes.subarray(start, start + length);
  }

  string(): string {
    const text = decodeUtf8(this.bytes());
    if (text === undefined) throw this.#fault('a text is not UTF-8');
    return text;
  }

  /** The message that is this field. */
  message(): WireReader {
    const length = this.#length();
    const start = this.#take(length);
    return new WireReader(this.#bytes, start, start + length);
  }

  /** Passes over a field that is not known, or that has another kind than is known. */
  skip(): void {
    if (this.wire === WIRE.varint) this.varint();
    else if (this.wire === WIRE.fixed64) this.#take(8);
    else if (this.wire === WIRE.bytes) this.#take(this.#length());
    else if (this.wire === WIRE.fixed32) this.#take(4);
    else throw this.#fault(`field ${this.field} has the unknown kind ${this.wire}`);
  }

  #length(): number {
    const length = this.varint();
    if (length > BigInt(this.#end - this.#at))
      throw this.#fault('a field is longer than its message');
    return Number(length);
  }

  #byte(): number {
    return this.#bytes[this.#take(1)]!;
  }

  #take(length: number): number {
    const start = this.#at;
    if (length > this.#end - start) throw this.#fault('the message ends within a field');
    this.#at = start + length;
    return start;
  }

  #fault(what: string): OtlpError {
    return new OtlpError('malformed_protobuf', `${what} (byte ${this.#at})`);
  }
}
