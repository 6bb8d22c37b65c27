import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  dropTemplate,
  inShort,
  type TamperedDatabase,
  type Template,
  verifyTampered,
  writeTemplate,
} from './tampered-database.js';

/** Damage to the second signature, of ML-DSA-44, that each checkpoint of a ledger has whose entry 0 names a key for it. */
describe('a ledger with a second key', () => {
  let template: Template;
  beforeAll(async () => {
    template = await writeTemplate(undefined, { secondKeys: true });
  });
  afterAll(() => dropTemplate(template));

  const change =
    (from: RegExp, to: string, sizes: readonly number[]) => async (database: TamperedDatabase) => {
      for (const size of sizes)
        await database.change(
          'UPDATE docket.checkpoint SET note = regexp_replace(note, $2, $3) WHERE ledger_no = $1 AND size = $4',
          from.source,
          to,
          size,
        );
    };
  const LAST_LINE = /— \S+ \S+\n$/;

  test('is signed with both keys, from its first checkpoint on', async () => {
    const report = await verifyTampered(template, async (database) => {
      const { rows } = await database.client.query<{ lines: number }>(
        `SELECT cardinality(string_to_array(note, '— ')) - 1 AS lines FROM docket.checkpoint WHERE ledger_no = $1`,
        [database.ledgerNo],
      );
      expect(rows.length).toBeGreaterThan(2);
      expect(rows.every(({ lines }) => lines === 2)).toBe(true);
    });
    expect([report.verified, report.findings]).toEqual([true, []]);
    expect(report.attestations).toEqual([
      expect.objectContaining({ kind: 'ledger_signature', state: 'verified' }),
      expect.objectContaining({ kind: 'second_signature', state: 'verified' }),
    ]);
  });

  test('from whose newest checkpoint the second line was taken is found', async () => {
    const [, newest] = template.sizes;
    const report = await verifyTampered(template, change(LAST_LINE, '', [newest]));
    expect(inShort(report.findings)).toEqual(['second_signature_missing']);
    expect(report.attestations.map(({ kind }) => kind)).toEqual(['ledger_signature']);
  });

  test('of which any second line was changed is found', async () => {
    for (const size of template.sizes) {
      const report = await verifyTampered(template, change(/.{8}\n$/, 'AAAAAAA=\n', [size]));
      expect(inShort(report.findings)).toEqual(['second_signature_invalid']);
    }
  });
});
