import { join } from 'node:path';
import { readDatabaseAddresses } from '@docket/store';
import { ConfigError } from '../config-error.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The cell whose database DATABASE_URL names: keys, people and sessions of the whole installation are in it. */
export const HOME_CELL = 'home';

/** A database that ledgers live in, beside the one of DATABASE_URL. */
export interface CellAddress {
  /** A lower-case letter, then up to 15 letters and digits. */
  name: string;
  databaseUrl: string;
  databaseOwnerUrl?: string;
}

export interface CellSettings {
  others: readonly CellAddress[];
  /** Where ledgers are made of which nobody says where. */
  newLedgers: string;
}

const NAME = /^[a-z][a-z0-9]{0,15}$/;
/** Each opens connections, threads and rounds of its own. */
const OTHERS_MAX = 15;
/** As `DATABASE_URL` and so on are of the first. */
const OF_CELL = ['URL', 'PASSWORD_FILE', 'OWNER_URL', 'OWNER_PASSWORD_FILE'] as const;
const OF_CELLS = /^DOCKET_CELL_([A-Z0-9]+)_(?:OWNER_)?(?:URL|PASSWORD_FILE)$/;

/** Names of the cells beside the first, as DOCKET_CELLS has them. @throws {ConfigError} */
function readCellNames(env: Environment): string[] {
  const text = env['DOCKET_CELLS'] ?? '';
  if (text === '') return [];
  const names = text.split(',').map((word) => word.trim());
  const unfit = names.find((name) => !NAME.test(name) || name === HOME_CELL);
  if (unfit !== undefined) {
    throw new ConfigError(
      `DOCKET_CELLS names the cells beside ${HOME_CELL}, with commas between, as b,c: a lower-case letter, then up to 15 letters and digits. It names "${unfit.slice(0, 40)}".`,
    );
  }
  if (new Set(names).size < names.length) throw new ConfigError('DOCKET_CELLS names a cell twice.');
  if (names.length > OTHERS_MAX)
    throw new ConfigError(`DOCKET_CELLS names ${names.length} cells, and may name ${OTHERS_MAX}.`);
  return names;
}

/** @throws {ConfigError} @throws {RangeError} of an address that cannot be used; each names the variable. */
export function readCells(env: Environment): CellSettings | undefined {
  const names = readCellNames(env);
  refuseUnnamed(env, names);
  const newLedgers = env['DOCKET_NEW_LEDGERS_CELL'] || HOME_CELL;
  if (newLedgers !== HOME_CELL && !names.includes(newLedgers)) {
    throw new ConfigError(
      `DOCKET_NEW_LEDGERS_CELL names the cell ${newLedgers.slice(0, 40)}, which is not in DOCKET_CELLS.`,
    );
  }
  if (names.length === 0) return undefined;
  const others = names.map((name) => addressOf(name, addressesOf(env, name)));
  const urls = [env['DATABASE_URL'], ...others.map(({ databaseUrl }) => databaseUrl)];
  if (new Set(urls).size < urls.length)
    throw new ConfigError('Two cells have one address: each is a database of its own.');
  return { others, newLedgers };
}

function addressOf(
  name: string,
  { url, ownerUrl }: ReturnType<typeof readDatabaseAddresses>,
): CellAddress {
  if (url === undefined)
    throw new ConfigError(`${prefixOf(name)}URL is not set, and DOCKET_CELLS names ${name}.`);
  return { name, databaseUrl: url, ...(ownerUrl && { databaseOwnerUrl: ownerUrl }) };
}

/** What is read of a cell as it is of the first; what is wrong is named as it stands. */
function addressesOf(env: Environment, cell: string): ReturnType<typeof readDatabaseAddresses> {
  const prefix = prefixOf(cell);
  const own = OF_CELL.map((name) => [`DATABASE_${name}`, env[prefix + name]] as const);
  try {
    return readDatabaseAddresses(Object.fromEntries(own));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ConfigError(error.message.replaceAll('DATABASE_', prefix));
  }
}

const prefixOf = (cell: string): string => `DOCKET_CELL_${cell.toUpperCase()}_`;

/** Name of the setting that has the address of a cell's database. */
export const cellAddressSetting = (cell: string): string =>
  cell === HOME_CELL ? 'DATABASE_URL' : `${prefixOf(cell)}URL`;

/** An address of a cell that is not named would be a cell that nobody opens. */
function refuseUnnamed(env: Environment, names: readonly string[]): void {
  for (const variable of Object.keys(env)) {
    const cell = OF_CELLS.exec(variable)?.[1]?.toLowerCase();
    if (cell === undefined || names.includes(cell) || env[variable] === '') continue;
    throw new ConfigError(`${variable} is set, and DOCKET_CELLS does not name ${cell}.`);
  }
}

/** Last part of the origin of a cell's registry; a ledger's id has no dot, so that it is no ledger's. */
export const registryNameOf = (cell: string): string =>
  cell === HOME_CELL ? 'registry' : `registry.${cell}`;

/** Where a cell beside the first has its part of a directory: what it is called is no ledger's id. */
export const cellDirectory = (directory: string, cell: string): string =>
  join(directory, `cell.${cell}`);
