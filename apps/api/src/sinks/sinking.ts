import { X509Certificate } from 'node:crypto';
import { parseHeaders, readSmallFile, Sink, type Sinking } from '@docket/service';
import { ConfigError, type ApiConfig } from '../config.js';

const HEADERS_BYTES_MAX = 16 * 1024;
const CA_BYTES_MAX = 1024 * 1024;
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * Where checkpoints are put beside the directory; undefined where that is nowhere.
 *
 * @throws {ConfigError} it is no such address, a file cannot be used, or there is no directory where they wait.
 */
export async function readSinking(config: ApiConfig): Promise<Sinking | undefined> {
  const { checkpointSink: given, checkpointsDir: directory } = config;
  if (given === undefined) return undefined;
  if (directory === undefined)
    throw new ConfigError('Checkpoints wait for their sink in DOCKET_CHECKPOINTS_DIR: set it.');
  const { url, headersFile, caFile } = given;
  const name = hostOf(url);
  if (headersFile !== undefined) await requireHeaders(headersFile);
  const sink = new Sink({
    url,
    name,
    ...(headersFile === undefined ? {} : { headersFile }),
    ...(caFile === undefined ? {} : { ca: await readCertificates(caFile) }),
  });
  return { sink, name, directory };
}

/** The address is not said: somebody may have put a secret in it, which is refused. */
function hostOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOnce = ['{ledger}', '{checkpoint}'].every((part) => text.split(part).length === 2);
  if (url === undefined || !isOnce)
    throw new ConfigError(
      'DOCKET_CHECKPOINTS_URL must be an address with {ledger} and {checkpoint} in it, as https://store.example/docket/{ledger}/{checkpoint}.',
    );
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new ConfigError(
      'DOCKET_CHECKPOINTS_URL must be without user, password and query: what gives access belongs in DOCKET_CHECKPOINTS_HEADERS_FILE.',
    );
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.includes(url.hostname)))
    throw new ConfigError(
      'DOCKET_CHECKPOINTS_URL must begin with https://; http:// is for this machine alone.',
    );
  if (url.host.includes('{') || url.host.includes('%7B'))
    throw new ConfigError('DOCKET_CHECKPOINTS_URL must name one host.');
  return url.host;
}

async function requireHeaders(path: string): Promise<void> {
  try {
    parseHeaders(await readSmallFile(path, HEADERS_BYTES_MAX));
  } catch (cause) {
    const why = cause instanceof RangeError ? cause.message : 'cannot be read';
    throw new ConfigError(`DOCKET_CHECKPOINTS_HEADERS_FILE ${why}.`, { cause });
  }
}

async function readCertificates(path: string): Promise<string> {
  try {
    const text = await readSmallFile(path, CA_BYTES_MAX);
    // Of what is no certificate, TLS would make an empty list, and trust nobody without a word.
    void new X509Certificate(text);
    return text;
  } catch (cause) {
    throw new ConfigError('DOCKET_CHECKPOINTS_CA_FILE names no file of certificates (PEM).', {
      cause,
    });
  }
}
