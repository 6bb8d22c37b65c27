import { DatabaseUnfit } from './database-unfit.js';

/*
 * What an address of a database may say. A closed list: the driver passes over most of what libpq knows without a
 * word, and a safeguard that is asked for and not there is worse than a refusal.
 */

const FORM = 'postgresql://user:password@host:port/database';

const SSL_MODES = ['disable', 'no-verify', 'verify-ca', 'verify-full'];

const ONE_HOST =
  'it names several hosts, and Docket takes one: after a failover it would have to find out by itself which of them ' +
  'takes writes. Name an address that follows the primary: that of a proxy, a virtual one, or the one for writing that a provider gives';

/** Parameters that are not taken, each with what to do instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  target_session_attrs: ONE_HOST,
  load_balance_hosts: ONE_HOST,
  hostaddr: 'write the address in place of the name of the host',
  connect_timeout: 'set DATABASE_CONNECT_S',
  dbname: `write the database behind the host, as in ${FORM}`,
  port: `write the port behind the host, as in ${FORM}`,
  user: `write the user before the host, as in ${FORM}`,
  password: `write the password before the host, as in ${FORM}`,
  application_name: 'Docket sets it',
  client_encoding: 'Docket sets it',
};

const TAKEN = ['host', 'options', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey'];

/**
 * The address as the driver takes it: `postgresql://user:password@host:port/database`, with one host by name or
 * number, or the directory of a socket (`?host=/var/run/postgresql`, or percent-encoded in the place of the host).
 *
 * @throws {DatabaseUnfit} with what to write instead, and nothing of the address, which may hold a password.
 */
export function readDatabaseAddress(text: string): URL {
  refuseOtherForms(text);
  const url = new URL(withSocketAsHost(text));
  const parameters = url.searchParams;
  for (const name of new Set(parameters.keys())) {
    if (parameters.getAll(name).length > 1) fail(`it has the parameter ${quoted(name)} twice`);
    if (TAKEN.includes(name)) continue;
    const instead = Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : undefined;
    fail(
      `it has the parameter ${quoted(name)}, which is not taken` +
        (instead === undefined ? `: known are ${TAKEN.join(', ')}` : `: ${instead}`),
    );
  }
  if (parameters.has('host')) {
    fail(
      'the parameter "host" is the directory of a socket, of which there is one, and no host beside it',
    );
  }
  checkEncryption(parameters);
  return url;
}

function refuseOtherForms(text: string): void {
  if (/^\s*\w+\s*=/.test(text)) fail(`it is a list of keywords: write ${FORM}`);
  if (text.startsWith('/') || text.startsWith('socket:')) {
    fail('a socket is written as postgresql://user@/database?host=/directory/of/the/socket');
  }
  if (!/^postgres(?:ql)?:\/\//.test(text))
    fail(`it does not begin with postgresql://: write ${FORM}`);
  const authority = /^\w+:\/\/([^/?]*)/.exec(text)?.[1] ?? '';
  const hosts = authority.slice(authority.lastIndexOf('@') + 1);
  const parameter = /[?&]host=([^&]*)/.exec(text)?.[1] ?? '';
  if (hosts.includes(',') || /,|%2c/i.test(parameter)) fail(ONE_HOST);
  if (text.includes('#') || !URL.canParse(withSocketAsHost(text))) {
    fail(
      `it cannot be read as ${FORM}: in the user and the password, whatever is no letter, digit or one of -._~ is ` +
        'percent-encoded',
    );
  }
}

/** A directory in the parameter, as libpq has it, is written in the place of the host. */
function withSocketAsHost(text: string): string {
  const found =
    /^(\w+:\/\/(?:[^/?@]*@)?)(\/[^?]*)?\?(?:(.*)&)?host=((?:\/|%2f)[^&]*)(?:&(.*))?$/i.exec(text);
  if (found === null) return text;
  const [, before = '', path = '', left, directory = '', right] = found;
  const rest = [left, right].filter((part) => part !== undefined).join('&');
  const host = encodeURIComponent(decodeURIComponent(directory));
  return `${before}${host}${path}${rest === '' ? '' : `?${rest}`}`;
}

function checkEncryption(parameters: URLSearchParams): void {
  const mode = parameters.get('sslmode');
  const files = ['sslrootcert', 'sslcert', 'sslkey'].filter((name) => parameters.has(name));
  if (mode === null) {
    if (files.length > 0) fail(`it names ${files.join(', ')} without sslmode=verify-full`);
    return;
  }
  if (!SSL_MODES.includes(mode)) {
    fail(
      `it has sslmode=${quoted(mode)}, which promises less than it says or falls back to plain text. Write ` +
        'sslmode=verify-full (certificate and host name are checked; a CA of yours in sslrootcert), verify-ca (the ' +
        'certificate, by sslrootcert), no-verify (encrypted, to whoever answers) or disable',
    );
  }
  if (mode === 'disable' && files.length > 0)
    fail(`it names ${files.join(', ')} with sslmode=disable`);
  if (mode !== 'verify-ca') return;
  if (!parameters.has('sslrootcert')) fail('sslmode=verify-ca needs the CA in sslrootcert');
  // The driver's own reading of the word is verify-full.
  parameters.set('uselibpqcompat', 'true');
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}

function fail(reason: string): never {
  throw new DatabaseUnfit(`The address of the database is not taken: ${reason}.`);
}
