import { utf8 } from '@docket/chain';
import { OctetString } from 'asn1js';
import {
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  type PrivateKeyInfo,
  type SafeBag,
  type SafeContents,
} from 'pkijs';
import { SealError } from './make-seal.js';
import { derOf } from './signer.js';

/** What a PKCS#12 file holds of one key. */
interface Pkcs12Key {
  /** DER PKCS#8, in the clear. */
  privateKey: Uint8Array;
  /** DER, in the order of the file: whose is whose the keys say. */
  certificates: readonly Uint8Array[];
}

/**
 * readPkcs12 opens a PKCS#12 file (RFC 7292) with one private key. It takes what `openssl pkcs12 -export` writes since
 * OpenSSL 3: encryption by PBES2. Throws SealError.
 */
export async function readPkcs12(bytes: Uint8Array, passphrase: string): Promise<Pkcs12Key> {
  const password = new Uint8Array(utf8(passphrase)).buffer;
  const safe = await openSafe(bytes, password);
  const keys: PrivateKeyInfo[] = [];
  const certificates: Uint8Array[] = [];
  for (const { bagValue } of await bagsOf(safe, password)) {
    if (bagValue instanceof PKCS8ShroudedKeyBag) keys.push(await keyOf(bagValue, password));
    if (bagValue instanceof CertBag && bagValue.parsedValue instanceof Certificate)
      certificates.push(derOf(bagValue.parsedValue));
  }
  const [key] = keys;
  if (key === undefined || keys.length > 1)
    throw new SealError(`it holds ${keys.length} encrypted private keys, and is to hold one`);
  return { privateKey: new Uint8Array(key.toSchema().toBER()), certificates };
}

async function openSafe(bytes: Uint8Array, password: ArrayBuffer): Promise<AuthenticatedSafe> {
  let file: PFX;
  try {
    file = PFX.fromBER(new Uint8Array(bytes));
  } catch (cause) {
    throw new SealError('it is no PKCS#12 file', { cause });
  }
  if (!(file.authSafe.content instanceof OctetString))
    throw new SealError('it is a PKCS#12 file without a passphrase');
  try {
    await file.parseInternalValues({ password, checkIntegrity: true });
    const safe = file.parsedValue?.authenticatedSafe;
    if (safe instanceof AuthenticatedSafe) return safe;
  } catch (cause) {
    throw new SealError('its passphrase is another one, or it is damaged', { cause });
  }
  throw new SealError('it is no PKCS#12 file');
}

async function bagsOf(safe: AuthenticatedSafe, password: ArrayBuffer): Promise<SafeBag[]> {
  try {
    await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
  } catch (cause) {
    throw encryptedOtherwise(cause);
  }
  const contents = safe.parsedValue.safeContents as { value: SafeContents }[];
  return contents.flatMap(({ value }) => value.safeBags);
}

async function keyOf(bag: PKCS8ShroudedKeyBag, password: ArrayBuffer): Promise<PrivateKeyInfo> {
  try {
    await bag['parseInternalValues']({ password });
  } catch (cause) {
    throw encryptedOtherwise(cause);
  }
  if (bag.parsedValue === undefined) throw encryptedOtherwise(undefined);
  return bag.parsedValue;
}

/** The passphrase was right: the file's own digest said so. */
const encryptedOtherwise = (cause: unknown): SealError =>
  new SealError(
    'it is encrypted as files were before OpenSSL 3: write it anew with openssl pkcs12 -legacy and openssl pkcs12 -export',
    { cause },
  );
