import { Certificate, ContentInfo, type SignedData, type SignerInfo } from 'pkijs';
import { isOf, readTimeStampToken } from '../attestations/time-stamp/token.js';
import type { TimeStampChecker } from '../attestations/time-stamp/time-stamp.js';
import { unfitAlgorithm } from './algorithms.js';
import type { DocumentSeal, SealTime, SealTrust } from './document-seal.js';
import { SIGNATURE_TIME_STAMP } from './make-seal.js';
import { readSignedData } from './signed-data.js';
import { distinguishedName, cmsSignerOf, UnbelievedSigner } from './signer.js';

/**
 * checkDocumentSeal checks a signature that a PDF carries (PAdES, ETSI EN 319 142-1): that it is of `document`, which
 * is what its byte range covers, by the key of the certificate that it names, and by whom that is. With roots the chain
 * of certificates has to lead to one of them, at the time of the time stamp where that verifies, and now otherwise. It
 * asks nobody whether a certificate was revoked.
 *
 * @param contents what the signature's dictionary holds: DER, and zeros up to the room that it was given.
 */
export async function checkDocumentSeal(
  contents: Uint8Array,
  document: Uint8Array,
  { roots, timeStamps }: SealTrust = {},
): Promise<DocumentSeal> {
  const signed = readSignature(contents);
  const [signer] = signed?.signerInfos ?? [];
  if (signed === undefined || signer === undefined) return { state: 'invalid', fault: 'malformed' };
  try {
    const unfit = unfitAlgorithm(signed);
    if (unfit?.isBroken) return { state: 'invalid', fault: 'algorithm' };
    if (unfit !== undefined) return { state: 'not_checked', kind: `algorithm ${unfit.oid}` };
    const { subject, issuer } = await cmsSignerOf(signed, document, {});
    const time = await timeOf(signer, timeStamps);
    const state = roots === undefined ? 'intact' : await standing(signed, document, roots, time);
    return { state, by: distinguishedName(subject), issuer: distinguishedName(issuer), time };
  } catch (error) {
    // What the library trips over is no seal either.
    const fault = error instanceof UnbelievedSigner ? 'signature' : 'malformed';
    return { state: 'invalid', fault };
  }
}

/** Of a signature that holds: whether its certificate leads to a root, at the time of its time stamp if there is one. */
async function standing(
  signed: SignedData,
  document: Uint8Array,
  roots: readonly Uint8Array[],
  { time }: SealTime,
): Promise<'verified' | 'untrusted'> {
  const at = time === undefined ? new Date() : new Date(time);
  try {
    await cmsSignerOf(signed, document, { roots: roots.map(certificateOf), at });
    return 'verified';
  } catch (error) {
    if (error instanceof UnbelievedSigner) return 'untrusted';
    throw error;
  }
}

/** Throws for what is no certificate. */
export const certificateOf = (der: Uint8Array): Certificate =>
  Certificate.fromBER(new Uint8Array(der));

/** Undefined for what is no detached CMS signature of one signer, followed by nothing but zeros. */
function readSignature(contents: Uint8Array): SignedData | undefined {
  try {
    const bytes = new Uint8Array(contents);
    const { signed, end } = readSignedData(bytes);
    if (bytes.subarray(end).some((byte) => byte !== 0)) return undefined;
    const { eContentType, eContent } = signed.encapContentInfo;
    const isDetached = eContentType === ContentInfo.DATA && eContent === undefined;
    return isDetached && signed.signerInfos.length === 1 ? signed : undefined;
  } catch {
    // Whatever the parser trips over: it is no signature.
    return undefined;
  }
}

async function timeOf(signer: SignerInfo, check: TimeStampChecker | undefined): Promise<SealTime> {
  const attribute = signer.unsignedAttrs?.attributes.find(
    ({ type }) => type === SIGNATURE_TIME_STAMP,
  );
  const value = attribute?.values[0] as { valueBeforeDecodeView: Uint8Array } | undefined;
  if (value === undefined) return { state: 'absent' };
  const token = value.valueBeforeDecodeView.slice();
  const text = new Uint8Array(signer.signature.getValue());
  if (check === undefined) {
    const read = readTimeStampToken(token);
    if (read === undefined) return { state: 'invalid', fault: 'malformed' };
    return (await isOf(read, text))
      ? { state: 'not_checked' }
      : { state: 'invalid', fault: 'foreign' };
  }
  const outcome = await check(text, token);
  if (!outcome.ok) return { state: 'invalid', fault: outcome.fault };
  const { time, authority } = outcome;
  return { state: 'verified', time, authority };
}
