/**
 * ML-DSA-44 (FIPS 204) as C2SP tlog-cosignature uses it: the pure variant, with an empty context. The code is loaded
 * when a key of this kind is first used: most notes have none, and a browser fetches it for those alone.
 */
const load = async () => (await import('@noble/post-quantum/ml-dsa.js')).ml_dsa44;

/** Bytes of a public key. */
export const ML_DSA_44_KEY_LENGTH = 1312;
const SIGNATURE_LENGTH = 2420;

/** The public key, 1,312 bytes, of a 32-byte seed (FIPS 204 algorithm 6). */
export async function mlDsa44PublicKeyOf(seed: Uint8Array): Promise<Uint8Array> {
  return (await load()).keygen(seed).publicKey;
}

/**
 * signMlDsa44 signs with the private key of a 32-byte seed: 2,420 bytes. Hedged, as FIPS 204 section 3.4 advises, so that
 * no two signatures are the same; `isHedged` false: the deterministic variant, for vectors.
 */
export async function signMlDsa44(
  message: Uint8Array,
  seed: Uint8Array,
  isHedged = true,
): Promise<Uint8Array> {
  const mlDsa = await load();
  const { secretKey } = mlDsa.keygen(seed);
  const signature = mlDsa.sign(message, secretKey, isHedged ? {} : { extraEntropy: false });
  secretKey.fill(0);
  return signature;
}

/** Whether a signature verifies; false for a key or a signature of another length. */
export async function verifyMlDsa44(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (publicKey.length !== ML_DSA_44_KEY_LENGTH || signature.length !== SIGNATURE_LENGTH)
    return false;
  return (await load()).verify(signature, message, publicKey);
}
