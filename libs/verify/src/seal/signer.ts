import { equalBytes, sha256 } from '@docket/chain';
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  type Certificate,
  type CertificateChainValidationEngine,
  type SignedData,
  SignedDataVerifyError,
  type SignedDataVerifyResult,
} from 'pkijs';
import { DIGESTS, isBrokenCertificate, unfitAlgorithm } from './algorithms.js';

/** id-aa-signingCertificate and id-aa-signingCertificateV2 (RFC 5035), with the hash that each names a certificate by. */
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
export const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
/** Certificates that a signer may bring: a chain has three or four, and the library compares each with each. */
const CERTIFICATES_MAX = 32;
/** For how many certificates an issuer is looked for. Without a bound, two that issued each other are followed for ever. */
const ISSUERS_MAX = 64;
/** Of `SignedDataVerifyError`: the chain of certificates does not hold. */
const CHAIN = 5;

/** Why what somebody signed is not believed. */
type SignerFault =
  /** The signature does not verify, is by another certificate than it names, or by an algorithm that is not relied on. */
  | 'signature'
  /**
   * No chain of certificates leads to one that the verifier trusts, one of them was not valid at that time, or was signed
   * with MD5 or SHA-1.
   */
  | 'untrusted';

export class UnbelievedSigner extends Error {
  override readonly name = 'UnbelievedSigner';
  constructor(readonly fault: SignerFault) {
    super(fault);
  }
}

/**
 * cmsSignerOf gives the certificate by which the first signer of CMS signed `data` (RFC 5652), which the signer names in
 * what it signed (RFC 5035). `roots`: certificates one of which the chain has to lead to, at the time of `at`; where
 * they are left out, no chain is looked at. Nobody is asked whether a certificate was revoked.
 *
 * Throws UnbelievedSigner, and whatever the library throws on what it cannot read.
 */
export async function cmsSignerOf(
  signed: SignedData,
  data: Uint8Array,
  { roots, at = new Date() }: { roots?: Certificate[]; at?: Date | undefined },
): Promise<Certificate> {
  if (unfitAlgorithm(signed) !== undefined) throw new UnbelievedSigner('signature');
  const { signatureVerified, signerCertificateVerified, signerCertificate } = await verified(
    signed,
    data,
    { roots, at },
  );
  if (signatureVerified !== true || !signerCertificate) throw new UnbelievedSigner('signature');
  if (signerCertificateVerified !== true) throw new UnbelievedSigner('untrusted');
  if (await namesSigner(signed, signerCertificate)) return signerCertificate;
  throw new UnbelievedSigner('signature');
}

async function verified(
  signed: SignedData,
  data: Uint8Array,
  { roots, at }: { roots: Certificate[] | undefined; at: Date },
): Promise<SignedDataVerifyResult> {
  if (roots !== undefined && (signed.certificates?.length ?? 0) > CERTIFICATES_MAX)
    throw new UnbelievedSigner('untrusted');
  try {
    return await signed.verify({
      signer: 0,
      data: new Uint8Array(data).buffer,
      trustedCerts: roots ?? [],
      checkChain: roots !== undefined,
      checkDate: at,
      extendedMode: true,
      findIssuer: boundedIssuers(roots ?? []),
    });
  } catch (error) {
    if (!(error instanceof SignedDataVerifyError)) throw error;
    throw new UnbelievedSigner(error.code === CHAIN ? 'untrusted' : 'signature');
  }
}

type FindIssuer = CertificateChainValidationEngine['findIssuer'];

/**
 * The library's own way to find who issued a certificate, for so many of them: what it throws then is no chain. One that
 * was signed with MD5 or SHA-1 was issued by nobody, unless the verifier trusts it by itself.
 */
function boundedIssuers(roots: readonly Certificate[]): FindIssuer {
  let looked = 0;
  return async (certificate, engine, crypto) => {
    looked += 1;
    if (looked > ISSUERS_MAX) throw new Error('too many certificates on the way to a root');
    if (isBrokenCertificate(certificate) && !roots.some((root) => isSame(root, certificate)))
      return [];
    return engine.defaultFindIssuer(certificate, engine, crypto);
  };
}

const isSame = (one: Certificate, other: Certificate): boolean =>
  equalBytes(derOf(one), derOf(other));

/** Whether what is signed names this very certificate, so that another of the same key is none (RFC 5816). */
async function namesSigner(signed: SignedData, certificate: Certificate): Promise<boolean> {
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
  const named = attributes.filter(
    ({ type }) => type === SIGNING_CERTIFICATE || type === SIGNING_CERTIFICATE_V2,
  );
  // One of each at most (RFC 5035): each is a digest of the whole certificate.
  if (named.length > 2) return false;
  const der = derOf(certificate);
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

export async function digestBytes(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  const { subtle } = (globalThis as unknown as { crypto: WebCrypto }).crypto;
  return new Uint8Array(await subtle.digest(name, new Uint8Array(bytes)));
}

const childrenOf = (value: unknown): readonly unknown[] =>
  value instanceof Sequence ? value.valueBlock.value : [];

export const derOf = (certificate: Certificate): Uint8Array =>
  new Uint8Array(certificate.toSchema().toBER());

/** The values of a name, in the order of the certificate. */
export const distinguishedName = ({ typesAndValues }: Certificate['subject']): string =>
  typesAndValues.map(({ value }) => String(value.valueBlock.value)).join(', ');
