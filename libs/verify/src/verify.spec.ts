import { describe, expect, test } from '@jest/globals';
import { utf8 } from '@docket/chain';
import { AGENT_CARD, refundLedger } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { verify, type CheckedEntry, type LedgerReader } from './index.js';

const FULL = { depth: 'full' } as const;

describe('verify', () => {
  test('a ledger as it was written is verified, with every check made', async () => {
    const { ledger } = refundLedger();
    ledger.checkpoint();
    const report = await verify(ledger.reader(), { ...FULL, trustedKey: ledger.publicKey });
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ verified: true, keyPinned: true, entriesChecked: ledger.size });
    expect(report.checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'leaf passed',
      'chain passed',
      'decision_chain passed',
      'content passed',
      'tree passed',
      'checkpoint passed',
      'rules passed',
      'authors not_made',
      'attestations not_made',
      'review_signatures not_applicable',
      'agent_signatures not_applicable',
      'projection passed',
      'missing passed',
      'registry not_made',
    ]);
    expect(AGENT_CARD).toBeDefined();
  });

  test('a ledger that was put back says how much of it is not there', async () => {
    const { ledger } = refundLedger();
    const { size } = ledger;
    const body = { kept_size: size, lost_size: size + 3, reason: 'The disk failed.' };
    ledger.recordOwn({ type: 'ledger.restored', body }, 'administrator');
    ledger.checkpoint();
    const { limits } = await verify(ledger.reader(), FULL);
    expect(limits.join('\n')).toContain(
      `when it had had ${size + 3}: entries ${size} to ${size + 2} of then are not in it.`,
    );
  });

  /** The checks that did not pass, as `name state`, of a reader that was changed. */
  async function notPassed(
    change: (reader: LedgerReader) => void,
    { ledger = refundLedger().ledger, depth = 'full' as 'chain' | 'full' } = {},
  ): Promise<string[]> {
    if (ledger.notes.length === 0) ledger.checkpoint();
    const reader = ledger.reader();
    change(reader);
    const { checks } = await verify(reader, { depth });
    for (const check of checks) {
      if (check.state === 'passed' || check.state === 'failed') continue;
      expect(check).toMatchObject({ count: 0, reason: expect.stringMatching(/\.$/) });
    }
    return checks
      .filter(({ state }) => state !== 'passed')
      .map(({ name, state }) => `${name} ${state}`);
  }

  test('a check that could not apply does not say passed', async () => {
    expect(await notPassed((reader) => delete reader.projections)).toEqual([
      'authors not_made',
      'attestations not_made',
      'review_signatures not_applicable',
      'agent_signatures not_applicable',
      'projection not_made',
      'registry not_made',
    ]);
    expect(await notPassed((reader) => void (reader.contentWithheld = true))).toEqual([
      'content not_made',
      'rules not_made',
      'authors not_made',
      'attestations not_made',
      'review_signatures not_made',
      'agent_signatures not_made',
      'registry not_made',
    ]);
    expect(await notPassed(() => undefined, { depth: 'chain' })).toEqual([
      'content not_made',
      'rules not_made',
      'authors not_made',
      'attestations not_made',
      'review_signatures not_made',
      'agent_signatures not_made',
      'registry not_made',
    ]);
    const withoutDecisions = new MemoryLedger();
    expect(await notPassed(() => undefined, { ledger: withoutDecisions })).toEqual([
      'decision_chain not_applicable',
      'rules not_applicable',
      'authors not_made',
      'attestations not_made',
      'review_signatures not_applicable',
      'agent_signatures not_applicable',
      'registry not_made',
    ]);
  });

  test('without a checkpoint neither its signature nor the tree is said to be right', async () => {
    const reader = refundLedger().ledger.reader();
    const { checks, verified } = await verify(reader, FULL);
    const stateOf = (name: string): string | undefined =>
      checks.find((check) => check.name === name)?.state;
    expect(['tree', 'checkpoint', 'missing'].map(stateOf)).toEqual([
      'not_applicable',
      'not_applicable',
      'failed',
    ]);
    expect(verified).toBe(false);
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
    const later = await plant(state.replace(/"version":\d+/, '"version":99'));
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
