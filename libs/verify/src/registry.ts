import { decodeLeaf, leafHash, LeafError, toHex } from '@docket/chain';
import { parseBodyOf } from './checks/content.js';
import { Findings } from './finding.js';
import { type InstallationCheck, type LedgerReader, ReaderError } from './reader.js';

/** Ledgers in a registry, at most: what is registered is kept in memory. */
const LEDGERS_MAX = 1_000_000;
const FINDINGS_MAX = 1_000;

/** All ledgers of an installation, as far as a source can see them. */
export interface Installation {
  /** The ledger of ledgers; undefined when it is not there. */
  registry: Pick<LedgerReader, 'describe' | 'entries'> | undefined;
  /** Every ledger that is there besides the registry, in batches of bounded size, any order. */
  ledgers(): AsyncIterable<PresentLedger[]>;
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

/**
 * installationCheck compares the ledgers that there are with those that the registry, the ledger of ledgers,
 * names: one that was deleted as a whole, or swapped, shows only there. The registry is believed here;
 * whoever wants it verified verifies it like any other ledger. For `LedgerReader.checkInstallation`: by
 * itself, so that a page that verifies one decision does not carry it.
 *
 * It rejects with ReaderError `too_large` for a registry of more than a million ledgers.
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
  return (await readRegistered(registry, new Findings(0))).get(ledger)?.seq;
}

async function checkRegistry(
  { registry, ledgers }: Installation,
  findings: Findings,
): Promise<number> {
  if (registry === undefined) {
    findings.add('ledger_missing', 'The registry of ledgers is gone.');
    return 0;
  }
  const registered = await readRegistered(registry, findings);
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
  return registered.size;
}

/** What the registry names. A registration that is not there, or says nothing, is a finding. */
async function readRegistered(
  registry: NonNullable<Installation['registry']>,
  findings: Findings,
): Promise<Map<string, Registered>> {
  const registered = new Map<string, Registered>();
  const { size = 0 } = await registry.describe();
  let next = 0;
  // One more than is claimed: what is there beyond it counts too.
  for await (const batch of registry.entries(0, size + 1, { content: true })) {
    for (const material of batch) {
      const { position: seq } = material;
      if (seq > next) reportGap(next, seq, findings);
      next = Math.max(next, seq + 1);
      const type = typeOf(material.leaf);
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
      if (registered.size > LEDGERS_MAX) {
        throw new ReaderError('too_large', `the registry names more than ${LEDGERS_MAX} ledgers`);
      }
    }
  }
  if (next < size) reportGap(next, size, findings);
  return registered;
}

function reportGap(from: number, to: number, findings: Findings): void {
  findings.add(
    'registry_incomplete',
    `Of the registry the entries from ${from} to ${to - 1} are missing: which ledgers they registered is not known.`,
    { seq: from },
  );
}

function typeOf(leaf: Uint8Array): string | undefined {
  try {
    return decodeLeaf(leaf).type;
  } catch (error) {
    if (error instanceof LeafError) return undefined;
    throw error;
  }
}
