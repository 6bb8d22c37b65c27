import { equalBytes, sha256 } from '@docket/chain';
import { fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  Certificate,
  ContentInfo,
  ExtKeyUsage,
  SignedData,
  SignedDataVerifyError,
  type SignedDataVerifyResult,
  TSTInfo,
} from 'pkijs';
import type { TimeStampChecker, TimeStampFault, TimeStampOutcome } from './time-stamp.js';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
/** id-aa-signingCertificate and id-aa-signingCertificateV2 (RFC 5035), with the hash that each names a certificate by. */
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
/** Digests that a text may be named by. */
const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
/** Of `SignedDataVerifyError`: the chain of certificates does not hold. */
const CHAIN = 5;

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
    const bytes = der.slice();
    const { offset, result } = fromBER(bytes);
    if (offset !== bytes.length) return undefined;
    const content = new ContentInfo({ schema: result });
    if (content.contentType !== SIGNED_DATA) return undefined;
    const signed = new SignedData({ schema: content.content });
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
  const trustedCerts = roots.map((der) => Certificate.fromBER(der.slice()));
  return async (text, bytes): Promise<TimeStampOutcome> => {
    try {
      const token = readTimeStampToken(bytes);
      if (token === undefined) throw new TokenFault('malformed');
      if (!(await isOf(token, text))) throw new TokenFault('foreign');
      const { info, signed } = token;
      const result = await verified(signed, text, trustedCerts, info.genTime);
      const { signerCertificate: certificate } = result;
      if (!certificate) throw new TokenFault('signature');
      if (!(await namesSigner(signed, certificate))) throw new TokenFault('signature');
      if (!isForTimeStamps(certificate)) throw new TokenFault('purpose');
      return { ok: true, time: info.genTime.toISOString(), authority: subjectOf(certificate) };
    } catch (error) {
      if (error instanceof TokenFault) return { ok: false, fault: error.fault };
      // The library throws on what it cannot read. Nothing of such a token is believed.
      return { ok: false, fault: 'malformed' };
    }
  };
}

async function verified(
  signed: SignedData,
  text: Uint8Array,
  trustedCerts: Certificate[],
  checkDate: Date,
): Promise<SignedDataVerifyResult> {
  try {
    const result = await signed.verify({
      signer: 0,
      data: text.slice().buffer,
      trustedCerts,
      checkChain: true,
      checkDate,
      extendedMode: true,
    });
    if (result.signatureVerified !== true) throw new TokenFault('signature');
    if (result.signerCertificateVerified !== true) throw new TokenFault('untrusted');
    return result;
  } catch (error) {
    if (!(error instanceof SignedDataVerifyError)) throw error;
    throw new TokenFault(error.code === CHAIN ? 'untrusted' : 'signature');
  }
}

/** Whether what is signed names this very certificate, so that another of the same key is none (RFC 5816). */
async function namesSigner(signed: SignedData, certificate: Certificate): Promise<boolean> {
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
  const named = attributes.filter(
    ({ type }) => type === SIGNING_CERTIFICATE || type === SIGNING_CERTIFICATE_V2,
  );
  const der = new Uint8Array(certificate.toSchema().toBER());
  for (const { type, values } of named) {
    const [first] = childrenOf(childrenOf(values[0])[0]);
    const id = childrenOf(first);
    // ESSCertIDv2 begins with its algorithm, unless it is SHA-256; ESSCertID is of SHA-1.
    const algorithm = id[0] instanceof Sequence ? childrenOf(id[0])[0] : undefined;
    const hash = id.find((part) => part instanceof OctetString);
    if (!(hash instanceof OctetString)) return false;
    const digest = await digestOf(type, algorithm, der);
    if (digest === undefined || !equalBytes(digest, new Uint8Array(hash.getValue()))) return false;
  }
  return named.length > 0;
}

async function digestOf(
  type: string,
  algorithm: unknown,
  der: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (type === SIGNING_CERTIFICATE) return digestBytes('SHA-1', der);
  if (algorithm === undefined) return sha256(der);
  const name = algorithm instanceof ObjectIdentifier ? DIGESTS[algorithm.getValue()] : undefined;
  return name === undefined ? undefined : digestBytes(name, der);
}

/** WebCrypto, which Node and browsers have; the package is compiled with the types of neither. */
interface WebCrypto {
  subtle: { digest(name: string, bytes: Uint8Array): Promise<ArrayBuffer> };
}

async function digestBytes(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  const { subtle } = (globalThis as unknown as { crypto: WebCrypto }).crypto;
  return new Uint8Array(await subtle.digest(name, bytes.slice()));
}

const childrenOf = (value: unknown): readonly unknown[] =>
  value instanceof Sequence ? value.valueBlock.value : [];

/** A critical extended key usage that is time stamping alone (RFC 3161, section 2.3). */
function isForTimeStamps({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  if (usage?.critical !== true || !(usage.parsedValue instanceof ExtKeyUsage)) return false;
  const { keyPurposes } = usage.parsedValue;
  return keyPurposes.length === 1 && keyPurposes[0] === TIME_STAMPING;
}

/** The values of the subject, in the order of the certificate. */
const subjectOf = ({ subject }: Certificate): string =>
  subject.typesAndValues.map(({ value }) => String(value.valueBlock.value)).join(', ');
