import { toHex, type JsonObject } from '@docket/chain';
import { DOCKET_AUTHOR } from '@docket/record';
import { describe, expect, test } from '@jest/globals';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { installationCheck, verify } from './index.js';

const HOME = 'docket.example/registry';
const ORIGIN = 'docket.example/claims';

const person = (principal: string): JsonObject => ({
  principal,
  role: 'administrator',
  authenticator: { kind: 'api_key', id: `key-${principal}`, fingerprint: 'ab'.repeat(32) },
});

/** A ledger that began at home, and the registries of the cells that it lived in. */
class Moved {
  readonly ledger = new MemoryLedger({ origin: ORIGIN, authors: 'registered' });
  readonly registries = new Map<string, MemoryLedger>();

  registry(cell: string): MemoryLedger {
    const known = this.registries.get(cell);
    if (known !== undefined) return known;
    const made = new MemoryLedger({ origin: cell === 'home' ? HOME : `${HOME}.${cell}` });
    this.registries.set(cell, made);
    return made;
  }

  /** Registers somebody in the registry of a cell, and in the ledger as that one does. */
  register(cell: string, principal: string): void {
    const registry = this.registry(cell);
    const seq = registry.size;
    registry.append('principal.registered', DOCKET_AUTHOR, person(principal));
    const hash = registry.entries[seq]?.material.storedHash ?? new Uint8Array();
    const registry_entry = { seq, leaf_hash: toHex(hash) };
    this.ledger.append('principal.registered', DOCKET_AUTHOR, {
      ...person(principal),
      registry_entry,
    });
  }

  move(
    from: string,
    to: string,
    change: JsonObject = {},
    told: readonly string[] = [from, to],
  ): void {
    const body = {
      origin: ORIGIN,
      from_cell: from,
      to_cell: to,
      size: this.ledger.size,
      root: 'ab'.repeat(32),
      reason: 'The first database is full.',
      ...change,
    };
    this.ledger.append('ledger.moved', DOCKET_AUTHOR, body);
    for (const cell of told) this.registry(cell).append('ledger.moved', DOCKET_AUTHOR, body);
  }

  /** Verified in a cell, with the registries of others at hand. */
  async in(cell: string, others: readonly string[] = [], size = this.ledger.size) {
    const reader = this.ledger.reader();
    this.ledger.checkpoint();
    const checkInstallation = installationCheck({
      registry: this.registry(cell).reader(),
      async *ledgers() {
        yield [];
      },
      registrations: () => reader.entries(1, size),
      moves: () => reader.entries(1, size),
      origin: ORIGIN,
      registryOf: async (other) =>
        others.includes(other) ? this.registry(other).reader() : undefined,
    });
    const { findings, limits, checks } = await verify(
      { ...reader, checkInstallation },
      { depth: 'full' },
    );
    return {
      found: findings.map(({ code, seq }) => `${code} ${seq}`),
      messages: findings.map(({ message }) => message).join(' '),
      limits: limits.filter((limit) => /moved|registry, which/.test(limit)).join(' '),
      state: checks.find(({ name }) => name === 'registry')?.state,
    };
  }
}

/** Began at home, was moved to b, where somebody else came. */
function moved(): Moved {
  const made = new Moved();
  made.registry('b').append('principal.registered', DOCKET_AUTHOR, person('prn_else'));
  made.register('home', 'prn_first');
  made.move('home', 'b');
  made.register('b', 'prn_second');
  return made;
}

describe('a ledger that was moved, held against the registry', () => {
  test('of its cell alone: what was registered before is not checked, and said not to be', async () => {
    const { found, limits } = await moved().in('b');
    expect(found).toEqual([]);
    expect(limits).toContain(
      '1 registration was written in the cell home and names an entry of its registry',
    );
    expect(limits).toContain('not checked against it');
  });

  test('of each of its cells: nothing is left unsaid', async () => {
    expect(await moved().in('b', ['home'])).toMatchObject({ found: [], limits: '' });
  });

  test.each([
    ['before it was moved', 'home', 1],
    ['behind that', 'b', 3],
  ])(
    'where what it registered %s is not in the registry of then: found',
    async (_when, cell, seq) => {
      const made = moved();
      delete made.registry(cell).entries[seq]?.material.disclosure;
      expect((await made.in('b', ['home'])).found).toEqual([`registration_mismatch ${seq}`]);
    },
  );

  test('of another cell that calls itself by this name: not held against it', async () => {
    const made = moved();
    made.registries.set('home', made.registry('c'));
    const { found, limits } = await made.in('b', ['home']);
    expect(found).toEqual([]);
    expect(limits).toContain('not checked against it');
  });

  test('moved back: each part against its own', async () => {
    const made = moved();
    made.move('b', 'home');
    made.register('home', 'prn_third');
    expect(await made.in('home', ['b'])).toMatchObject({ found: [], limits: '' });
    const alone = await made.in('home');
    expect(alone.found).toEqual([]);
    expect(alone.limits).toContain('1 registration was written in the cell b');
  });

  test('as the copy that was left: says where it went, and is whole', async () => {
    const made = new Moved();
    made.register('home', 'prn_first');
    const body = {
      origin: ORIGIN,
      from_cell: 'home',
      to_cell: 'b',
      size: 2,
      root: 'ab'.repeat(32),
      reason: 'x',
    };
    made.registry('home').append('ledger.moved', DOCKET_AUTHOR, body);
    const { found, limits } = await made.in('home');
    expect(found).toEqual([]);
    expect(limits).toContain('moved to the cell b with 2 entries');
  });

  test.each<[string, (made: Moved) => void, string]>([
    [
      'which its registry does not know',
      (made) => made.move('home', 'b', {}, ['home']),
      'the registry does not say so',
    ],
    [
      'with another reason than there',
      (made) => {
        made.move('home', 'b');
        made.registry('b').entries.pop();
        made.registry('b').append('ledger.moved', DOCKET_AUTHOR, {
          origin: ORIGIN,
          from_cell: 'home',
          to_cell: 'b',
          size: 2,
          root: 'ab'.repeat(32),
          reason: 'y',
        });
      },
      'the registry does not say so',
    ],
    [
      'of another ledger',
      (made) => made.move('home', 'b', { origin: 'docket.example/other' }),
      'of another ledger',
    ],
    ['with another size', (made) => made.move('home', 'b', { size: 7 }), 'not where it stands'],
    [
      'from where it did not live',
      (made) => {
        made.move('home', 'b');
        made.move('c', 'b');
      },
      'where it did not live',
    ],
    [
      'between cells that are not here',
      (made) => made.move('x', 'y', {}, []),
      'never was where it is',
    ],
  ])('by a move %s: found', async (_case, write, message) => {
    const made = new Moved();
    made.register('home', 'prn_first');
    write(made);
    const { found, messages, state } = await made.in('b', ['home']);
    expect(found.some((one) => one.startsWith('move_mismatch'))).toBe(true);
    expect(messages).toContain(message);
    expect(state).toBe('failed');
  });
});
