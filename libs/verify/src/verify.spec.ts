import { describe, expect, test } from '@jest/globals';
import { utf8 } from '@docket/chain';
import { AGENT_CARD, refundLedger } from './fixtures/decisions.js';
import { verify, type CheckedEntry } from './index.js';

const FULL = { depth: 'full' } as const;

describe('verify', () => {
  test('a ledger as it was written is verified, with every check made', async () => {
    const { ledger } = refundLedger();
    ledger.checkpoint();
    const report = await verify(ledger.reader(), { ...FULL, trustedKey: ledger.publicKey });
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ verified: true, keyPinned: true, entriesChecked: ledger.size });
    expect(report.checks.map(({ name }) => name)).toEqual([
      'leaf',
      'chain',
      'decision_chain',
      'content',
      'tree',
      'checkpoint',
      'rules',
      'projection',
      'missing',
    ]);
    expect(AGENT_CARD).toBeDefined();
  });

  test('whoever looks on sees each entry once, in order, and no body that is not what was committed to', async () => {
    const { ledger } = refundLedger();
    ledger.checkpoint();
    const [, second, third] = ledger.entries;
    if (second === undefined || third === undefined) throw new Error('too short a ledger');
    second.material.disclosure = { bodyBytes: utf8('{"a":1}'), secret: second.secret };
    third.material.leaf = utf8('not a leaf');
    const seen: [number, boolean][] = [];
    const onEntry = (entry: CheckedEntry): void =>
      void seen.push([entry.seq, entry.body !== undefined]);
    const report = await verify(ledger.reader(), { ...FULL, onEntry });
    expect(report.verified).toBe(false);
    const others = ledger.entries.slice(3).map(({ leaf }) => [leaf.seq, true]);
    expect(seen).toEqual([[0, true], [1, false], ...others]);
  });

  test('a state that another version of the fold wrote is a limit, not a pass and not a finding', async () => {
    const { ledger } = refundLedger();
    ledger.checkpoint();
    const whole = await verify(ledger.reader(), FULL);
    const counted = ({ checks }: typeof whole) =>
      checks.find(({ name }) => name === 'projection')?.count ?? -1;
    const [id = '', state = ''] = [...ledger.storedStates][0] ?? [];
    const plant = (text: string) => {
      ledger.storedStates.set(id, text);
      return verify(ledger.reader(), FULL);
    };
    const later = await plant(state.replace('"version":1', '"version":2'));
    expect(later).toMatchObject({ verified: true, findings: [] });
    expect(counted(later)).toBe(counted(whole) - 1);
    expect(later.limits.join()).toContain(
      '1 stored decision state was written by another version of Docket and could not be compared',
    );
    expect(whole.limits.join()).not.toContain('another version');
    // One that claims no version, or this one, is held against the entries.
    for (const text of ['{}', state.replace('"entryCount":', '"entryCount":1')]) {
      expect(await plant(text)).toMatchObject({
        verified: false,
        findings: [{ code: 'decision_state_mismatch' }],
      });
    }
  });
});
