import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import { AGENT_CARD, OPENED } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { verify } from './index.js';

/** What a newer Docket may have written: it is named and not judged, and everything else still is. */
describe('verify: records of later versions', () => {
  function ledgerWith(type: string, body: JsonObject, place: 'decision' | 'ledger') {
    const ledger = new MemoryLedger();
    const id = ledger.record({ type: 'decision.opened', body: OPENED });
    const other = ledger.record({ type: 'decision.opened', body: OPENED });
    ledger.append(type, 'prn_agent', body, place === 'decision' ? id : undefined);
    ledger.record({ type: 'job_card.filed', body: AGENT_CARD }, other);
    ledger.checkpoint();
    return ledger;
  }

  test.each([
    ['a newer version of a known type', 'job_card.filed/99', 'decision', 'job_card.filed/99'],
    ['a type that is not known', 'mood.felt', 'decision', 'mood.felt'],
    ['one about the ledger', 'mood.felt', 'ledger', 'mood.felt'],
  ] as const)('%s', async (_name, type, place, named) => {
    const ledger = ledgerWith(type, { mood: 'good', of: ['many', 1] }, place);
    const { findings, checks } = await verify(ledger.reader(), { depth: 'full' });
    expect(findings.filter(({ kind }) => kind === 'rule')).toMatchObject([
      { code: 'record_type_unknown', seq: 3, message: expect.stringContaining(named) },
    ]);
    // Its bytes and its place in the chain are checked like any other's.
    expect(findings.filter(({ kind }) => !['rule', 'projection'].includes(kind))).toEqual([]);
    expect(checks).toBeDefined();
  });
});
