import { randomBytes } from 'node:crypto';
import {
  encodeTimeStampRequest,
  readTimeStampReply,
  TimeStampReplyError,
} from '@docket/verify/time-stamps';
import { AnchorFailure, boundedPost } from '../anchors/bounded-post.js';

/** A token with its certificates has some kilobytes; a note that carries it has 64 KiB at most. */
const REPLY_BYTES_MAX = 32 * 1024;
/** How far an authority's clock may be from the one here: a token of another time would be of no use. */
const CLOCK_MS_MAX = 5 * 60_000;
const NONCE_BYTES = 16;

/**
 * askAuthority asks a time-stamp authority (RFC 3161, section 3.4) for a token over a text, and gives it, DER. Whether
 * its signature is to be trusted whoever verifies says.
 *
 * @throws {AnchorFailure}
 */
export async function askAuthority(
  url: string,
  text: Uint8Array,
  stopped: AbortSignal,
): Promise<Uint8Array> {
  const nonce = randomBytes(NONCE_BYTES);
  // A positive integer without a leading zero has one spelling.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 1;
  const answer = await boundedPost({
    url,
    body: encodeTimeStampRequest(text, nonce),
    type: 'application/timestamp-query',
    bytesMax: REPLY_BYTES_MAX,
    stopped,
  });
  if (answer.status !== 200) throw new AnchorFailure(`it answered ${answer.status}`);
  try {
    const { token, time } = await readTimeStampReply(answer.body, { text, nonce });
    const apartMs = Math.abs(time.getTime() - Date.now());
    if (apartMs <= CLOCK_MS_MAX) return token;
    throw new AnchorFailure(
      `its time stamp says ${time.toISOString()}, ${Math.round(apartMs / 1000)} s from the clock here`,
    );
  } catch (error) {
    if (error instanceof TimeStampReplyError)
      throw new AnchorFailure(error.message, { cause: error });
    throw error;
  }
}
