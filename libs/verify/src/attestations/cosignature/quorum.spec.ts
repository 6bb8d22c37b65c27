import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  cosign,
  cosignMlDsa44,
  createSigner,
  formatCosignerKey,
  formatVerifierKey,
  mlDsa44CosignerKey,
} from '@docket/chain';
import { refundLedger } from '../../fixtures/decisions.js';
import type { MemoryLedger } from '../../fixtures/memory-ledger.js';
import { encodeReport, parseWitnessPolicy, verify } from '../../index.js';

const seedOf = (name: string): Uint8Array => new Uint8Array(32).fill(name.charCodeAt(0));
const keyOf = (name: string): string =>
  formatCosignerKey(`${name}.example/w`, createSigner('k', seedOf(name)).publicKey);
const NAMES = ['north', 'south', 'east'];
const policyOf = (...lines: string[]) =>
  parseWitnessPolicy(
    [
      ...NAMES.map((name) => `witness ${name} ${keyOf(name)}`),
      'group all-of-them 2 north south east',
      'quorum all-of-them',
      ...lines,
    ].join('\n') + '\n',
  );

/** The time that witnesses of this file state, in seconds. */
const TIME = 1_790_000_000;
const lineOf = (note: string, name: string): string =>
  cosign(note.slice(0, note.indexOf('\n\n') + 1), `${name}.example/w`, seedOf(name), TIME);

