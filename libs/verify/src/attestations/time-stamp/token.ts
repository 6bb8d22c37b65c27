import { equalBytes } from '@docket/chain';
import { fromBER } from 'asn1js';
import { Certificate, ExtKeyUsage, type SignedData, TSTInfo } from 'pkijs';
import { DIGESTS } from '../../seal/algorithms.js';
import { readSignedData } from '../../seal/signed-data.js';
import {
  digestBytes,
  distinguishedName,
  cmsSignerOf,
  UnbelievedSigner,
} from '../../seal/signer.js';
import type { TimeStampChecker, TimeStampFault, TimeStampOutcome } from './time-stamp.js';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

class TokenFault extends Error {
  override readonly name = 'TokenFault';
  constructor(readonly fault: TimeStampFault) {
    super(fault);
  }
}

/** What a token says, unchecked. */
export interface Token {
  signed: SignedData;
  info: TSTInfo;
}

/** readTimeStampToken takes a DER TimeStampToken apart, and checks nothing of it; undefined for what is none. */
export function readTimeStampToken(der: Uint8Array): Token | undefined {
  try {
    const { signed, end } = readSignedData(der);
    if (end !== der.length) return undefined;
    const { eContentType, eContent } = signed.encapContentInfo;
    if (eContentType !== TST_INFO || eContent === undefined || signed.signerInfos.length !== 1)
      return undefined;
    const info = new TSTInfo({ schema: fromBER(eContent.getValue()).result });
    return { signed, info };
  } catch {
    // Whatever the parser trips over: it is no token.
    return undefined;
  }
}

/** Whether the token is of this text. */
export async function isOf({ info }: Token, text: Uint8Array): Promise<boolean> {
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const name = DIGESTS[hashAlgorithm.algorithmId];
  if (name === undefined) return false;
  const digest = await digestBytes(name, text);
  return equalBytes(digest, new Uint8Array(hashedMessage.getValue()));
}

/**
 * timeStampChecker checks tokens by the roots that the verifier trusts, each a DER certificate: the text, the signature,
 * the chain of certificates at the time of the token, and that the authority's is for time stamps and nothing else
 * (RFC 3161, section 2.3). It asks nobody whether a certificate was revoked. Throws for what is no certificate.
 */
export function timeStampChecker(roots: readonly Uint8Array[]): TimeStampChecker {
  const trusted = roots.map((der) => Certificate.fromBER(new Uint8Array(der)));
  return async (text, bytes): Promise<TimeStampOutcome> => {
    try {
      const token = readTimeStampToken(bytes);
      if (token === undefined) throw new TokenFault('malformed');
      if (!(await isOf(token, text))) throw new TokenFault('foreign');
      const { info, signed } = token;
      const certificate = await cmsSignerOf(signed, text, { roots: trusted, at: info.genTime });
      if (!isForTimeStamps(certificate)) throw new TokenFault('purpose');
      return {
        ok: true,
        time: info.genTime.toISOString(),
        authority: distinguishedName(certificate.subject),
      };
    } catch (error) {
      if (error instanceof TokenFault || error instanceof UnbelievedSigner)
        return { ok: false, fault: error.fault };
      // The library throws on what it cannot read. Nothing of such a token is believed.
      return { ok: false, fault: 'malformed' };
    }
  };
}

/** A critical extended key usage that is time stamping alone (RFC 3161, section 2.3). */
function isForTimeStamps({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  if (usage?.critical !== true || !(usage.parsedValue instanceof ExtKeyUsage)) return false;
  const { keyPurposes } = usage.parsedValue;
  return keyPurposes.length === 1 && keyPurposes[0] === TIME_STAMPING;
}
