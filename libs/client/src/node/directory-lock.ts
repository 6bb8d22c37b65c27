// Not 'node:crypto': @docket/chain declares that one narrowly, for its own two uses.
import { hash, randomUUID } from 'crypto';
import { mkdir, readdir, realpath, rename, rm, rmdir, symlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpoolError } from '../spool.js';
import { errorCode } from './error-code.js';

/** The directory in the spool's directory that holds the holder's socket. */
const HELD = 'in-use';
const TURNS_MAX = 1_000;

/**
 * Takes a directory for this process, and returns what gives it back.
 *
 * The lock is a Unix socket that its holder listens on: the kernel ends that with the process, however it
 * ends, so a lock is never stale for longer than it takes to ask, and no process id is compared. The socket
 * is made in a directory of its own, and that is moved to `in-use`, which succeeds only while `in-use` is
 * not there or empty (rename(2)): of many who try at once, one succeeds. A socket that refuses connections
 * is removed by its name, which is never used twice, so nobody can remove the socket of a later holder. On
 * Windows it is a named pipe, which belongs to one process and ends with it.
 *
 * @throws SpoolError `spool_in_use`. Sockets reach across containers and not across machines: do not share
 * the directory between machines.
 */
export function lockDirectory(directory: string): Promise<() => Promise<void>> {
  return process.platform === 'win32' ? holdPipe(directory) : holdSocket(directory);
}

async function holdSocket(directory: string): Promise<() => Promise<void>> {
  const unique = randomUUID().replaceAll('-', '').slice(0, UNIQUE_LENGTH);
  const name = `${process.pid}-${unique}`;
  const short = await shorten(directory);
  const draft = join(directory, `${DRAFT}${unique}`);
  let server: Server | undefined;
  try {
    for (let turn = 1; turn <= TURNS_MAX; turn++) {
      if (server === undefined) {
        await mkdir(draft, { recursive: true, mode: 0o700 });
        // It listens before anybody can find it: a socket that refuses has no holder any more.
        server = await listen(join(short.path, `${DRAFT}${unique}`, name));
      }
      if (await take(directory, draft, name)) {
        const held = server;
        await removeDrafts(directory, short.path);
        return () => release(directory, name, held);
      }
      const owner = await findOwner(directory, short.path);
      if (owner !== undefined) throw inUse(directory, owner);
    }
    throw inUse(directory, 'another process');
  } catch (error) {
    server?.close();
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await short.remove();
  }
}

/** 48 random bits; with the process id never the same twice. */
const UNIQUE_LENGTH = 12;
const DRAFT = 'taking-';

/** Whether this process has the lock now: whether its socket stands in `in-use`. */
async function take(directory: string, draft: string, name: string): Promise<boolean> {
  try {
    await rename(draft, join(directory, HELD));
  } catch (error) {
    // Not empty: somebody has it, or had it.
    if (errorCode(error) === 'ENOTEMPTY' || errorCode(error) === 'EEXIST') return false;
    // A holder that cleaned up took it for one that was left: so there is one.
    if (errorCode(error) === 'ENOENT') throw inUse(directory, 'another process');
    throw error;
  }
  if ((await namesIn(join(directory, HELD))).includes(name)) return true;
  throw inUse(directory, 'another process');
}

/** Who holds the directory, in words; undefined when nobody does. Removes what a former holder left. */
async function findOwner(directory: string, short: string): Promise<string | undefined> {
  for (const name of await namesIn(join(directory, HELD))) {
    if (await isListening(join(short, HELD, name))) return `process ${name.split('-')[0]}`;
    await rm(join(directory, HELD, name), { force: true });
  }
  return undefined;
}

async function release(directory: string, name: string, server: Server): Promise<void> {
  // First the name, then the socket: nobody may find it refusing while it is still to be removed.
  await rm(join(directory, HELD, name), { force: true });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await removeEmpty(join(directory, HELD));
}

/** What processes left that ended on their way to the lock. Only its holder removes them. */
async function removeDrafts(directory: string, short: string): Promise<void> {
  for (const draft of await namesIn(directory)) {
    if (!draft.startsWith(DRAFT)) continue;
    const names = await namesIn(join(directory, draft));
    const [name] = names;
    // One without a socket may be on its way; it is empty, and in nobody's way.
    if (name === undefined || (await isListening(join(short, draft, name)))) continue;
    await rm(join(directory, draft, name), { force: true });
    await removeEmpty(join(directory, draft));
  }
}

async function removeEmpty(path: string): Promise<void> {
  try {
    await rmdir(path);
  } catch (error) {
    // Somebody has it by now, or it was removed with the whole spool.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(String(errorCode(error)))) throw error;
  }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Answers by being there. It keeps no process alive. */
function listen(path: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // `exclusive`: in a cluster the socket would otherwise belong to the primary process.
    server.listen({ path, exclusive: true }, () => resolve(server));
  });
}

/** False only where the kernel says that nobody listens there any more, or that it is not there. */
function isListening(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => {
      const code = errorCode(error);
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT' && code !== 'ENOTSOCK');
    });
  });
}

/** A socket's path has at most 104 bytes (macOS; 108 on Linux), a NUL at its end included. */
const SOCKET_PATH_BYTES_MAX = 103;
/** `/taking-<unique>/<process id>-<unique>`, where a process id has up to seven digits. */
const SOCKET_NAME_BYTES = 1 + DRAFT.length + UNIQUE_LENGTH + 1 + 7 + 1 + UNIQUE_LENGTH;

/** Another way to a directory whose path is too long for a socket: a symbolic link, for the time being. */
async function shorten(directory: string): Promise<{ path: string; remove: () => Promise<void> }> {
  if (Buffer.byteLength(directory) + SOCKET_NAME_BYTES <= SOCKET_PATH_BYTES_MAX) {
    return { path: directory, remove: () => Promise.resolve() };
  }
  const path = join(tmpdir(), `docket-${randomUUID().slice(0, 8)}`);
  await symlink(await realpath(directory), path);
  return { path, remove: () => rm(path, { force: true }) };
}

/** Windows gives the name of a pipe to one process, and takes it back when that ends. */
async function holdPipe(directory: string): Promise<() => Promise<void>> {
  const id = hash('sha256', (await realpath(directory)).toLowerCase(), 'hex');
  try {
    const server = await listen(String.raw`\\.\pipe\docket-spool-${id}`);
    return () => new Promise((resolve) => server.close(() => resolve()));
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') throw inUse(directory, 'another process');
    throw error;
  }
}

function inUse(directory: string, owner: string): SpoolError {
  return new SpoolError(
    'spool_in_use',
    `The spool ${directory} is in use by ${owner}: give each process a directory of its own.`,
  );
}
