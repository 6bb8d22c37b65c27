import { inflateSync } from 'node:zlib';

import { readEmbedded, refuse, refuseLarge } from './embedded.js';

/**
 * readAttachment gives the one file that a PDF carries and that begins with `beginning`; undefined if
 * there is none. See readEmbedded, which it unpacks for.
 *
 * Throws DossierError `not_a_pdf`, or `no_attachment`.
 */
export function readAttachment(pdf: Uint8Array, beginning: string): Uint8Array | undefined {
  const reading = readEmbedded(pdf, beginning);
  let step = reading.next();
  while (step.done !== true) {
    const { packed, bytesMax } = step.value;
    step = reading.next(unpack(packed, bytesMax));
  }
  return step.value;
}

function unpack(packed: Uint8Array, bytesMax: number): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: bytesMax });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw refuseLarge(error);
    throw refuse('the attachment cannot be unpacked', error);
  }
}
