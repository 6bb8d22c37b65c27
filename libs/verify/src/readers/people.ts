import {
  isJsonObject,
  type Json,
  type JsonObject,
  IntakeError,
  parseJson,
  utf8,
} from '@docket/chain';
import { SIGNABLE } from '../checks/signable.js';
import { ReaderError } from '../reader.js';

/** Format of the file in which whoever verifies says whose keys are whose. */
const FORMAT = 'docket-people/v1';
const PEOPLE_MAX = 10_000;
const KEYS_MAX = 64;
const NAME_MAX = 200;

/** Somebody of whom the verifier knows from elsewhere with what they sign. Plain data: it crosses thread boundaries. */
export interface ListedPerson {
  /** As the ledger names them. */
  principal: string;
  /** What the verifier calls them. */
  name?: string;
  /** Thumbprints of their public keys (RFC 7638), base64url. */
  keys: readonly string[];
  /** Types of which they sign every record, but for the verdict `stop`. */
  signs: readonly string[];
}

/** What the verifier knows from elsewhere of who signs. Plain data. */
export interface KnownPeople {
  people: readonly ListedPerson[];
  /** Types of which nobody but these people writes a record. */
  nobodyElse: readonly string[];
}

/**
 * readKnownPeople reads the file that a verifier brings: whose public keys are whose, as the people themselves said.
 *
 * @throws ReaderError `malformed`, with the place, for anything that is none: nothing of it is passed over.
 */
export function readKnownPeople(text: string): KnownPeople {
  const file = parsed(text);
  requireMembers(file, '', ['format', 'people'], ['nobody_else']);
  if (file['format'] !== FORMAT) throw malformed('/format', `it is not ${FORMAT}`);
  const listed = file['people'];
  if (!Array.isArray(listed) || listed.length === 0 || listed.length > PEOPLE_MAX)
    throw malformed('/people', `it is no list of 1 to ${PEOPLE_MAX}`);
  const people = listed.map((one, i) => personIn(one, `/people/${i}`));
  const seen = new Set<string>();
  for (const [i, { principal }] of people.entries()) {
    if (seen.has(principal)) throw malformed(`/people/${i}/principal`, 'it is there twice');
    seen.add(principal);
  }
  return { people, nobodyElse: typesIn(file['nobody_else'], '/nobody_else') };
}

function personIn(value: Json, at: string): ListedPerson {
  if (!isJsonObject(value)) throw malformed(at, 'it is no object');
  requireMembers(value, at, ['principal', 'keys'], ['name', 'signs']);
  const { principal, name } = value;
  if (typeof principal !== 'string' || !/^prn_[0-9A-Za-z_-]{1,60}$/.test(principal))
    throw malformed(`${at}/principal`, 'it is no id as the ledger names its authors');
  if (name !== undefined && (typeof name !== 'string' || name === '' || name.length > NAME_MAX))
    throw malformed(`${at}/name`, `it is no text of 1 to ${NAME_MAX} characters`);
  const keys = textsIn(value['keys'], `${at}/keys`);
  if (keys.length > KEYS_MAX) throw malformed(`${at}/keys`, `there are more than ${KEYS_MAX}`);
  const wrong = keys.findIndex((key) => !/^[A-Za-z0-9_-]{43}$/.test(key));
  if (wrong >= 0)
    throw malformed(`${at}/keys/${wrong}`, 'it is no thumbprint of a public key (43 characters)');
  const signs = typesIn(value['signs'], `${at}/signs`);
  return { principal, ...(name === undefined ? {} : { name }), keys, signs };
}

/** Types of records that somebody can sign. */
function typesIn(value: Json | undefined, at: string): readonly string[] {
  if (value === undefined) return [];
  const types = textsIn(value, at);
  const wrong = types.findIndex((type) => !SIGNABLE.has(type));
  if (wrong >= 0)
    throw malformed(`${at}/${wrong}`, 'it is no type of a record that somebody signs');
  return types;
}

function textsIn(value: Json | undefined, at: string): string[] {
  if (!Array.isArray(value)) throw malformed(at, 'it is no list');
  return value.map((one, i) => {
    if (typeof one === 'string') return one;
    throw malformed(`${at}/${i}`, 'it is no text');
  });
}

/** What is misspelt would say nothing, and be missed by nobody. */
function requireMembers(
  value: JsonObject,
  at: string,
  required: readonly string[],
  allowed: readonly string[],
): void {
  const missing = required.find((name) => value[name] === undefined);
  if (missing !== undefined) throw malformed(`${at}/${missing}`, 'it is missing');
  const unknown = Object.keys(value).find((name) => ![...required, ...allowed].includes(name));
  if (unknown !== undefined) throw malformed(`${at}/${unknown}`, 'it is not known');
}

function parsed(text: string): JsonObject {
  try {
    const value = parseJson(utf8(text));
    if (isJsonObject(value)) return value;
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    throw new ReaderError('malformed', error.message, { cause: error });
  }
  throw malformed('', 'it is no object');
}

function malformed(pointer: string, why: string): ReaderError {
  return new ReaderError('malformed', pointer === '' ? why : `at ${pointer}: ${why}`);
}
