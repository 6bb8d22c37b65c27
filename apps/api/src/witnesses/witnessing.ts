import { readSmallFile, type TimeStamping, type Witnessing } from '@docket/service';
import { parseWitnessPolicy, PolicyError } from '@docket/verify';
import { ConfigError, type ApiConfig } from '../config.js';

const POLICY_BYTES_MAX = 1024 * 1024;

/**
 * Reads whom to have checkpoints cosigned by; undefined where nobody is named.
 *
 * @throws {ConfigError} the file is no policy, or a witness in it cannot be asked.
 */
export async function readWitnessing(config: ApiConfig): Promise<Witnessing | undefined> {
  const { witnessesFile: path, checkpointsDir: directory } = config;
  if (path === undefined) return undefined;
  if (directory === undefined)
    throw new ConfigError('Cosignatures are kept in DOCKET_CHECKPOINTS_DIR: set it.');
  try {
    const policy = parseWitnessPolicy(await readSmallFile(path, POLICY_BYTES_MAX));
    const mute = policy.witnesses.find(({ url }) => url === undefined || !isAddress(url));
    if (mute !== undefined) {
      const text = `the witness ${mute.name} has no address: https://… after its key.`;
      throw new ConfigError(`DOCKET_WITNESSES_FILE: ${text}`);
    }
    return { policy, directory };
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const reason =
      error instanceof PolicyError ? `${path}, ${error.message}` : `${path} cannot be read`;
    throw new ConfigError(`DOCKET_WITNESSES_FILE: ${reason}.`);
  }
}

function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:';
}

/**
 * Whom to have checkpoints stamped with the time by; undefined where nobody is named.
 *
 * @throws {ConfigError} it is no address, or there is nowhere to keep what it signs.
 */
export function readTimeStamping({ tsaUrl, checkpointsDir }: ApiConfig): TimeStamping | undefined {
  if (tsaUrl === undefined) return undefined;
  if (checkpointsDir === undefined)
    throw new ConfigError('Time stamps are kept in DOCKET_CHECKPOINTS_DIR: set it.');
  if (!isAddress(tsaUrl))
    throw new ConfigError('DOCKET_TSA_URL takes an address: https://… or http://….');
  const { host, pathname } = new URL(tsaUrl);
  // A key name has neither white space, which an address spells otherwise, nor plus.
  const name = `${host}${pathname}`.replaceAll('+', '%2B').replace(/\/$/, '');
  return { url: tsaUrl, name, directory: checkpointsDir };
}
