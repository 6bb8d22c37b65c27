import { toHex } from '@docket/chain';
import type { StoredMaterial } from '@docket/store';

/** An entry as one line of JSON: `{"seq", "leaf", "disclosure"}`, with the line's end. */
export function encodeLine({ position, leaf, disclosure }: StoredMaterial): string {
  return `{"seq":${position},"leaf":${JSON.stringify(textOf(leaf))},"disclosure":${encodeDisclosure(disclosure)}}\n`;
}

/** The body's stored text as it is: parsing and writing it again could change what is verified. */
function encodeDisclosure(stored: StoredMaterial['disclosure']): string {
  if (stored === undefined) return 'null';
  const text = textOf('partBytes' in stored ? stored.partBytes : stored.bodyBytes);
  // What is damaged must not break the line it stands in; null makes verification name the entry.
  if (!isOneLineOfJson(text)) return 'null';
  return 'partBytes' in stored ? text : `{"body":${text},"secret":"${toHex(stored.secret)}"}`;
}

const textOf = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('utf8');

function isOneLineOfJson(text: string): boolean {
  if (text.includes('\n')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Not JSON: that is the answer to the question.
    return false;
  }
}
