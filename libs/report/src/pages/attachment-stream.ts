import { concatBytes } from '@docket/chain';
import { indexOf, type Packed, readEmbedded, refuse, refuseLarge } from './embedded.js';

/**
 * streamAttachment is readAttachment where there is no zlib: it unpacks by the browser's own
 * DecompressionStream, which takes a stream that ends where its data ends.
 *
 * Rejects with DossierError `not_a_pdf`, or `no_attachment`.
 */
export async function streamAttachment(
  pdf: Uint8Array,
  beginning: string,
): Promise<Uint8Array | undefined> {
  const reading = readEmbedded(pdf, beginning);
  let step = reading.next();
  while (step.done !== true) step = reading.next(await unpack(step.value));
  return step.value;
}

async function unpack({ packed, length, bytesMax }: Packed): Promise<Uint8Array> {
  const unpacking = new DecompressionStream('deflate');
  const writer = unpacking.writable.getWriter();
  // Its refusal comes by the reader too, which is where it is looked at.
  void writer.write(packed.slice(0, length ?? endOf(packed))).catch(() => undefined);
  void writer.close().catch(() => undefined);
  const reader = unpacking.readable.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const part = await reader.read().catch((cause: unknown) => {
      throw refuse('the attachment cannot be unpacked', cause);
    });
    if (part.done) return concatBytes(parts);
    bytes += part.value.length;
    if (bytes > bytesMax) {
      await reader.cancel().catch(() => undefined);
      throw refuseLarge();
    }
    parts.push(part.value);
  }
}

/** Where the data of a stream ends that does not say how long it is: before the line end that comes before the keyword. */
function endOf(packed: Uint8Array): number {
  const keyword = indexOf(packed, 'endstream');
  if (keyword < 0) throw refuse('the attachment cannot be unpacked');
  const last = packed[keyword - 1] === 0x0a ? keyword - 1 : keyword;
  return packed[last - 1] === 0x0d ? last - 1 : last;
}
