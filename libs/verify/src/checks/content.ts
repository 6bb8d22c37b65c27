import {
  type BodyDisclosure,
  canonicalize,
  CanonicalError,
  checkDisclosure,
  disclosureFault,
  commitStored,
  decodeUtf8,
  type DisclosureFault,
  isFullDisclosure,
  isJsonObject,
  type PartialDisclosure,
  standIn,
  type Json,
  type JsonObject,
  type Leaf,
  toHex,
  type Granularity,
} from '@docket/chain';
import { isHexOf } from '../hex.js';
import { type ErasedHere, erasedIn } from './erasure.js';
import type { FindingCode, Findings } from '../finding.js';
import type { EntryMaterial, StoredBody } from '../reader.js';

/** What the content of one entry turned out to be. */
export interface Content {
  /** The body, if every value of it is disclosed and is what the leaf commits to. */
  body?: JsonObject;
  /** What of the body is disclosed, if not all of it is. */
  part?: JsonObject;
  /** JSON Pointers of the values that it lacks, where `part` is given: withheld or erased. */
  hidden?: readonly string[];
  withheld: number;
  /** The first value that is withheld. */
  firstWithheld?: string;
  /** Values that are gone, and by which entries. */
  erased: readonly ErasedHere[];
  erasedCount: number;
}

const NONE_ERASED: readonly ErasedHere[] = [];
const NOTHING: Content = { withheld: 0, erased: NONE_ERASED, erasedCount: 0 };

/**
 * checkContent holds an entry's body against the commitment in its leaf. A value that is neither
 * disclosed, nor declared withheld or erased, is missing, and that is a failure.
 */
export function checkContent(
  material: EntryMaterial,
  leaf: Leaf,
  granularity: Granularity,
  findings: Findings,
): Content {
  const { disclosure, position } = material;
  // Entry 0 names the granularity of the others, so its own is fixed.
  const granularityHere = position === 0 ? 'scalar' : granularity;
  if (isStoredBody(disclosure)) {
    return 'secret' in disclosure
      ? checkStored(disclosure, leaf, position, granularityHere, findings)
      : checkLeft(disclosure, material, leaf, granularityHere, findings);
  }
  const checked = checkDisclosure(leaf.body, disclosure, granularityHere);
  if (!checked.ok) {
    findings.add(CODES[checked.code], `The content of entry ${position}: ${checked.message}.`, {
      ...place(leaf, position),
      ...(checked.pointer === undefined ? {} : { pointer: checked.pointer }),
    });
    return NOTHING;
  }
  const lacking = [...checked.states].filter(([, state]) => state !== 'disclosed');
  const hidden = lacking.map(([pointer]) => pointer);
  const withheldAt = lacking.flatMap(([pointer, state]) => (state === 'withheld' ? [pointer] : []));
  const withheld = withheldAt.length;
  const [firstWithheld] = withheldAt;
  const erasedCount = lacking.length - withheld;
  const counts = {
    withheld,
    ...(firstWithheld === undefined ? {} : { firstWithheld }),
    erasedCount,
    erased: erasedIn(position, leaf, disclosure),
  };
  return withheld + erasedCount === 0
    ? { body: checked.body, ...counts }
    : { part: checked.body, hidden, ...counts };
}

const CODES: Record<DisclosureFault, FindingCode> = {
  missing: 'content_missing',
  malformed: 'content_malformed',
  commitment_mismatch: 'content_mismatch',
  digest_mismatch: 'content_mismatch',
};

function checkStored(
  stored: Extract<StoredBody, { secret: Uint8Array }>,
  leaf: Leaf,
  seq: number,
  granularity: Granularity,
  findings: Findings,
): Content {
  let commitment: Uint8Array;
  let body: JsonObject;
  try {
    const { bodyBytes, secret } = stored;
    const text = decodeUtf8(bodyBytes);
    body = parseBody(text);
    const committed = commitStored(body, bodyBytes, secret, granularity);
    if (!committed.isCanonical && JSON.stringify(body) !== text)
      throw new RangeError('not canonical JSON');
    ({ commitment } = committed);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    findings.add(
      'content_malformed',
      `The stored body of entry ${seq} is not a body: ${error.message}.`,
      {
        ...place(leaf, seq),
      },
    );
    return NOTHING;
  }
  if (!isHexOf(leaf.body, commitment)) {
    // Word for word what checkDisclosure says of the same body where it was handed out in full.
    findings.add(
      'content_mismatch',
      `The content of entry ${seq}: body and secret are not what the leaf commits to.`,
      place(leaf, seq),
    );
    return NOTHING;
  }
  return { body, withheld: 0, erased: NONE_ERASED, erasedCount: 0 };
}

