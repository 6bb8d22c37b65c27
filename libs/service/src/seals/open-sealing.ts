import { execFile } from 'node:child_process';
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { readSmallBytes, readSmallFile } from '@docket/store';
import { readPkcs12, SealError } from '@docket/verify/seals';
import type { Sealing } from '../settings.js';

export { SealError };

const FILE_BYTES_MAX = 1024 * 1024;
const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
/** RSA, and P-256, P-384 and P-521 as OpenSSL calls them: what verification reads. */
const KEYS = ['rsa', 'prime256v1', 'secp384r1', 'secp521r1'];
/** For a command, in milliseconds: a module of hardware may be far away. */
const COMMAND_MS_MAX = 30_000;
const SIGNATURE_BYTES_MAX = 16 * 1024;

/** With what PDFs are sealed: a PKCS#12 file, or certificates and a command that signs. */
export type SealSource =
  | { kind: 'file'; path: string; passphraseFile: string | undefined }
  | { kind: 'command'; command: string; certificatesFile: string };

/**
 * Reads with what PDFs are sealed.
 *
 * @throws {SealError} it cannot be used: one line for people. @throws what the system says of a file.
 */
export function openSealing(source: SealSource): Promise<Sealing> {
  return source.kind === 'file' ? openFile(source) : openCommand(source);
}

async function openFile({
  path,
  passphraseFile,
}: Extract<SealSource, { kind: 'file' }>): Promise<Sealing> {
  const passphrase =
    passphraseFile === undefined ? '' : (await readSmallFile(passphraseFile)).replace(/\r?\n$/, '');
  const { privateKey, certificates } = await readPkcs12(
    await readSmallBytes(path, FILE_BYTES_MAX),
    passphrase,
  );
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  const read = certificates.map((der) => new X509Certificate(der));
  // The order of a file is whatever wrote it liked.
  const own = read.find((one) => one.checkPrivateKey(key));
  if (own === undefined) throw new SealError('it holds no certificate of its key');
  return sealingOf([own, ...read.filter((one) => one !== own)], async (bytes) =>
    sign('sha256', bytes, key),
  );
}

async function openCommand({
  command,
  certificatesFile,
}: Extract<SealSource, { kind: 'command' }>): Promise<Sealing> {
  const text = await readSmallFile(certificatesFile, FILE_BYTES_MAX);
  const read = [...text.matchAll(PEM)].map(([pem]) => certificateFrom(pem));
  if (read.length === 0) throw new SealError(`${certificatesFile} holds no certificate in PEM`);
  return sealingOf(read, (bytes) => runCommand(command, bytes));
}

function certificateFrom(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw new SealError('one of the certificates cannot be read', { cause });
  }
}

function sealingOf(certificates: readonly X509Certificate[], signBytes: Sealing['sign']): Sealing {
  const [own] = certificates as [X509Certificate];
  const { asymmetricKeyType = 'unknown', asymmetricKeyDetails } = own.publicKey;
  const kind = asymmetricKeyDetails?.namedCurve ?? asymmetricKeyType;
  if (!KEYS.includes(kind))
    throw new SealError(`its key is ${kind}, and one of these is sealed with: ${KEYS.join(', ')}`);
  return { certificates, sign: signBytes };
}

/** The command gets what is to be signed at its standard input, and answers the signature at its output. */
function runCommand(command: string, bytes: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      [],
      {
        encoding: 'buffer',
        timeout: COMMAND_MS_MAX,
        // One that will not be told to end is waited for otherwise.
        killSignal: 'SIGKILL',
        maxBuffer: SIGNATURE_BYTES_MAX,
      },
      (error, stdout) => {
        if (error === null) resolve(stdout);
        else
          reject(
            new SealError(`the command ${command} failed: ${reasonOf(error)}`, { cause: error }),
          );
      },
    );
    // It may end without reading: what it answers says the rest.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(bytes);
  });
}

function reasonOf(error: Error & { killed?: boolean; code?: string | number | null }): string {
  if (error.killed) return `it did not end within ${COMMAND_MS_MAX / 1000} s, or wrote too much`;
  return typeof error.code === 'number' ? `it ended with status ${error.code}` : String(error.code);
}
