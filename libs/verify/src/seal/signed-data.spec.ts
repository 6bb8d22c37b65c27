import { expect, test } from '@jest/globals';
import {
  Constructed,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as Asn1Set,
  type AsnType,
} from 'asn1js';
import { readSignedData } from './signed-data.js';

const constructed = (tagNumber: number, value: AsnType[]): Constructed =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });

/** SignedData without a signer, with these in the place of revocation lists. */
function withCrls(crls: AsnType[]): Uint8Array {
  const signed = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new Asn1Set({ value: [] }),
      new Sequence({ value: [new ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })] }),
      constructed(1, crls),
      new Asn1Set({ value: [] }),
    ],
  });
  const content = [
    new ObjectIdentifier({ value: '1.2.840.113549.1.7.2' }),
    constructed(0, [signed]),
  ];
  return new Uint8Array(new Sequence({ value: content }).toBER());
}

/** What a CMS has in another format (RFC 5652, 10.2.1): not looked into. */
const other = (bytes: number): AsnType =>
  constructed(1, [
    new ObjectIdentifier({ value: '1.3.6.1.5.5.7.16.2' }),
    new OctetString({ valueHex: new Uint8Array(bytes) }),
  ]);

test('what is said of revocation is bounded in number and length before it is read', () => {
  const crls = (count: number, bytes: number): AsnType[] =>
    Array.from({ length: count }, () => other(bytes));
  for (const given of [crls(0, 0), crls(1, 4), crls(32, 1_000), crls(1, 1_000_000)])
    expect(readSignedData(withCrls(given)).signed.crls ?? []).toHaveLength(given.length);
  expect(() => readSignedData(withCrls(crls(33, 4)))).toThrow('too many CRLs');
  expect(() => readSignedData(withCrls(crls(2, 600_000)))).toThrow('CRLs are too long');
  expect(() => readSignedData(new Uint8Array(4 * 1024 * 1024 + 1))).toThrow('longer than any');
});
