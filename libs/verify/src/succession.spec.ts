import { createSigner, formatVerifierKey, type JsonObject, toHex } from '@docket/chain';
import { DEFAULT_POLICY, DOCKET_AUTHOR, type RecordBodies } from '@docket/record';
import { describe, expect, test } from '@jest/globals';
import { OPENED } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { evidenceReader, type LedgerReader, type VerificationReport, verify } from './index.js';

const [OLD, NEW] = ['docket.example/y26', 'docket.example/y27'];
const keyOf = (origin: string, seed: number): string =>
  formatVerifierKey(origin, createSigner(origin, new Uint8Array(32).fill(seed)).publicKey);

const registration: RecordBodies['principal.registered'] = {
  principal: 'prn_agent',
  role: 'agent',
  authenticator: { kind: 'api_key', id: 'a', fingerprint: 'ab'.repeat(32) },
};
const asObject = (body: object): JsonObject => body as JsonObject;

interface Wish {
  /** As the closing entry names it. */
  successor?: RecordBodies['ledger.closed']['successor'];
  /** What entry 0 of the new one says otherwise. */
  said?: JsonObject;
  carried?: JsonObject;
}

/** A ledger with an open decision, and the one that continues it. */
function world({ successor, said, carried }: Wish = {}) {
  const old = new MemoryLedger({ origin: OLD, authors: 'registered' });
  const registered = old.append('principal.registered', DOCKET_AUTHOR, asObject(registration));
  const office = { ...registration, principal: 'prn_office', role: 'administrator' };
  old.append('principal.registered', DOCKET_AUTHOR, asObject(office));
  const open = old.record({ type: 'decision.opened', body: OPENED });
  const names = successor ?? { origin: NEW, public_key: keyOf(NEW, 8) };
  const body = { successor: names, reason: 'the year is over' };
  old.recordOwn({ type: 'ledger.closed', body }, 'administrator');
  const checkpoint = old.checkpoint();
  const { size } = old;
  const [, , root = ''] = checkpoint.split('\n');
  const next = new MemoryLedger({
    origin: NEW,
    seed: 8,
    authors: 'registered',
    predecessor: {
      origin: OLD,
      public_key: old.publicKey,
      size,
      root: Buffer.from(root, 'base64').toString('hex'),
      checkpoint,
      registrations: 1,
      ...said,
    },
  });
  const entry = { seq: 1, leaf_hash: toHex(old.hashAt(registered.leaf.seq)) };
  const repeated = { ...registration, predecessor_entry: entry, ...carried };
  next.append('principal.registered', DOCKET_AUTHOR, asObject(repeated));
  return { old, next, open };
}

/** The new one, and then the old one as that one has it. */
async function overTheSeam(
  { old, next }: { old: MemoryLedger; next: MemoryLedger },
  reader: LedgerReader = old.reader(),
): Promise<VerificationReport[]> {
  old.checkpoint();
  next.checkpoint();
  const newest = await verify(next.reader(), { depth: 'full' });
  const { seam } = newest;
  if (seam === undefined) return [newest];
  const { public_key: trustedKey, checkpoint: trustedCheckpoint } = seam.predecessor;
  const options = { depth: 'full', seam, trustedKey, trustedCheckpoint } as const;
  return [newest, await verify(reader, options)];
}

const found = (reports: readonly VerificationReport[]) =>
  reports.map(({ findings }) => findings.map(({ code }) => code));

