import { type JsonObject, toHex, utf8 } from '@docket/chain';
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

  describe('and the registrations of the ledger with those of the registry', () => {
    const key = { kind: 'api_key', id: 'k', fingerprint: 'ab'.repeat(32) };
    const office = { principal: 'prn_office', role: 'administrator', authenticator: key };

    /** A ledger that registers somebody as the registry does, with what is changed of it. */
    async function registered(
      change: (body: JsonObject, named: JsonObject, registry: MemoryLedger) => void,
      by: Parameters<MemoryLedger['append']>[1] = DOCKET_AUTHOR,
      first?: JsonObject,
    ) {
      const registry = new MemoryLedger({ origin: 'docket.example/registry' });
      registry.append('principal.registered', DOCKET_AUTHOR, office);
      const named = {
        seq: 1,
        leaf_hash: toHex(registry.entries[1]?.material.storedHash ?? new Uint8Array()),
      };
      const body: JsonObject = { ...structuredClone(office), registry_entry: named };
      change(body, named, registry);
      const ledger = new MemoryLedger({ authors: 'registered' });
      if (first !== undefined) ledger.append('principal.registered', DOCKET_AUTHOR, first);
      ledger.append('principal.registered', by, body);
      ledger.checkpoint();
      const checkInstallation = installationCheck({
        registry: registry.reader(),
        async *ledgers() {
          yield [];
        },
        registrations: () => ledger.reader().entries(1, ledger.size),
      });
      const { findings, checks } = await verify(
        { ...ledger.reader(), checkInstallation },
        { depth: 'full' },
      );
      return {
        said: findings.filter(({ code }) => code === 'registration_mismatch'),
        registry: checks.find(({ name }) => name === 'registry')?.state,
      };
    }

    test.each<[string, Parameters<typeof registered>]>([
      ['repeated as they are', [() => undefined]],
      [
        'none, by an administrator who is registered',
        [
          (body) => void delete body['registry_entry'],
          { actor: 'prn_office', role: 'administrator', via: 'api_key' },
        ],
      ],
    ])('%s: nothing is found', async (_case, how) => {
      expect((await registered(...how)).said).toEqual([]);
    });

    test('carried over from a predecessor: right behind entry 0 only', async () => {
      const carry = (body: JsonObject): void => {
        delete body['registry_entry'];
        body['predecessor_entry'] = { seq: 1, leaf_hash: 'ab'.repeat(32) };
      };
      const [other, own] = ['prn_a', 'prn_b'].map((principal) => ({ ...office, principal }));
      const carried = { ...other, predecessor_entry: { seq: 2, leaf_hash: 'cd'.repeat(32) } };
      expect((await registered(carry)).said).toEqual([]);
      expect((await registered(carry, DOCKET_AUTHOR, carried)).said).toEqual([]);
      const behind = await registered(carry, DOCKET_AUTHOR, { ...own });
      expect(behind.said.map(({ seq }) => seq)).toEqual([1, 2]);
    });

    test.each<[string, Parameters<typeof registered>[0], string]>([
      ['another role', (body) => (body['role'] = 'officer'), 'registers another principal, role'],
      [
        'another principal',
        (body) => (body['principal'] = 'prn_mallory'),
        'registers another principal, role',
      ],
      [
        'another fingerprint',
        (body) => (body['authenticator'] = { ...key, fingerprint: 'cd'.repeat(32) }),
        'registers another principal, role or authenticator',
      ],
      ['another hash', (_, named) => (named['leaf_hash'] = '0'.repeat(64)), 'another leaf hash'],
      ['an entry of another type', (_, named) => (named['seq'] = 0), 'entry 0 registers nobody'],
      ['an entry that is not there', (_, named) => (named['seq'] = 9), 'entry 9 registers nobody'],
      ['none', (body) => void delete body['registry_entry'], 'no entry of it is named'],
      [
        'one whose body is gone',
        (_body, _named, registry) => void delete registry.entries[1]?.material.disclosure,
        'cannot be read',
      ],
    ])('%s: named, and where', async (_case, change, message) => {
      const { said, registry } = await registered(change);
      expect(said).toHaveLength(1);
      expect(said[0]).toMatchObject({ seq: 1, pointer: '/registry_entry' });
      expect(said[0]?.message).toContain(message);
      expect(registry).toBe('failed');
    });
  });
});
