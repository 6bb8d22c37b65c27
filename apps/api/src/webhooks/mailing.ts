import { readSmallFile, type MailSettings } from '@docket/service';
import { ConfigError, type ApiConfig } from '../config.js';

const FILE_BYTES_MAX = 4 * 1024;

/**
 * The mail server, and whom mail is from; undefined where no mail is sent.
 *
 * @throws {ConfigError} the file cannot be read or holds no address, or nobody is named whom mail is from.
 */
export async function readMailing(config: ApiConfig): Promise<MailSettings | undefined> {
  const { smtpUrlFile: path, mailFrom: from } = config;
  if (path === undefined) return undefined;
  if (from === undefined || !/^[^\r\n]{1,300}$/.test(from) || !from.includes('@'))
    throw new ConfigError('DOCKET_MAIL_FROM must be an address, as Docket <docket@example.com>.');
  const text = await readSmallFile(path, FILE_BYTES_MAX).catch((cause: unknown) => {
    throw new ConfigError('DOCKET_SMTP_URL_FILE names a file that cannot be read.', { cause });
  });
  const url = text.trim();
  // What it holds is not said: a password may be in it.
  if (!URL.canParse(url) || !['smtp:', 'smtps:'].includes(new URL(url).protocol))
    throw new ConfigError('DOCKET_SMTP_URL_FILE must hold smtps://… or smtp://… and nothing else.');
  return { url, from };
}
