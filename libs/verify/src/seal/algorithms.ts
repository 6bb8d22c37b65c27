import { ObjectIdentifier } from 'asn1js';
import { Certificate, IssuerAndSerialNumber, RSASSAPSSParams, type SignedData } from 'pkijs';

/** Digests that a text or a certificate may be named by: SHA-2. */
export const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
const RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
/** With SHA-2, or with whatever the signer's digest is. */
const SIGNATURES: readonly string[] = [
  RSA,
  RSA_PSS,
  // RSASSA-PKCS1-v1_5 and ECDSA, each with SHA-256, SHA-384 and SHA-512.
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
];
/** MD5 and SHA-1, and RSA and ECDSA with one of them. */
const BROKEN: readonly string[] = [
  '1.2.840.113549.2.5',
  '1.3.14.3.2.26',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.2.840.10045.4.1',
];
const EC = '1.2.840.10045.2.1';
/** P-256, P-384 and P-521: what WebCrypto has. */
const CURVES: readonly string[] = ['1.2.840.10045.3.1.7', '1.3.132.0.34', '1.3.132.0.35'];

/** An algorithm that is not relied on here. */
interface UnfitAlgorithm {
  /** Its object identifier, or that of the curve. */
  oid: string;
  /** Known to prove nothing: others can make a second text with the same digest. Otherwise it is not known here. */
  isBroken: boolean;
}

/**
 * unfitAlgorithm gives the first algorithm of the first signer that is not relied on; undefined where each of them is.
 * Throws whatever the library throws on parameters that it cannot read.
 */
export function unfitAlgorithm(signed: SignedData): UnfitAlgorithm | undefined {
  const [signer] = signed.signerInfos;
  if (signer === undefined) return undefined;
  const { digestAlgorithm, signatureAlgorithm } = signer;
  const digests = [digestAlgorithm.algorithmId];
  if (signatureAlgorithm.algorithmId === RSA_PSS)
    digests.push(pssDigest(signatureAlgorithm.algorithmParams));
  const oid =
    digests.find((id) => DIGESTS[id] === undefined) ??
    [signatureAlgorithm.algorithmId].find((id) => !SIGNATURES.includes(id)) ??
    otherCurve(signed);
  return oid === undefined ? undefined : { oid, isBroken: BROKEN.includes(oid) };
}

/** Whether a certificate was signed with MD5 or SHA-1: others can make a second one with the same signature. */
export const isBrokenCertificate = ({ signatureAlgorithm, signature }: Certificate): boolean =>
  [signatureAlgorithm, signature].some(({ algorithmId, algorithmParams }) =>
    algorithmId === RSA_PSS
      ? BROKEN.includes(pssDigest(algorithmParams))
      : BROKEN.includes(algorithmId),
  );

const pssDigest = (params: unknown): string =>
  new RSASSAPSSParams({ schema: params }).hashAlgorithm.algorithmId;

/** The curve of the signer's key, if it is none of those that are known. */
function otherCurve({ certificates = [], signerInfos: [signer] }: SignedData): string | undefined {
  const sid: unknown = signer?.sid;
  if (!(sid instanceof IssuerAndSerialNumber)) return undefined;
  const own = certificates.find(
    (one): one is Certificate =>
      one instanceof Certificate &&
      one.issuer.isEqual(sid.issuer) &&
      one.serialNumber.isEqual(sid.serialNumber),
  );
  const { algorithmId, algorithmParams } = own?.subjectPublicKeyInfo.algorithm ?? {};
  if (algorithmId !== EC) return undefined;
  const curve: unknown = algorithmParams;
  // A curve may be written out instead of named.
  const oid = curve instanceof ObjectIdentifier ? curve.getValue() : EC;
  return CURVES.includes(oid) ? undefined : oid;
}
