import { canonicalize, decodeLeaf, leafHash, LeafError, toHex } from '@docket/chain';
import type { JsonObject, Leaf } from '@docket/chain';
import { DOCKET_ACTOR } from '@docket/record';
import { parseBodyOf } from './checks/content.js';
import { Findings } from './finding.js';
import { cellOfRegistry, CellsOfLedger, RegisteredMoves } from './moves.js';
import {
  type EntryMaterial,
  type InstallationCheck,
  type InstallationOutcome,
  type LedgerReader,
  ReaderError,
} from './reader.js';

/** Ledgers in a registry, and principals, at most: what is registered is kept in memory. */
const LEDGERS_MAX = 1_000_000;
const FINDINGS_MAX = 1_000;

/** All ledgers of an installation, as far as a source can see them. */
export interface Installation {
  /** The ledger of ledgers; undefined when it is not there. */
  registry: Pick<LedgerReader, 'describe' | 'entries'> | undefined;
  /** Every ledger that is there besides the registry, in batches of bounded size, any order. */
  ledgers(): AsyncIterable<PresentLedger[]>;
  /**
   * The entries `principal.registered` of the ledger that is verified, with their bodies. Left out for the registry,
   * whose own registrations repeat none.
   */
  registrations?(): AsyncIterable<EntryMaterial[]>;
  /** Its entries `ledger.moved`, in order, with their bodies: what it registered before one is of another registry. */
  moves?(): AsyncIterable<EntryMaterial[]>;
  /** Its globally unique name. */
  origin?: string;
  /** The registry of another cell, which is believed as this one is; undefined: it is not at hand. */
  registryOf?(cell: string): Promise<Installation['registry']>;
}

/** A ledger that is there. */
export interface PresentLedger {
  id: string;
  /** Leaf of its entry 0 as stored; absent when it has none. */
  genesisLeaf?: Uint8Array;
}

interface Registered {
  /** The entry of the registry. */
  seq: number;
  /** Hex. */
  genesisHash: string;
}

/** What the registry holds that the ledgers can be held against. */
interface RegistryContent {
  /** By id. */
  ledgers: Map<string, Registered>;
  /** Its own registrations of principals, by their position. */
  principals: Map<number, RegisteredPrincipal>;
  moves: RegisteredMoves;
  /** Of which it is; undefined: its name is of none. */
  cell: string | undefined;
}

interface RegisteredPrincipal {
  /** Hex, of the leaf as it is stored. */
  leafHash: string;
  /** Canonical JSON of what a ledger repeats of it; undefined where the body cannot be read. */
  said: string | undefined;
}

/**
 * installationCheck compares the ledgers that there are with those that the registry, the ledger of ledgers,
 * names: one that was deleted as a whole, or swapped, shows only there. Whom a ledger registers because the registry
 * knows them is held against the entry of the registry that is named. The registry is believed here;
 * whoever wants it verified verifies it like any other ledger. For `LedgerReader.checkInstallation`: by
 * itself, so that a page that verifies one decision does not carry it.
 *
 * It rejects with ReaderError `too_large` for a registry of more than a million ledgers or principals.
 */
export function installationCheck(installation: Installation): InstallationCheck {
  return async () => {
    const findings = new Findings(FINDINGS_MAX);
    const outcome = await checkRegistry(installation, findings);
    return { ...outcome, findings: findings.outcome() };
  };
}

/**
 * registrationOf is the position of the registry's entry that names the ledger; undefined where none does, or
 * where that entry cannot be read.
 */
export async function registrationOf(
  registry: NonNullable<Installation['registry']>,
  ledger: string,
): Promise<number | undefined> {
  return (await readRegistry(registry, new Findings(0))).ledgers.get(ledger)?.seq;
}

async function checkRegistry(
  installation: Installation,
  findings: Findings,
): Promise<InstallationOutcome> {
  const { registry, ledgers, registrations, moves, origin } = installation;
  if (registry === undefined) {
    findings.add('ledger_missing', 'The registry of ledgers is gone.');
    return { registered: 0, unheld: new Map() };
  }
  const content = await readRegistry(registry, findings);
  await checkPresent(content.ledgers, ledgers(), findings);
  const cells = await CellsOfLedger.read(moves?.(), content.cell);
  cells.check(content.moves, origin, findings);
  const registers = new Registers(content, installation.registryOf);
  const unheld =
    registrations === undefined
      ? new Map<string, number>()
      : await checkRegistrations(registrations(), cells, registers, findings);
  const movedAway = content.moves.awayFrom(content.cell, origin);
  return { registered: content.ledgers.size, unheld, ...(movedAway && { movedAway }) };
}

