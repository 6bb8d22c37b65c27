import { type AsnType, Constructed, fromBER, Sequence } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';

/** Longest CMS that is taken apart, in bytes: a seal with a chain, a time stamp and its revocation data has some 50,000. */
const CMS_BYTES_MAX = 4 * 1024 * 1024;
/** Copies of what authorities say of revocation (CRLs, OCSP answers) in one, and their bytes together. */
const REVOCATIONS_MAX = 32;
const REVOCATION_BYTES_MAX = 1024 * 1024;
const CONTEXT_SPECIFIC = 3;

/**
 * readSignedData takes CMS SignedData (RFC 5652) apart, and nothing larger than it has to be: how many certificate
 * revocation lists are in it, and how long they are, is looked at before any of them is read.
 *
 * @returns with the position behind it. Throws for what is none, or too large; and whatever the library throws.
 */
export function readSignedData(given: Uint8Array): { signed: SignedData; end: number } {
  if (given.length > CMS_BYTES_MAX) throw new RangeError('longer than any signature');
  const { offset, result } = fromBER(new Uint8Array(given));
  if (offset < 0) throw new RangeError('not BER');
  const content = new ContentInfo({ schema: result });
  if (content.contentType !== ContentInfo.SIGNED_DATA) throw new RangeError('not SignedData');
  boundRevocations(content.content as AsnType);
  return { signed: new SignedData({ schema: content.content }), end: offset };
}

/** Throws where there are too many, or too long ones. */
function boundRevocations(schema: AsnType): void {
  const members = schema instanceof Sequence ? schema.valueBlock.value : [];
  for (const member of members) {
    const { tagClass, tagNumber } = member.idBlock;
    if (!(member instanceof Constructed) || tagClass !== CONTEXT_SPECIFIC || tagNumber !== 1)
      continue;
    if (member.valueBlock.value.length > REVOCATIONS_MAX) throw new RangeError('too many CRLs');
    if (member.valueBeforeDecodeView.byteLength > REVOCATION_BYTES_MAX)
      throw new RangeError('CRLs are too long');
  }
}
