import { DatabaseUnfit } from './database-unfit.js';

/*
 * Why a connection was not made: what the driver and the TLS library say, in the words of who set the address. What
 * PostgreSQL itself says of a login is plain enough.
 */

const NOT_TRUSTED =
  "The certificate of the database is not of a CA that is trusted here: name the CA's file in sslrootcert.";

/** By the code of Node's error, which is that of OpenSSL's X.509 verification. */
const BY_CODE: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: NOT_TRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: NOT_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: NOT_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: NOT_TRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NOT_TRUSTED,
  CERT_SIGNATURE_FAILURE: NOT_TRUSTED,
  CERT_HAS_EXPIRED: 'The certificate of the database has expired: put a new one in its place.',
  CERT_NOT_YET_VALID:
    'The certificate of the database is not valid yet: set the clocks right, or put another one in its place.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'The certificate of the database is not for the host that the address names: write the name that the certificate ' +
    'has, or have one made for this host.',
};

/** What the driver says where the server answers that it has no TLS. */
const NO_TLS = 'The server does not support SSL connections';

/** What the driver says where the server asks for a password and the address has none, or an empty one. */
const NO_PASSWORD = /^(?:SASL: .*client password must be a|Password must be a string)/;

/** The same error, or the operator's sentence for it. */
export function explainConnect(error: unknown): unknown {
  // By its members: Node's errors are of another realm under Jest.
  if (typeof error !== 'object' || error === null) return error;
  const { code = '', path = '', syscall, message } = error as NodeJS.ErrnoException;
  const sentence = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (sentence !== undefined) return new DatabaseUnfit(sentence, { cause: error });
  if (message === NO_TLS) {
    const found =
      'The database takes no encrypted connection, and sslmode asks for one: set ssl = on in PostgreSQL.';
    return new DatabaseUnfit(found, { cause: error });
  }
  if (NO_PASSWORD.test(message)) {
    const found =
      'The database asks for a password, and the address of this login has none: name the file that holds it in ' +
      "DATABASE_PASSWORD_FILE, or in DATABASE_OWNER_PASSWORD_FILE for the owner's.";
    return new DatabaseUnfit(found, { cause: error });
  }
  // The driver reads the files that the address names before it connects.
  if (syscall !== 'open') return error;
  const found = `The file ${path}, which the address names in sslrootcert, sslcert or sslkey, cannot be read (${code}).`;
  return new DatabaseUnfit(found, { cause: error });
}
