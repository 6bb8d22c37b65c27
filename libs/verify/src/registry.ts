import { decodeLeaf, leafHash, LeafError, toHex } from '@docket/chain';
import { parseBodyOf } from './checks/content.js';
import { type Finding, Findings } from './finding.js';
import type { LedgerReader } from './reader.js';

/** A ledger that is there. */
export interface PresentLedger {
  id: string;
  reader: LedgerReader;
}

const LEDGERS_MAX = 100_000;

/**
 * checkRegistry compares the ledgers that are there with the ledger of ledgers: a ledger that was
 * deleted as a whole, or swapped for another, shows only there. Verify the registry itself as well,
 * like any other ledger.
 */
export async function checkRegistry(
  registry: LedgerReader,
  present: readonly PresentLedger[],
  maxFindings = 1_000,
): Promise<Finding[]> {
  const findings = new Findings(maxFindings);
  const registered = await readRegistered(registry);
  const unregistered = new Map(present.map((ledger) => [ledger.id, ledger.reader]));
  for (const [id, { seq, genesisHash }] of registered) {
    const reader = unregistered.get(id);
    unregistered.delete(id);
    if (reader === undefined) {
      findings.add(
        'ledger_missing',
        `The ledger ${id} was registered by entry ${seq} of the registry and is gone.`,
        { seq },
      );
      continue;
    }
    const found = await genesisHashOf(reader);
    if (found === genesisHash) continue;
    findings.add(
      'ledger_missing',
      `The ledger ${id} does not begin with the entry that was registered: another took its place.`,
      {
        seq,
        expected: genesisHash,
        found: found ?? 'no entry 0',
      },
    );
  }
  for (const id of unregistered.keys()) {
    findings.add('ledger_unregistered', `The ledger ${id} is not in the registry.`);
  }
  return findings.list;
}

async function readRegistered(
  registry: LedgerReader,
): Promise<Map<string, { seq: number; genesisHash: string }>> {
  const registered = new Map<string, { seq: number; genesisHash: string }>();
  const { size = LEDGERS_MAX } = await registry.describe();
  for await (const batch of registry.entries(0, Math.min(size, LEDGERS_MAX) + 1, {
    content: true,
  })) {
    for (const material of batch) {
      const body = parseBodyOf(material.disclosure);
      const ledger = body?.['ledger'];
      const genesisHash = body?.['genesis_leaf_hash'];
      if (
        !isRegistration(material.leaf) ||
        typeof ledger !== 'string' ||
        typeof genesisHash !== 'string'
      )
        continue;
      // The first registration counts: a later one cannot put another ledger in its place.
      if (!registered.has(ledger)) registered.set(ledger, { seq: material.position, genesisHash });
    }
  }
  return registered;
}

function isRegistration(leaf: Uint8Array): boolean {
  try {
    return decodeLeaf(leaf).type === 'ledger.registered';
  } catch (error) {
    if (error instanceof LeafError) return false;
    throw error;
  }
}

async function genesisHashOf(reader: LedgerReader): Promise<string | undefined> {
  for await (const [material] of reader.entries(0, 1, { content: false })) {
    if (material !== undefined) return toHex(leafHash(material.leaf));
  }
  return undefined;
}
