/** The body of an answer, or why there is none to look at. */
export type AnswerBody = { bytes: Uint8Array } | { tooLarge: true } | { brokeOff: unknown };

/**
 * Reads the body of an answer, `bytesMax` at most: what stands between client and server may send without
 * end, or a few kilobytes that unpack to gigabytes. It counts what was unpacked, and what is beyond the bound
 * is never in memory. How long it takes is bounded by the signal that the request was made with.
 */
export async function readBody(response: Response, bytesMax: number): Promise<AnswerBody> {
  const { body } = response;
  if (body === null) return { bytes: new Uint8Array(0) };
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > bytesMax) {
        await reader.cancel();
        return { tooLarge: true };
      }
      chunks.push(value);
    }
  } catch (error) {
    return { brokeOff: error };
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return { bytes };
}
