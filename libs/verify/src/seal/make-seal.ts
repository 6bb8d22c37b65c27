import { sha256 } from '@docket/chain';
import { fromBER, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { SIGNING_CERTIFICATE_V2 } from './signer.js';

const DATA = '1.2.840.113549.1.7.1';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
/** id-aa-signatureTimeStampToken (RFC 3161, appendix A). */
export const SIGNATURE_TIME_STAMP = '1.2.840.113549.1.9.16.2.14';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';

/** SealError says why a document is not sealed: one line for people. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/** Who seals. */
interface DocumentSealer {
  /** DER: the sealer's own certificate first, then those that lead from it to a root. */
  certificates: readonly Uint8Array[];
  /** Signs with SHA-256 by the key of that certificate: RSASSA-PKCS1-v1_5, or ECDSA as DER. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  /** A time stamp (RFC 3161) of the signature, DER; undefined where there is none to be had. */
  timeStamp(signature: Uint8Array): Promise<Uint8Array | undefined>;
}

/**
 * makeDocumentSeal gives a detached CMS signature (RFC 5652) over a document with this SHA-256, as PAdES baseline B-B
 * asks for it, and B-T where there is a time stamp (ETSI EN 319 142-1): DER.
 *
 * Throws SealError for a key that is neither RSA nor ECDSA; rejects with whatever `sign` and `timeStamp` reject with.
 */
export async function makeDocumentSeal(
  digest: Uint8Array,
  { certificates, sign, timeStamp }: DocumentSealer,
): Promise<Uint8Array> {
  const [der] = certificates;
  if (der === undefined) throw new SealError('there is no certificate to seal with');
  const read = certificates.map((one) => Certificate.fromBER(new Uint8Array(one)));
  const [own] = read as [Certificate];
  const signatureAlgorithm = algorithmOf(own);
  const attributes = signedAttributes(digest, der);
  const signature = await sign(signedBytes(attributes));
  const token = await timeStamp(signature);
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm,
    signature: octets(signature),
    ...(token === undefined ? {} : { unsignedAttrs: stamped(token) }),
  });
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: SHA256 })],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    certificates: read,
    signerInfos: [signer],
  });
  const content = new ContentInfo({
    contentType: ContentInfo.SIGNED_DATA,
    content: signed.toSchema(),
  });
  return new Uint8Array(content.toSchema().toBER());
}

function algorithmOf({ subjectPublicKeyInfo }: Certificate): AlgorithmIdentifier {
  const { algorithmId } = subjectPublicKeyInfo.algorithm;
  if (algorithmId === RSA)
    return new AlgorithmIdentifier({ algorithmId: SHA256_WITH_RSA, algorithmParams: new Null() });
  if (algorithmId === EC) return new AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA256 });
  throw new SealError('the key of the certificate is neither RSA nor ECDSA');
}

/** No time among them: PAdES has the signature's dictionary say it. */
function signedAttributes(digest: Uint8Array, certificate: Uint8Array): Attribute[] {
  const named = new Sequence({ value: [octets(sha256(certificate))] });
  const attributes = [
    new Attribute({ type: CONTENT_TYPE, values: [new ObjectIdentifier({ value: DATA })] }),
    new Attribute({ type: MESSAGE_DIGEST, values: [octets(digest)] }),
    new Attribute({
      type: SIGNING_CERTIFICATE_V2,
      values: [new Sequence({ value: [new Sequence({ value: [named] })] })],
    }),
  ];
  // DER has a set in the order of its encodings, and what is signed is DER (RFC 5652, section 5.4).
  return attributes.toSorted((a, b) => compareBytes(encoded(a), encoded(b)));
}

/** What is signed is the set itself, not its place in the structure (RFC 5652, section 5.4). */
function signedBytes(attributes: Attribute[]): Uint8Array {
  const set = new SignedAndUnsignedAttributes({ type: 0, attributes });
  const bytes = new Uint8Array(set.toSchema().toBER());
  bytes[0] = 0x31;
  return bytes;
}

function stamped(token: Uint8Array): SignedAndUnsignedAttributes {
  const { result } = fromBER(new Uint8Array(token));
  const attribute = new Attribute({ type: SIGNATURE_TIME_STAMP, values: [result] });
  return new SignedAndUnsignedAttributes({ type: 1, attributes: [attribute] });
}

const octets = (bytes: Uint8Array): OctetString =>
  new OctetString({ valueHex: new Uint8Array(bytes).buffer });

const encoded = (attribute: Attribute): Uint8Array => new Uint8Array(attribute.toSchema().toBER());

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}