/** Registries of cells, each read once. */
class Registers {
  readonly #read = new Map<string, Promise<RegistryContent | undefined>>();
  readonly #registryOf: Installation['registryOf'];

  constructor(own: RegistryContent, registryOf: Installation['registryOf']) {
    this.#registryOf = registryOf;
    this.#read.set(own.cell ?? UNKNOWN_CELL, Promise.resolve(own));
  }

  /** Undefined: it is not at hand, or says that it is of another cell. */
  of(cell: string): Promise<RegistryContent | undefined> {
    const reading = this.#read.get(cell) ?? this.#open(cell);
    this.#read.set(cell, reading);
    return reading;
  }

  async #open(cell: string): Promise<RegistryContent | undefined> {
    const registry = await this.#registryOf?.(cell);
    // What of it cannot be read, a registration that names it is found to differ from.
    const content = registry && (await readRegistry(registry, new Findings(0)));
    return content?.cell === cell ? content : undefined;
  }
}

/** Holds the ledgers that are there against those that are registered. */
async function checkPresent(
  registered: RegistryContent['ledgers'],
  present: AsyncIterable<PresentLedger[]>,
  findings: Findings,
): Promise<void> {
  const missing = new Map(registered);
  for await (const batch of present) {
    for (const { id, genesisLeaf } of batch) {
      const known = registered.get(id);
      missing.delete(id);
      if (known === undefined) {
        findings.add('ledger_unregistered', `The ledger ${id} is not in the registry.`);
        continue;
      }
      const found = genesisLeaf === undefined ? undefined : toHex(leafHash(genesisLeaf));
      if (found === known.genesisHash) continue;
      findings.add(
        'ledger_missing',
        `The ledger ${id} does not begin with the entry that was registered: another took its place.`,
        { seq: known.seq, expected: known.genesisHash, found: found ?? 'no entry 0' },
      );
    }
  }
  for (const [id, { seq }] of missing) {
    findings.add(
      'ledger_missing',
      `The ledger ${id} was registered by entry ${seq} of the registry and is gone.`,
      { seq },
    );
  }
}

/**
 * Holds each registration that names an entry of a registry against that of the cell that wrote it.
 *
 * @returns by cell, how many could not be held, because it is not at hand.
 */
async function checkRegistrations(
  registrations: AsyncIterable<EntryMaterial[]>,
  cells: CellsOfLedger,
  registers: Registers,
  findings: Findings,
): Promise<Map<string, number>> {
  const unheld = new Map<string, number>();
  // Who had an API key before: whoever replaces their own is registered by Docket.
  const holders = new Set<unknown>();
  let carried = 0;
  for await (const batch of registrations) {
    for (const material of batch) {
      const leaf = decode(material.leaf);
      const body = parseBodyOf(material.disclosure);
      // That a leaf or a body cannot be read is said by the checks of the entries.
      if (leaf?.type !== 'principal.registered' || body === undefined) continue;
      // Of the predecessor, right behind entry 0: what is carried over is held against that one.
      if (material.position === carried + 1 && body['predecessor_entry'] !== undefined) carried++;
      const isCarried = material.position === carried;
      const isReplaced = holders.has(body['principal']);
      if (isApiKey(body)) holders.add(body['principal']);
      const { position: seq } = material;
      const isNamed = body['registry_entry'] !== undefined;
      if ((isReplaced || isCarried) && !isNamed) continue;
      const cell = cells.of(seq) ?? UNKNOWN_CELL;
      const register = isNamed ? await registers.of(cell) : undefined;
      if (isNamed && register === undefined) unheld.set(cell, (unheld.get(cell) ?? 0) + 1);
      const difference = differenceOf(leaf, body, register?.principals);
      if (difference === undefined) continue;
      const message = `Entry ${seq} registers somebody whom the registry is said to know: ${difference}.`;
      findings.add('registration_mismatch', message, { seq, pointer: '/registry_entry' });
    }
  }
  return unheld;
}

/** What a registry of no cell is of, where nothing was moved; that a move cannot be read is a finding by itself. */
const UNKNOWN_CELL = '?';

