import { toHex } from '@docket/chain';
import type { StoredMaterial } from '@docket/store';

/** An entry as one line of JSON: `{"seq", "leaf", "disclosure"}`, with the line's end. */
export function encodeLine({ position, leaf, disclosure }: StoredMaterial): string {
  const leafText = Buffer.from(leaf.buffer, leaf.byteOffset, leaf.byteLength).toString('utf8');
  return `{"seq":${position},"leaf":${JSON.stringify(leafText)},"disclosure":${encodeDisclosure(disclosure)}}\n`;
}

/** The body's stored text as it is: parsing and writing it again could change what is verified. */
function encodeDisclosure(stored: StoredMaterial['disclosure']): string {
  if (stored === undefined) return 'null';
  const { bodyBytes } = stored;
  const body = Buffer.from(bodyBytes.buffer, bodyBytes.byteOffset, bodyBytes.byteLength).toString(
    'utf8',
  );
  // A damaged body must not break the line it stands in; null makes verification name the entry.
  return isOneLineOfJson(body) ? `{"body":${body},"secret":"${toHex(stored.secret)}"}` : 'null';
}

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
