import { readFileSync, statSync } from 'node:fs';
import { readDatabaseAddress } from './address-form.js';
import { DatabaseUnfit } from './database-unfit.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the database is, for the service and for the owner of its schema; each holds a password. */
export interface DatabaseAddresses {
  /** DATABASE_URL; left out where it is not set. */
  url?: string;
  /** DATABASE_OWNER_URL; left out where it is not set. */
  ownerUrl?: string;
}

/**
 * The addresses that the environment sets, each with the password of the file that DATABASE_PASSWORD_FILE or
 * DATABASE_OWNER_PASSWORD_FILE names: so that the password itself stands in no environment.
 * @throws {RangeError} which names the variable that cannot be used, and never the password.
 */
export function readDatabaseAddresses(env: Environment): DatabaseAddresses {
  const url = readAddress(env, 'DATABASE_URL', 'DATABASE_PASSWORD_FILE');
  const ownerUrl = readAddress(env, 'DATABASE_OWNER_URL', 'DATABASE_OWNER_PASSWORD_FILE');
  return { ...(url === undefined ? {} : { url }), ...(ownerUrl === undefined ? {} : { ownerUrl }) };
}

/** Scheme, login and the rest of an address that holds no password. */
const WITHOUT_PASSWORD = /^(?<login>postgres(?:ql)?:\/\/[^:@/?#]+)(?<rest>@.*)$/s;

function readAddress(env: Environment, name: string, fileName: string): string | undefined {
  const address = env[name];
  const file = env[fileName];
  if (address === undefined || address === '') return undefined;
  try {
    readDatabaseAddress(address);
  } catch (error) {
    throw error instanceof DatabaseUnfit ? new RangeError(`${name}: ${error.message}`) : error;
  }
  if (file === undefined || file === '') return address;
  const { login, rest } = WITHOUT_PASSWORD.exec(address)?.groups ?? {};
  if (login === undefined || rest === undefined) {
    throw new RangeError(
      `${name} must name a login and no password, as postgresql://login@db.example/docket, because ${fileName} is set.`,
    );
  }
  return `${login}:${encodeURIComponent(readPassword(file, fileName))}${rest}`;
}

const PASSWORD_BYTES_MAX = 64 * 1024;

/** One line, as editors and `openssl rand` write it: the line's end is not part of the password. */
function readPassword(file: string, fileName: string): string {
  let text: string;
  try {
    // A pipe would be waited for, and a device has no end.
    const found = statSync(file);
    if (!found.isFile() || found.size > PASSWORD_BYTES_MAX)
      throw new RangeError(`${fileName}: ${file} is not a regular file of one line.`);
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '?';
    throw new RangeError(`${fileName}: ${file} cannot be read (${String(code)}).`, { cause });
  }
  const password = text.replace(/\r?\n$/, '');
  if (password !== '' && !/[\r\n\0]/.test(password)) return password;
  throw new RangeError(`${fileName}: ${file} must hold one line, the password.`);
}
