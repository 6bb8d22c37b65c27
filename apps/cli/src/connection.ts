import { Option, type Command } from 'commander';
import { CommandFailure, EXIT } from './failure.js';
import { readGiven } from './regular-file.js';

const KEY_FILE_BYTES_MAX = 4 * 1024;

/** How a command reaches a server. */
export interface ConnectionOptions {
  url: string;
  apiKeyFile?: string;
}

/** Adds `--url` and `--api-key-file`. There is no option for the key itself: others see argv. */
export function withConnection(command: Command): Command {
  return command
    .addOption(
      new Option('--url <url>', 'address of the server')
        .env('DOCKET_URL')
        .default('http://127.0.0.1:3000'),
    )
    .addOption(apiKeyFileOption());
}

export function apiKeyFileOption(): Option {
  return new Option('--api-key-file <path>', 'file with the API key (or set DOCKET_API_KEY)');
}

/** The API key of the file or of DOCKET_API_KEY; undefined when neither names one. */
export async function readApiKey(options: { apiKeyFile?: string }): Promise<string | undefined> {
  const key =
    options.apiKeyFile === undefined
      ? process.env['DOCKET_API_KEY']
      : await readKeyFile(options.apiKeyFile);
  const trimmed = key?.trim();
  return trimmed === '' ? undefined : trimmed;
}

export async function requireApiKey(options: { apiKeyFile?: string }): Promise<string> {
  const key = await readApiKey(options);
  if (key !== undefined) return key;
  throw new CommandFailure(
    'No API key: set DOCKET_API_KEY or name a file with --api-key-file.',
    EXIT.unusable,
  );
}

const readKeyFile = async (path: string): Promise<string> =>
  (await readGiven(`The API key file ${path}`, path, KEY_FILE_BYTES_MAX)).toString('utf8');
