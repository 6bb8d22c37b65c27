import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** The account a server runs as when we are root. */
export interface ServerAccount {
  name: string;
  uid: number;
  gid: number;
}

/** In order of preference. The second exists on every Linux and macOS; none is ever created. */
const ACCOUNTS = ['postgres', 'nobody'];

/**
 * The account to run a server on `dataDir` as: the directory's owner, for the server insists on
 * owning it, or else one of `ACCOUNTS`. Undefined when we are not root and run it ourselves.
 */
export async function chooseServerAccount(dataDir: string): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) {
    return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  }
  for (const name of ACCOUNTS) {
    const uid = await readId('-u', name);
    const gid = await readId('-g', name);
    if (uid !== undefined && gid !== undefined) return { name, uid, gid };
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and there is no account "postgres" or "nobody" to run it ' +
      'as. Run docket as an ordinary user, or set DATABASE_URL to a server of yours.',
  );
}

/** The first directory on the way to `path` that the account may not enter, if there is one. */
export async function findBlockedDirectory(
  path: string,
  account: ServerAccount,
): Promise<string | undefined> {
  const parent = dirname(path);
  if (parent !== path) {
    const blocked = await findBlockedDirectory(parent, account);
    if (blocked !== undefined) return blocked;
  }
  const { uid, gid, mode } = await stat(path);
  let enterBit = 0o001;
  if (uid === account.uid) enterBit = 0o100;
  else if (gid === account.gid) enterBit = 0o010;
  return (mode & enterBit) === 0 ? path : undefined;
}

async function readId(flag: '-u' | '-g', name: string): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)('id', [flag, name]);
    return Number.parseInt(stdout, 10);
  } catch {
    // `id` exits with 1 for an account that does not exist.
    return undefined;
  }
}