describe('verify: a ledger that another one continues', () => {
  test('both verify, and what was open is finished behind the closing', async () => {
    const made = world();
    const { old, next, open } = made;
    old.record({ type: 'job_card.filed', body: CARD }, open);
    old.record({ type: 'decision.closed', body: { outcome: 'completed' } }, open);
    next.record({ type: 'decision.opened', body: OPENED });
    const reports = await overTheSeam(made);
    expect(found(reports)).toEqual([[], []]);
    expect(reports[0]?.limits.join(' ')).toContain(`continues ${OLD}`);
  });

  test('a dossier says which ledger is continued', async () => {
    const { next } = world();
    const id = next.record({ type: 'decision.opened', body: OPENED });
    next.checkpoint();
    const report = await verify(evidenceReader(await next.evidence(id)), { depth: 'full' });
    expect([report.findings, report.limits.join(' ')]).toEqual([
      [],
      expect.stringContaining(`continues ${OLD}`),
    ]);
  });

  test('work behind the closing is named; what is done with the records is not', async () => {
    const made = world();
    const { old } = made;
    const author = { actor: 'prn_office', role: 'administrator', via: 'api_key' };
    old.append('legal_hold.placed', author, { whole_ledger: true, reason: 'a claim' });
    old.append(
      'decision.opened',
      { ...author, actor: 'prn_agent', role: 'agent' },
      asObject(OPENED),
      'dec_late',
    );
    old.append('system.changed', author, { component: 'model', name: 'm', to: '2' });
    const again = { origin: 'docket.example/y28', public_key: keyOf('docket.example/y28', 9) };
    old.append('ledger.closed', author, { successor: again, reason: 'once more' });
    const [, report] = await overTheSeam(made);
    const beyond = report?.findings.filter(({ code }) => code === 'beyond_closing');
    expect(beyond?.map(({ seq }) => seq)).toEqual([6, 7, 8]);
    expect(report?.findings.map(({ code }) => code)).not.toContain('successor_mismatch');
  });

  test.each([
    [
      'another successor',
      { successor: { origin: 'docket.example/x', public_key: keyOf('docket.example/x', 8) } },
    ],
    ['another key of it', { successor: { origin: NEW, public_key: keyOf(NEW, 9) } }],
    ['another registration', { carried: { principal: 'prn_other' } }],
    [
      'another hash of it',
      { carried: { predecessor_entry: { seq: 1, leaf_hash: 'ab'.repeat(32) } } },
    ],
    [
      'an entry that registers nobody',
      { carried: { predecessor_entry: { seq: 3, leaf_hash: 'ab'.repeat(32) } } },
    ],
  ])('%s is no seam', async (_name, wish: Wish) => {
    expect(found(await overTheSeam(world(wish)))).toEqual([[], ['successor_mismatch']]);
  });

  test('a second successor is none', async () => {
    const { old } = world();
    const [, , root = ''] = old.notes[0]?.split('\n') ?? [];
    const predecessor = {
      origin: OLD,
      public_key: old.publicKey,
      size: old.size,
      root: Buffer.from(root, 'base64').toString('hex'),
      checkpoint: old.notes[0] ?? '',
      registrations: 0,
    };
    const second = new MemoryLedger({ origin: 'docket.example/y27b', seed: 9, predecessor });
    expect(found(await overTheSeam({ old, next: second }))).toEqual([[], ['successor_mismatch']]);
  });

  test.each([
    ['another root', { root: 'ab'.repeat(32) }],
    ['another size', { size: 2 }],
    ['another ledger', { origin: 'docket.example/other' }],
    ['no checkpoint', { checkpoint: 'none' }],
    ['another key', { public_key: keyOf(OLD, 9) }],
    ['no size', { size: 'many' }],
  ])('entry 0 that names %s is found by itself', async (_name, said) => {
    const [newest] = await overTheSeam(world({ said: said as JsonObject }));
    expect(newest?.findings.map(({ code }) => code)).toContain('predecessor_invalid');
  });

  test.each([
    ['behind those that entry 0 counts', {}, 'principal.registered'],
    ['where entry 0 counts none of', { registrations: 0 }, undefined],
    ['where entry 0 counts more of', { registrations: 2 }, 'policy.changed'],
    ['where a decision begins among those', { registrations: 2 }, 'decision.opened'],
  ])('a registration carried over %s is found by itself', async (_name, said, type) => {
    const { next, old } = world({ said });
    const key = { kind: 'api_key', id: 'late', fingerprint: 'cd'.repeat(32) };
    const named = { seq: 1, leaf_hash: toHex(old.hashAt(1)) };
    if (type === 'principal.registered')
      next.append(type, DOCKET_AUTHOR, {
        ...asObject(registration),
        principal: 'prn_late',
        authenticator: key,
        predecessor_entry: named,
      });
    const office = { actor: 'prn_agent', role: 'agent', via: 'api_key' };
    if (type === 'decision.opened') next.append(type, office, asObject(OPENED), 'dec_1');
    if (type === 'policy.changed') next.append(type, office, { policy: 'none' });
    next.checkpoint();
    const { findings } = await verify(next.reader(), { depth: 'full' });
    const seq = type === undefined ? 1 : 2;
    expect(findings).toContainEqual(expect.objectContaining({ code: 'predecessor_invalid', seq }));
  });

  test('whom a ledger is said late to carry over is registered by nobody', async () => {
    const { next, old } = world();
    const named = { seq: 1, leaf_hash: toHex(old.hashAt(1)) };
    const late = { ...asObject(registration), principal: 'prn_late', predecessor_entry: named };
    next.append('principal.registered', DOCKET_AUTHOR, late);
    const author = { actor: 'prn_late', role: 'agent', via: 'api_key' };
    next.append('decision.opened', author, asObject(OPENED), 'dec_late');
    next.checkpoint();
    const { findings } = await verify(next.reader(), { depth: 'full' });
    expect(findings.map(({ code, seq }) => [code, seq])).toEqual([
      ['predecessor_invalid', 2],
      ['author_unknown', 3],
      ['decision_state_missing', 3],
    ]);
  });

  test('a forged predecessor, signed by whoever made it, is not the one that there is', async () => {
    const forged = world();
    const real = new MemoryLedger({
      origin: OLD,
      authors: 'registered',
      policy: { ...DEFAULT_POLICY, version: 'x' },
    });
    for (const { leaf, body } of forged.old.entries.slice(1)) {
      const { actor, role, via } = leaf;
      real.append(leaf.type, { actor, role, via }, body, leaf.decision?.id);
    }
    real.checkpoint();
    const [, report] = await overTheSeam(forged, real.reader());
    expect(report?.findings.map(({ code }) => code)).toContain('trusted_root_mismatch');
  });

  test('one that was cut off before its closing is missing its tail', async () => {
    const made = world();
    made.old.checkpoint();
    const cut = new MemoryLedger({ origin: OLD, authors: 'registered' });
    cut.checkpoint();
    const [, report] = await overTheSeam(made, cut.reader());
    expect(report?.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['successor_mismatch', 'tail_missing']),
    );
  });
});

const CARD = {
  current_phase: 'EXECUTING',
  goal: 'g',
  confidence: 0.9,
  needs_human: false,
} as const;
