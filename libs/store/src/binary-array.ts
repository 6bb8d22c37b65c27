/**
 * Parameters in PostgreSQL's binary wire format (array_recv and the types' own receive functions in the
 * server's source), each written once into the buffer that is sent.
 *
 * node-postgres writes arrays as text with every byte of a bytea escaped; measured on 1.5 KB rows, that makes
 * the whole insert three times slower. A Buffer parameter it sends as binary, untouched.
 */

/** What a value of each type is here. Integers are safe ones; a time is in milliseconds since 1970. */
export interface BinaryValues {
  bigint: number;
  boolean: boolean;
  bytea: Uint8Array;
  integer: number;
  text: string;
  timestamptz: number;
}
export type BinaryType = keyof BinaryValues;

/** A parameter that is not written yet. */
export interface BinaryParameter {
  /** It takes no more bytes than these, its length included. */
  readonly bytesMax: number;
  /** Writes its length as int32 (-1: NULL) and its bytes; returns where they end. */
  write(target: Buffer, at: number): number;
}

interface Element<Value> {
  readonly oid: number;
  /** Without the length. */
  bytesMax(value: Value): number;
  /** The length and the bytes. */
  write(target: Buffer, value: Value, at: number): number;
}

const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;
/** int32 each: dimensions, whether there is a NULL, OID of the elements, how many, lower bound. */
const ARRAY_HEADER_BYTES = 20;
/** An empty array has no dimension, and so none of the last two. */
const EMPTY_ARRAY_BYTES = 12;
/** Above it, to count a text's bytes costs less than room that it may not need. */
const LONG_TEXT = 256;
/** 2000-01-01, from which PostgreSQL counts microseconds. */
const POSTGRES_EPOCH_MS = 946_684_800_000;

const ELEMENTS: { readonly [Type in BinaryType]: Element<BinaryValues[Type]> } = {
  bigint: { oid: 20, bytesMax: () => 8, write: writeInt64 },
  boolean: {
    oid: 16,
    bytesMax: () => 1,
    write: (target, value, at) => target.writeUInt8(value ? 1 : 0, target.writeInt32BE(1, at)),
  },
  bytea: {
    oid: 17,
    bytesMax: ({ length }) => length,
    write(target, value, at) {
      const from = target.writeInt32BE(value.length, at);
      target.set(value, from);
      return from + value.length;
    },
  },
  integer: {
    oid: 23,
    bytesMax: () => 4,
    write: (target, value, at) => target.writeInt32BE(value, target.writeInt32BE(4, at)),
  },
  text: {
    oid: 25,
    // Three bytes of UTF-8 is the most that one UTF-16 unit takes.
    bytesMax: (value) => (value.length < LONG_TEXT ? 3 * value.length : Buffer.byteLength(value)),
    write(target, value, at) {
      const written = target.write(value, at + LENGTH_BYTES, 'utf8');
      return target.writeInt32BE(written, at) + written;
    },
  },
  timestamptz: {
    oid: 1184,
    bytesMax: () => 8,
    write: (target, ms, at) => writeInt64(target, (ms - POSTGRES_EPOCH_MS) * 1000, at),
  },
};

function writeInt64(target: Buffer, value: number, at: number): number {
  const from = target.writeInt32BE(8, at);
  const low = target.writeInt32BE(Math.floor(value / 0x1_0000_0000), from);
  // `>>> 0` is the value modulo 2^32, for negative ones too.
  return target.writeUInt32BE(value >>> 0, low);
}

export function scalarParameter<Type extends BinaryType>(
  type: Type,
  value: BinaryValues[Type] | null,
): BinaryParameter {
  const element = ELEMENTS[type];
  return {
    bytesMax: LENGTH_BYTES + (value === null ? 0 : element.bytesMax(value)),
    write: (target, at) =>
      value === null ? target.writeInt32BE(NULL_LENGTH, at) : element.write(target, value, at),
  };
}

/** A one-dimensional array of what `of` says of each row; it is asked twice. */
export function arrayParameter<Type extends BinaryType, Row>(
  type: Type,
  rows: readonly Row[],
  of: (row: Row) => BinaryValues[Type] | null,
): BinaryParameter {
  const element = ELEMENTS[type];
  let bytesMax = LENGTH_BYTES + ARRAY_HEADER_BYTES + LENGTH_BYTES * rows.length;
  let hasNull = false;
  for (const row of rows) {
    const value = of(row);
    if (value === null) hasNull = true;
    else bytesMax += element.bytesMax(value);
  }
  const write = (target: Buffer, start: number): number => {
    let at = target.writeInt32BE(rows.length === 0 ? 0 : 1, start + LENGTH_BYTES);
    at = target.writeInt32BE(hasNull ? 1 : 0, at);
    at = target.writeInt32BE(element.oid, at);
    if (rows.length === 0) return target.writeInt32BE(EMPTY_ARRAY_BYTES, start) + EMPTY_ARRAY_BYTES;
    at = target.writeInt32BE(rows.length, at);
    at = target.writeInt32BE(1, at);
    for (const row of rows) {
      const value = of(row);
      at = value === null ? target.writeInt32BE(NULL_LENGTH, at) : element.write(target, value, at);
    }
    target.writeInt32BE(at - start - LENGTH_BYTES, start);
    return at;
  };
  return { bytesMax, write };
}

/** The parameter as node-postgres takes it: without its length. */
export function asValue(parameter: BinaryParameter): Buffer {
  const buffer = Buffer.allocUnsafe(parameter.bytesMax);
  return buffer.subarray(LENGTH_BYTES, parameter.write(buffer, 0));
}

const itself = <Value>(value: Value): Value => value;

/** `text[]`. */
export function textArray(values: readonly (string | null)[]): Buffer {
  return asValue(arrayParameter('text', values, itself));
}

/** `int4[]`. */
export function int4Array(values: readonly (number | null)[]): Buffer {
  return asValue(arrayParameter('integer', values, itself));
}

/** `int8[]` of safe integers. */
export function int8Array(values: readonly number[]): Buffer {
  return asValue(arrayParameter('bigint', values, itself));
}

/** `bytea[]`. */
export function byteaArray(values: readonly Uint8Array[]): Buffer {
  return asValue(arrayParameter('bytea', values, itself));
}

/** `bool[]`. */
export function boolArray(values: readonly boolean[]): Buffer {
  return asValue(arrayParameter('boolean', values, itself));
}
