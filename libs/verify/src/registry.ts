import { canonicalize, decodeLeaf, leafHash, LeafError, toHex } from '@docket/chain';
import type { JsonObject, Leaf } from '@docket/chain';
import { DOCKET_ACTOR } from '@docket/record';
import { parseBodyOf } from './checks/content.js';
import { Findings } from './finding.js';
import {
  type EntryMaterial,
  type InstallationCheck,
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
    const registered = await checkRegistry(installation, findings);
    return { registered, findings: findings.outcome() };
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
  { registry, ledgers, registrations }: Installation,
  findings: Findings,
): Promise<number> {
  if (registry === undefined) {
    findings.add('ledger_missing', 'The registry of ledgers is gone.');
    return 0;
  }
  const { ledgers: registered, principals } = await readRegistry(registry, findings);
  const missing = new Map(registered);
  for await (const batch of ledgers()) {
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
  if (registrations !== undefined) await checkRegistrations(registrations(), principals, findings);
  return registered.size;
}

/** Holds each registration that names an entry of the registry against it. */
async function checkRegistrations(
  registrations: AsyncIterable<EntryMaterial[]>,
  principals: RegistryContent['principals'],
  findings: Findings,
): Promise<void> {
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
      const difference =
        (isReplaced || isCarried) && body['registry_entry'] === undefined
          ? undefined
          : differenceOf(leaf, body, principals);
      if (difference === undefined) continue;
      const { position: seq } = material;
      const message = `Entry ${seq} registers somebody whom the registry is said to know: ${difference}.`;
      findings.add('registration_mismatch', message, { seq, pointer: '/registry_entry' });
    }
  }
}

/** In what a registration differs from the entry of the registry that it repeats; undefined: in nothing, or it repeats none. */
function differenceOf(
  { actor }: Leaf,
  body: JsonObject,
  principals: RegistryContent['principals'],
): string | undefined {
  const named = body['registry_entry'];
  if (named === undefined) {
    // Docket itself gives a ledger nobody new but those of the registry; passkeys are proven where they are registered.
    return actor === DOCKET_ACTOR && isApiKey(body) ? 'no entry of it is named' : undefined;
  }
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
  const { size = 0 } = await registry.describe();
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
  return { ledgers: registered, principals };
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