/** What is left of a body, and what is worked with in its place: the one has to follow from the other. */
function checkLeft(
  { bodyBytes, partBytes }: Extract<StoredBody, { partBytes: Uint8Array }>,
  { position }: EntryMaterial,
  leaf: Leaf,
  granularity: Granularity,
  findings: Findings,
): Content {
  const disclosure = readPart(partBytes);
  if (disclosure === undefined) {
    const message = `What is left of the body of entry ${position} is no disclosure.`;
    findings.add('content_malformed', message, place(leaf, position));
    return NOTHING;
  }
  const content = checkContent(
    { position, leaf: NO_BYTES, disclosure },
    leaf,
    granularity,
    findings,
  );
  const expected = content === NOTHING ? undefined : standIn(disclosure);
  if (expected !== undefined && canonicalize(expected) !== decodeUtf8(bodyBytes)) {
    const message = `What stands in for the body of entry ${position} is not what is left of it.`;
    findings.add('content_mismatch', message, place(leaf, position));
  }
  return content;
}

const NO_BYTES = new Uint8Array();

/** A text that is not canonical will not do, as with a body. */
function readPart(bytes: Uint8Array): PartialDisclosure | undefined {
  const text = decodeUtf8(bytes);
  try {
    const part = text === undefined ? undefined : (JSON.parse(text) as Json);
    if (disclosureFault(part) !== undefined || canonicalize(part as Json) !== text)
      return undefined;
    const read = part as unknown as BodyDisclosure;
    return isFullDisclosure(read) ? undefined : read;
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}

/**
 * A text that is not what its values are written as will not do: it would verify alike, but another
 * reader might take another meaning from it (of a repeated key, say). JSON.stringify writes values as
 * canonical JSON does (RFC 8785 section 3.2.2) and keeps the order of keys, which means nothing: hence
 * the second question, of what is not canonical. That also makes a strict parser unnecessary.
 */
function parseBody(text: string | undefined): JsonObject {
  const body = text === undefined ? undefined : (JSON.parse(text) as Json);
  if (!isJsonObject(body)) throw new RangeError('not a JSON object');
  return body;
}

function isUnreadable(error: unknown): error is Error {
  return (
    error instanceof SyntaxError || error instanceof CanonicalError || error instanceof RangeError
  );
}

function isStoredBody(disclosure: EntryMaterial['disclosure']): disclosure is StoredBody {
  // Bytes, which JSON has none of: a file cannot pass its own word off as what a store keeps.
  return (
    disclosure !== undefined &&
    'bodyBytes' in disclosure &&
    ArrayBuffer.isView(disclosure.bodyBytes)
  );
}

/** toDisclosure gives stored content the form that content has everywhere else. */
export function toDisclosure(disclosure: EntryMaterial['disclosure']): BodyDisclosure | undefined {
  if (!isStoredBody(disclosure)) return disclosure;
  if ('partBytes' in disclosure) return readPart(disclosure.partBytes);
  const body = parseBodyOf(disclosure);
  return body === undefined ? undefined : { body, secret: toHex(disclosure.secret) };
}

/** parseBodyOf reads a body that is disclosed in full, without checking it; undefined if it cannot. */
export function parseBodyOf(disclosure: EntryMaterial['disclosure']): JsonObject | undefined {
  if (disclosure === undefined || disclosure === null) return undefined;
  if (!isStoredBody(disclosure)) return isFullDisclosure(disclosure) ? disclosure.body : undefined;
  if ('partBytes' in disclosure) return undefined;
  const text = decodeUtf8(disclosure.bodyBytes);
  if (text === undefined) return undefined;
  try {
    const body = JSON.parse(text) as Json;
    return isJsonObject(body) ? body : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function place(leaf: Leaf, seq: number): { seq: number; decision?: string } {
  return leaf.decision === undefined ? { seq } : { seq, decision: leaf.decision.id };
}
