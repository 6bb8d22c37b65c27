import { Buffer } from 'node:buffer';
import { decodeHTML } from 'entities';

/** How deep one spelling may stand in another: a percent-encoded link in a JSON string in base64. */
const DEPTH_MAX = 3;
/** Characters of all readings of one text, as a multiple of its own length. */
const GROWTH_MAX = 8;
/** Shortest run that is tried as base64 or hex, in characters: shorter ones are words. */
const ENCODED_MIN = 8;

const ESCAPES =
  /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|U([0-9a-f]{8})|x([0-9a-f]{2})|([nrtbf"'/\\]))/gi;
const PERCENT_OR_QUOTED = /(?:[%=][0-9a-f]{2})+/gi;
const BASE64 = /[A-Za-z0-9+/_-]{8,}/g;
const HEX = /(?:[0-9a-f]{2}){4,}/gi;
/** Hex as dumps and fingerprints are written: 4a:61:6e:65. */
const HEX_APART = /(?:[0-9a-f]{2}[:\- ]){3,}[0-9a-f]{2}(?![0-9a-f])/gi;
/** Bytes as a list in a source or a log: 0x4a, 0x61 or 74, 97, as a Buffer is written to JSON. */
const HEX_LIST = /(?:0x[0-9a-f]{2}(?:, ?| )){3,}0x[0-9a-f]{2}(?![0-9a-f])/gi;
const DECIMAL_LIST = /(?<![\d.])\d{2,3}(?:(?:, ?| )\d{2,3}){3,}(?![\d.])/g;
/** Where a line of base64 goes on in the next (RFC 2045 folds at 76), and the soft break of quoted-printable. */
const FOLDS = /(?<=[A-Za-z0-9+/_-]{4})\r?\n[ \t]{0,8}(?=[A-Za-z0-9+/_=-])|=\r?\n/g;
/** Signs of an address as people spell them out. */
const SPELT_AT = /\s?[[({<]\s?(?:at|ät)\s?[\])}>]\s?/giu;
const SPELT_DOT = /\s?[[({<]\s?(?:dot|punkt)\s?[\])}>]\s?/giu;
const SPELT_WHOLE = / (?:at|ät) ([\w-]{1,63}) (?:dot|punkt) (?=\w)/giu;
/** What a mailbox takes as itself with something behind it (RFC 5233). */
const SUBADDRESS = /(?<=\w)\+[\w.-]{1,64}(?=@)/g;

/**
 * readingsOf gives the text and what a program would read it as: escapes of JSON, JavaScript and Python,
 * percent-encoding (RFC 3986), quoted-printable (RFC 2045), character references of HTML, and runs of
 * base64 (RFC 4648, both alphabets) or hex that hold text, also over several lines. An `(at)` is read as @. Each once, the text itself first. The work is
 * linear in the length of the text. Bytes are read as UTF-8, UTF-16 or Latin-1.
 */
export function readingsOf(text: string): string[] {
  const readings = new Set([text]);
  let room = text.length * GROWTH_MAX;
  let level = [text];
  for (let depth = 0; depth < DEPTH_MAX && level.length > 0; depth++) {
    const deeper: string[] = [];
    for (const reading of level.flatMap(readOnce)) {
      if (readings.has(reading) || reading.length > room) continue;
      room -= reading.length;
      readings.add(reading);
      deeper.push(reading);
    }
    level = deeper;
  }
  return [...readings];
}

function readOnce(text: string): string[] {
  const found: string[] = [];
  if (text.includes('\\')) found.push(unescape(text));
  if (/[%=][0-9a-f]{2}/i.test(text)) found.push(text.replaceAll(PERCENT_OR_QUOTED, decodeBytes));
  if (text.includes('&')) found.push(decodeHTML(text));
  if (text.includes('\n')) found.push(text.replaceAll(FOLDS, ''));
  found.push(
    text.replaceAll(SPELT_AT, '@').replaceAll(SPELT_DOT, '.').replaceAll(SPELT_WHOLE, '@$1.'),
  );
  if (text.includes('+')) found.push(text.replaceAll(SUBADDRESS, ''));
  if (text.length >= ENCODED_MIN) {
    found.push(
      ...textsIn(text, BASE64, (run) => Buffer.from(run, 'base64')),
      ...textsIn(text, HEX, (run) => Buffer.from(run, 'hex')),
      ...textsIn(text, HEX_APART, (run) => Buffer.from(run.replaceAll(/[:\- ]/g, ''), 'hex')),
      ...textsIn(text, HEX_LIST, (run) => Buffer.from(run.replaceAll(/0x|[, ]/gi, ''), 'hex')),
      ...textsIn(text, DECIMAL_LIST, bytesListed),
    );
  }
  return found;
}

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescape(text: string): string {
  return text.replaceAll(
    ESCAPES,
    (
      written: string,
      braced?: string,
      four?: string,
      eight?: string,
      two?: string,
      one?: string,
    ) => {
      if (one !== undefined) return CONTROLS[one] ?? one;
      const point = Number.parseInt(braced ?? four ?? eight ?? two ?? '', 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : written;
    },
  );
}

function decodeBytes(written: string): string {
  const bytes = Buffer.from(written.replaceAll(/[%=]/g, ''), 'hex');
  return asText(bytes) ?? bytes.toString('latin1');
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function asText(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    // Not UTF-8: then it is no text that anybody would read there.
    return undefined;
  }
}

/** The bytes of a list of numbers; none where one is no byte. */
function bytesListed(run: string): Uint8Array {
  const numbers = (run.match(/\d+/g) ?? []).map(Number);
  return numbers.every((number) => number <= 0xff) ? Uint8Array.from(numbers) : new Uint8Array();
}

/** Bytes of another encoding than UTF-8 that hold what looks like a text of letters; random bytes do not. */
function asOtherText(bytes: Uint8Array): string | undefined {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  for (const text of [
    Buffer.from(even).toString('utf16le'),
    Buffer.from(even).swap16().toString('utf16le'),
    Buffer.from(bytes).toString('latin1'),
  ])
    if (isOfLetters(text)) return text;
  return undefined;
}

function isOfLetters(text: string): boolean {
  const letters = text.match(/[a-zA-Z ]/g)?.length ?? 0;
  return !hasControls(text) && letters >= 0.7 * text.length;
}

const hasControls = (text: string): boolean => /[^\P{Cc}\t\n\r]/u.test(text);

/** What the runs hold as text, all of them as one reading; nothing where none does. */
function textsIn(text: string, runs: RegExp, decode: (run: string) => Uint8Array): string[] {
  const texts: string[] = [];
  for (const [run] of text.matchAll(runs)) {
    const bytes = decode(run);
    let decoded = asText(bytes);
    if (decoded === undefined || hasControls(decoded)) decoded = asOtherText(bytes);
    if (decoded !== undefined && decoded.length > 2) texts.push(decoded);
  }
  return texts.length === 0 ? [] : [texts.join('\n')];
}
