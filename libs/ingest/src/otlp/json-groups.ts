import { utf8 } from '@docket/chain';
import type { WireGroup } from './wire-groups.js';

/** What stands around the parts of an ExportTraceServiceRequest in OTLP/JSON. */
const OPEN = utf8('{"resourceSpans":[');
const RESOURCE = utf8('{"resource":');
const NO_RESOURCE = utf8('{"scopeSpans":[{');
const SCOPES = utf8(',"scopeSpans":[{');
const SCOPE = utf8('"scope":');
const SPANS_BEHIND_SCOPE = utf8(',"spans":[');
const SPANS = utf8('"spans":[');
const COMMA = utf8(',');
const CLOSE_GROUP = utf8(']}]}');
const CLOSE = utf8(']}');

type Piece = Uint8Array | readonly [start: number, end: number];

/** In groups of OTLP/JSON, a range is that of a value: an object, or several of a list with the commas between them. */
function* piecesOf(groups: readonly WireGroup[]): Generator<Piece> {
  yield OPEN;
  for (const [n, { resource, scope, spans }] of groups.entries()) {
    if (n > 0) yield COMMA;
    const hasResource = resource[1] > 0;
    if (hasResource) yield* [RESOURCE, resource, SCOPES];
    else yield NO_RESOURCE;
    if (scope[1] > 0) yield* [SCOPE, scope, SPANS_BEHIND_SCOPE];
    else yield SPANS;
    for (const [place, span] of spans.entries()) {
      if (place > 0) yield COMMA;
      yield span;
    }
    yield CLOSE_GROUP;
  }
  yield CLOSE;
}

/** How long the request becomes that `encodeJsonGroups` makes. */
export function jsonGroupsLength(groups: readonly WireGroup[]): number {
  let length = 0;
  for (const piece of piecesOf(groups))
    length += piece instanceof Uint8Array ? piece.length : piece[1] - piece[0];
  return length;
}

/** An ExportTraceServiceRequest in OTLP/JSON of what the groups name in `bytes`. */
export function encodeJsonGroups(bytes: Uint8Array, groups: readonly WireGroup[]): Uint8Array {
  const message = new Uint8Array(jsonGroupsLength(groups));
  let at = 0;
  for (const piece of piecesOf(groups)) {
    const own = piece instanceof Uint8Array ? piece : bytes.subarray(...piece);
    message.set(own, at);
    at += own.length;
  }
  return message;
}
