import type { JsonObject } from '@docket/chain';
import { describe, expect, test } from '@jest/globals';

import { CustodyTally } from './ledger-facts.js';

describe('exports of a period', () => {
  const counted = (...entries: [type: string, body: JsonObject, inPeriod?: boolean][]) => {
    const tally = new CustodyTally([]);
    for (const [seq, [type, body, inPeriod = true]] of entries.entries()) {
      tally.take({
        seq,
        type,
        body,
        inPeriod,
        time: '2026-11-01T00:00:00.000Z',
        ms: 0,
        actor: 'prn_officer',
        decisionId: undefined,
      });
    }
    const { exports, exports_total: total } = tally.result();
    return { exports, total };
  };
  const begun = (id: string, format: string): [string, JsonObject] => [
    'export.recorded',
    { kind: 'dossier', dossier_id: id, format },
  ];
  const completed = (id: string): [string, JsonObject] => [
    'export.completed',
    { dossier_id: id, sha256: 'ab'.repeat(32) },
  ];
  const report: [string, JsonObject] = [
    'export.recorded',
    { kind: 'oversight_report', document_id: 'ovr_1', format: 'json', sha256: 'ab'.repeat(32) },
  ];

  test('a dossier counts once, with its format, when its file is recorded as handed out', () => {
    expect(
      counted(
        begun('one', 'pdf'),
        begun('two', 'json'),
        completed('one'),
        completed('two'),
        report,
      ),
    ).toEqual({
      total: 3,
      exports: [
        { kind: 'dossier', format: 'json', count: 1 },
        { kind: 'dossier', format: 'pdf', count: 1 },
        { kind: 'oversight_report', format: 'json', count: 1 },
      ],
    });
  });

  test('one that was begun and not completed did not leave', () => {
    expect(counted(begun('one', 'pdf'))).toEqual({ total: 0, exports: [] });
  });

  test('it counts in the period in which it was completed', () => {
    expect(counted([...begun('one', 'pdf'), false], completed('one')).exports).toEqual([
      { kind: 'dossier', format: 'pdf', count: 1 },
    ]);
    expect(counted([...begun('one', 'pdf'), false], [...completed('one'), false]).total).toBe(0);
  });

  test('without the entry that began it, its format is not known', () => {
    expect(counted(completed('one')).exports).toEqual([
      { kind: 'dossier', format: 'unknown', count: 1 },
    ]);
  });
});