describe('a policy of two witnesses of three', () => {
  let ledger: MemoryLedger;
  beforeEach(() => {
    ({ ledger } = refundLedger());
  });

  const serve = (...names: string[]): void => {
    const note = ledger.checkpoint();
    const lines = names.map((name) => lineOf(note, name)).join('');
    ledger.notes.splice(0, ledger.notes.length, `${note}${lines}`);
  };
  const run = (witnessPolicy = policyOf()) =>
    verify(ledger.reader(), { depth: 'chain', witnessPolicy });

  test('is met by two, whoever else is there', async () => {
    serve('north', 'east', 'zoe');
    const report = await run();
    expect([report.verified, report.findings]).toEqual([true, []]);
    const wire = encodeReport(report);
    const time = '2026-09-21T14:13:20.000Z';
    expect(wire['witnessed']).toEqual({
      size: ledger.size,
      quorum: '2 of (north, south, east)',
      cosignatures: [
        { name: 'north.example/w', witness: 'north', algorithm: 'ed25519', time },
        { name: 'east.example/w', witness: 'east', algorithm: 'ed25519', time },
      ],
    });
    expect(report.attestations.map(({ kind, state }) => [kind, state])).toEqual([
      ['ledger_signature', 'verified'],
      ['cosignature', 'verified'],
      ['cosignature', 'verified'],
      ['unknown_signature', 'not_checked'],
    ]);
  });

  test('is not met by one, nor by the same one twice, and the finding says who there is', async () => {
    serve('north');
    const twice = ledger.notes[0]!.replace(/(— north.*\n)/, '$1$1');
    for (const note of [ledger.notes[0]!, twice]) {
      ledger.notes.splice(0, ledger.notes.length, note);
      const report = await run();
      expect(report.verified).toBe(false);
      expect(report.witnessed).toBeUndefined();
      expect(report.findings).toEqual([
        expect.objectContaining({
          code: 'quorum_missing',
          expected: '2 of (north, south, east)',
          found: 'north',
        }),
      ]);
    }
  });

  test('is not met by a line of a witness that does not verify: that is a finding by itself', async () => {
    serve('north', 'south', 'east');
    const other = lineOf('docket.example/claims\n1\nAAAA\n\n', 'east');
    const note = ledger.notes[0]!.replace(/— east.*\n/, other);
    ledger.notes.splice(0, ledger.notes.length, note);
    const report = await run();
    expect(report.findings.map(({ code, expected }) => [code, expected])).toEqual([
      ['cosignature_invalid', 'east'],
    ]);
    expect(report.witnessed?.cosignatures.map(({ witness }) => witness)).toEqual([
      'north',
      'south',
    ]);
  });

  test('takes ML-DSA-44 beside Ed25519, each line for itself, and says which is which', async () => {
    const name = 'west.example/w';
    const key = await mlDsa44CosignerKey(name, seedOf('west'));
    const policy = parseWitnessPolicy(
      `witness north ${keyOf('north')}\nwitness west ${key}\ngroup g all north west\nquorum g\n`,
    );
    const note = ledger.checkpoint();
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    const west = (signed: string, time = TIME) =>
      cosignMlDsa44(signed, name, seedOf('west'), time, false);
    const serveWith = (line: string): void => {
      ledger.notes.splice(0, ledger.notes.length, `${note}${lineOf(note, 'north')}${line}`);
    };
    const time = new Date(TIME * 1000).toISOString();
    const north = { name: 'north.example/w', witness: 'north', algorithm: 'ed25519', time };
    const whole = { name, witness: 'west', algorithm: 'ml-dsa-44' };
    for (const [stated, line] of [
      [{ time }, await west(text)],
      // It may say that nothing contradicts this, and not that it is the largest.
      [{}, await west(text, 0)],
    ] as const) {
      serveWith(line);
      const report = await run(policy);
      expect([report.verified, report.findings]).toEqual([true, []]);
      expect(encodeReport(report)['witnessed']).toMatchObject({
        cosignatures: [north, { ...whole, ...stated }],
      });
    }
    serveWith('');
    expect((await run(policy)).findings.map(({ code, found }) => [code, found])).toEqual([
      ['quorum_missing', 'north'],
    ]);
    serveWith(await west(text.replace(/\n\d+\n/, '\n1\n')));
    expect((await run(policy)).findings.map(({ code, expected }) => [code, expected])).toEqual([
      ['cosignature_invalid', 'west'],
      ['quorum_missing', '2 of (north, west)'],
    ]);
    // Whoever names the other alone passes it over.
    const one = await run(parseWitnessPolicy(`witness north ${keyOf('north')}\nquorum north\n`));
    expect([one.verified, one.findings]).toEqual([true, []]);
  });

  test('is met by an older checkpoint, and what came later is said', async () => {
    serve('north', 'south');
    const older = ledger.notes[0]!;
    const { size } = ledger;
    ledger.record({ type: 'decision.opened', body: opened }, undefined);
    ledger.notes.push(ledger.checkpoint());
    const report = await run();
    expect([report.verified, report.witnessed?.size]).toEqual([true, size]);
    expect(report.limits.join(' ')).toContain(
      'No checkpoint over the last 1 entry has the cosignatures that the policy asks for',
    );
    // One that the verifier kept counts like one that is served.
    ledger.notes.splice(0, ledger.notes.length, ledger.checkpoint());
    expect((await run()).findings.map(({ code }) => code)).toEqual(['quorum_missing']);
    const trustedCheckpoint = older;
    const witnessPolicy = policyOf();
    const kept = await verify(ledger.reader(), {
      depth: 'chain',
      witnessPolicy,
      trustedCheckpoint,
    });
    expect([kept.verified, kept.witnessed?.size]).toEqual([true, size]);
  });

  test('is not met without any checkpoint', async () => {
    ledger.notes.length = 0;
    const codes = (await run()).findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['checkpoint_missing', 'quorum_missing']));
  });

  test('pins the key of the ledger where it names one', async () => {
    serve('north', 'south');
    expect((await run()).keyPinned).toBe(false);
    const pinned = await run(policyOf(`log ${ledger.publicKey}`));
    expect([pinned.verified, pinned.keyPinned]).toEqual([true, true]);
    const other = formatVerifierKey(ledger.origin, createSigner('k', seedOf('z')).publicKey);
    const elsewhere = formatVerifierKey(
      'docket.example/other',
      createSigner('k', seedOf('y')).publicKey,
    );
    for (const log of [other, elsewhere]) {
      const codes = (await run(policyOf(`log ${log}`))).findings.map(({ code }) => code);
      expect(codes).toContain('key_untrusted');
    }
  });
});

const opened = {
  goal: 'One more',
  stakes: 'low',
  agent: { id: 'refund-agent', name: 'Refund Agent', version: '2.3.1' },
} as const;
