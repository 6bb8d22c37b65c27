/** Fields of protobuf that answers are written with; requests are read in `@docket/ingest`. */

export function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 0x80);
  }
}

export function numberField(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

export function stringField(field: number, text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes]);
}

/** google.rpc.Status with its message: OTLP/HTTP, Failures. Its code is left out, for HTTP's status says more. */
export function encodeRpcStatus(message: string): Buffer {
  return stringField(2, message);
}
