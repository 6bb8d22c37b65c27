import { describe, expect, test } from '@jest/globals';
import { AGENT_CARD, refundLedger } from './fixtures/decisions.js';
import { verify } from './index.js';

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
});
