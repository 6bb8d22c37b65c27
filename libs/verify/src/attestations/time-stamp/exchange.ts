import { equalBytes, sha256 } from '@docket/chain';
import { fromBER, Integer, OctetString, Sequence } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs';
import { isOf, readTimeStampToken } from './token.js';

const SHA256 = '2.16.840.1.101.3.4.2.1';
/** PKIStatus `granted` and `grantedWithMods` (RFC 3161, section 2.4.2). */
const GRANTED = [0, 1];

/** TimeStampReplyError says why a reply holds no time stamp of what was asked: one line for people. */
export class TimeStampReplyError extends Error {
  override readonly name = 'TimeStampReplyError';
}

/**
 * encodeTimeStampRequest asks for a time stamp of a text, with the certificates that it takes (RFC 3161, section 2.4.1).
 * `nonce`: random bytes, the first of which is 1 to 127.
 */
export function encodeTimeStampRequest(text: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array(sha256(text)).buffer }),
    }),
    certReq: true,
    nonce: new Integer({ valueHex: new Uint8Array(nonce).buffer }),
  });
  return new Uint8Array(request.toSchema().toBER());
}

/**
 * readTimeStampReply takes the token out of a reply to a request for `text` with `nonce`, and the time in it. Its
 * signature is not checked: that takes certificates to trust, which whoever verifies brings.
 *
 * Throws TimeStampReplyError.
 */
export async function readTimeStampReply(
  bytes: Uint8Array,
  { text, nonce }: { text: Uint8Array; nonce: Uint8Array },
): Promise<{ token: Uint8Array; time: Date }> {
  const { status, der } = readReply(bytes);
  if (!GRANTED.includes(status))
    throw new TimeStampReplyError(`it did not grant a time stamp (status ${status})`);
  const token = der && readTimeStampToken(der);
  if (der === undefined || token === undefined)
    throw new TimeStampReplyError('its reply holds no time stamp');
  const { nonce: given, genTime: time } = token.info;
  if (given === undefined || !equalBytes(new Uint8Array(given.valueBlock.valueHexView), nonce))
    throw new TimeStampReplyError('its time stamp answers another request');
  if (!(await isOf(token, text)))
    throw new TimeStampReplyError('its time stamp is of another text');
  return { token: der, time };
}

function readReply(bytes: Uint8Array): { status: number; der: Uint8Array | undefined } {
  try {
    const { result } = fromBER(new Uint8Array(bytes));
    const { status } = new TimeStampResp({ schema: result });
    // As it came: what is signed is not written anew.
    const token = result instanceof Sequence ? result.valueBlock.value[1] : undefined;
    return { status: status.status, der: token?.valueBeforeDecodeView.slice() };
  } catch (error) {
    throw new TimeStampReplyError('its reply is none of RFC 3161', { cause: error });
  }
}