/**
 * In what a registration differs from the entry of the registry that it repeats; undefined: in nothing, or it repeats none, or
 * that registry is not at hand.
 */
function differenceOf(
  { actor }: Leaf,
  body: JsonObject,
  principals: RegistryContent['principals'] | undefined,
): string | undefined {
  const named = body['registry_entry'];
  if (named === undefined) {
    // Docket itself gives a ledger nobody new but those of the registry; passkeys are proven where they are registered.
    return actor === DOCKET_ACTOR && isApiKey(body) ? 'no entry of it is named' : undefined;
  }
  if (principals === undefined) return undefined;
  const { seq, leaf_hash: hash } = isObject(named) ? named : {};
  const known = typeof seq === 'number' ? principals.get(seq) : undefined;
  if (known === undefined) return `its entry ${String(seq)} registers nobody`;
  if (known.leafHash !== hash) return `its entry ${String(seq)} has another leaf hash`;
  if (known.said === undefined) return `what its entry ${String(seq)} says cannot be read`;
  return known.said === repeated(body)
    ? undefined
    : `its entry ${String(seq)} registers another principal, role or authenticator`;
}

/** What a ledger repeats of the registry's entry, as canonical JSON. */
function repeated({ principal, role, authenticator }: JsonObject): string {
  return canonicalize({
    ...(principal === undefined ? {} : { principal }),
    ...(role === undefined ? {} : { role }),
    ...(authenticator === undefined ? {} : { authenticator }),
  });
}

function isApiKey({ authenticator }: JsonObject): boolean {
  return isObject(authenticator) && authenticator['kind'] === 'api_key';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the registry names. A registration that is not there, or says nothing, is a finding. */
async function readRegistry(
  registry: NonNullable<Installation['registry']>,
  findings: Findings,
): Promise<RegistryContent> {
  const registered: RegistryContent['ledgers'] = new Map();
  const principals: RegistryContent['principals'] = new Map();
  const moves = new RegisteredMoves();
  const { size = 0, origin } = await registry.describe();
  let next = 0;
  // One more than is claimed: what is there beyond it counts too.
  for await (const batch of registry.entries(0, size + 1, { content: true })) {
    for (const material of batch) {
      const { position: seq } = material;
      if (seq > next) reportGap(next, seq, findings);
      next = Math.max(next, seq + 1);
      const type = decode(material.leaf)?.type;
      if (type === 'principal.registered') {
        const body = parseBodyOf(material.disclosure);
        const said = body && repeated(body);
        principals.set(seq, { leafHash: toHex(leafHash(material.leaf)), said });
      }
      if (type === 'ledger.moved') takeMove(material, moves);
      if (type !== undefined && type !== 'ledger.registered') continue;
      const body = parseBodyOf(material.disclosure);
      const ledger = body?.['ledger'];
      const genesisHash = body?.['genesis_leaf_hash'];
      if (type === undefined || typeof ledger !== 'string' || typeof genesisHash !== 'string') {
        findings.add(
          'registry_incomplete',
          `Entry ${seq} of the registry cannot be read: which ledger it registered is not known.`,
          { seq },
        );
        continue;
      }
      // The first registration counts: a later one cannot put another ledger in its place.
      if (!registered.has(ledger)) registered.set(ledger, { seq, genesisHash });
    }
    for (const [{ size: known }, what] of [
      [registered, 'ledgers'],
      [principals, 'principals'],
    ] as const) {
      if (known > LEDGERS_MAX) {
        throw new ReaderError('too_large', `the registry names more than ${LEDGERS_MAX} ${what}`);
      }
    }
  }
  if (next < size) reportGap(next, size, findings);
  return { ledgers: registered, principals, moves, cell: cellOfRegistry(origin) };
}

/** One that cannot be read is not there: a ledger that tells it is found to. */
function takeMove({ position, disclosure }: EntryMaterial, moves: RegisteredMoves): void {
  const body = parseBodyOf(disclosure);
  if (body !== undefined) moves.take(position, body);
}

function reportGap(from: number, to: number, findings: Findings): void {
  findings.add(
    'registry_incomplete',
    `Of the registry the entries from ${from} to ${to - 1} are missing: which ledgers they registered is not known.`,
    { seq: from },
  );
}

function decode(leaf: Uint8Array): Leaf | undefined {
  try {
    return decodeLeaf(leaf);
  } catch (error) {
    if (error instanceof LeafError) return undefined;
    throw error;
  }
}
