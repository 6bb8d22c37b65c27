import { toHex, utf8 } from '@docket/chain';
import { DOCKET_AUTHOR } from '@docket/record';
import { describe, expect, test } from '@jest/globals';
import { refundLedger } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { installationCheck, verify, type LedgerReader, type PresentLedger } from './index.js';

/** An installation of three ledgers and its registry. */
function install(): { registry: MemoryLedger; present: PresentLedger[] } {
  const registry = new MemoryLedger({ origin: 'docket.example/registry' });
  const present = ['claims', 'refunds', 'spare'].map((id, seed) => {
    const ledger = new MemoryLedger({ origin: `docket.example/${id}`, seed });
    const [genesis] = ledger.entries;
    if (genesis === undefined) throw new Error('no entry 0');
    registry.append('ledger.registered', DOCKET_AUTHOR, {
      ledger: id,
      origin: ledger.origin,
      genesis_leaf_hash: toHex(genesis.material.storedHash ?? new Uint8Array()),
      public_key: ledger.publicKey,
    });
    return { id, genesisLeaf: genesis.material.leaf };
  });
  return { registry, present };
}

async function found(
  registry: LedgerReader | undefined,
  present: PresentLedger[],
): Promise<{ codes: string[]; check: unknown; verified: boolean }> {
  const { ledger } = refundLedger();
  ledger.checkpoint();
  const checkInstallation = installationCheck({
    registry,
    async *ledgers() {
      for (const one of present) yield [one];
    },
  });
  const report = await verify({ ...ledger.reader(), checkInstallation }, { depth: 'full' });
  return {
    codes: report.findings.map(({ code, seq }) => `${code} ${seq ?? ''}`.trim()),
    check: report.checks.find(({ name }) => name === 'registry'),
    verified: report.verified,
  };
}

describe('any ledger, verified where the others can be seen, with the registry', () => {
  test('that names those that there are: passed, with how many', async () => {
    const { registry, present } = install();
    expect(await found(registry.reader(), present)).toEqual({
      codes: [],
      check: { name: 'registry', state: 'passed', count: 3 },
      verified: true,
    });
  });

  test.each<[string, (installed: ReturnType<typeof install>) => void, string[]]>([
    ['a ledger is gone', ({ present }) => present.splice(1, 1), ['ledger_missing 2']],
    [
      'another is in its place',
      ({ present }) => (present[1] = { ...present[2], id: 'refunds' } as PresentLedger),
      ['ledger_missing 2'],
    ],
    [
      'its first entry is gone',
      ({ present }) => (present[1] = { id: 'refunds' }),
      ['ledger_missing 2'],
    ],
    [
      'one was never registered',
      ({ present }) => present.push({ ...present[2], id: 'mine' } as PresentLedger),
      ['ledger_unregistered'],
    ],
    [
      'it is gone, and so is the entry that registered it',
      ({ registry, present }) => {
        present.splice(1, 1);
        registry.entries.splice(2, 1);
      },
      ['registry_incomplete 2'],
    ],
    [
      'it is gone, and the end of the registry was cut off',
      ({ registry, present }) => {
        present.splice(2, 1);
        registry.entries.splice(3, 1);
      },
      ['registry_incomplete 3'],
    ],
    [
      'it is gone, and what its registration said',
      ({ registry, present }) => {
        present.splice(1, 1);
        delete registry.entries[2]?.material.disclosure;
      },
      ['registry_incomplete 2'],
    ],
    [
      'it is gone, and its registration is no leaf any more',
      ({ registry, present }) => {
        present.splice(1, 1);
        const [, , entry] = registry.entries;
        if (entry !== undefined) entry.material.leaf = utf8('{}');
      },
      ['registry_incomplete 2'],
    ],
  ])('%s', async (_case, damage, codes) => {
    const installed = install();
    damage(installed);
    const { registry, present } = installed;
    // What the registry says of its own size is not what was taken out of it.
    const reader = { ...registry.reader(), describe: async () => ({ ...described, size: 4 }) };
    const described = await registry.reader().describe();
    const outcome = await found(reader, present);
    expect(outcome.codes).toEqual(codes);
    expect(outcome).toMatchObject({ verified: false, check: { state: 'failed' } });
  });

  test('that is gone itself', async () => {
    expect((await found(undefined, install().present)).codes).toEqual(['ledger_missing']);
  });

  test('that cannot be seen: not made, and a limit says so', async () => {
    const { ledger } = refundLedger();
    ledger.checkpoint();
    const { checks, limits } = await verify(ledger.reader(), { depth: 'full' });
    expect(checks.find(({ name }) => name === 'registry')?.state).toBe('not_made');
    expect(limits.join(' ')).toContain('Whether another ledger was deleted as a whole');
  });
});
