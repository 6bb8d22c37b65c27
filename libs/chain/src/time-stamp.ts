import { utf8 } from './bytes.js';
import { formatSignatureLine, isKeyName, keyIdOf, NoteError, type NoteSignature } from './note.js';

/** C2SP signed-note: signature types without a number of their own begin so, and a longer identifier follows. */
const OTHER_TYPE = 0xff;
const IDENTIFIER = utf8('RFC 3161 TimeStampToken');

const toUint32 = (bytes: Uint8Array): number => new DataView(bytes.buffer).getUint32(0);

/** timeStampKeyHash is the key id, a uint32, of the lines of an authority: it follows from its name alone. */
export const timeStampKeyHash = (name: string): number =>
  toUint32(keyIdOf(name, OTHER_TYPE, IDENTIFIER));

/**
 * formatTimeStampLine writes a time stamp of a note's text as a signature line, its newline included. `name`: what the
 * authority is called; `token`: a DER TimeStampToken (RFC 3161) over SHA-256 of the text. Throws NoteError.
 */
export function formatTimeStampLine(name: string, token: Uint8Array): string {
  if (!isKeyName(name))
    throw new NoteError('malformed_key', 'a key name has no white space and no plus');
  return formatSignatureLine({ name, keyHash: timeStampKeyHash(name), signature: token });
}

/** Whether a signature line is a time stamp, as its key id says. */
export const isTimeStamp = ({ name, keyHash }: NoteSignature): boolean =>
  keyHash === timeStampKeyHash(name);
