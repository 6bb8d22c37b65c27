import { canonicalBytes, type Json, type JsonObject, sha256, toHex, utf8 } from '@docket/chain';
import { expect, test } from '@jest/globals';
import type { CheckedEntry } from '@docket/verify';
import { OwnRecord } from './own-record.js';
import type { OversightReport } from './schema.js';

const REPORT = { report_id: 'ovr_1', basis: { limits: ['…'] } } as unknown as OversightReport;
const digest = (bytes: Uint8Array): string => toHex(sha256(bytes));
const PDF = utf8('%PDF-1.7 …');

/** Whether a file is the one that an entry of this body has the digest of. */
function holds(said: JsonObject, report = REPORT, pdf?: Uint8Array): boolean | undefined {
  const own = new OwnRecord('ovr_1', 5);
  const leaf = { type: 'export.recorded', time: '2026-12-01T00:00:00.000Z' };
  own.take({ seq: 5, leaf, body: { document_id: 'ovr_1', ...said } } as unknown as CheckedEntry);
  return own.fileHolds(report, pdf);
}

test('a report is held against the digest that the entry of its export has', () => {
  const json = { format: 'json', sha256: digest(canonicalBytes(REPORT as unknown as Json)) };
  expect(holds(json)).toBe(true);
  const other = { ...REPORT, basis: { limits: [] } } as unknown as OversightReport;
  expect(holds(json, other)).toBe(false);
  const pdf = { format: 'pdf', sha256: digest(PDF), bytes: PDF.length };
  expect(holds(pdf, REPORT, PDF)).toBe(true);
  // A further signature is appended; what was handed out stays what it was.
  expect(holds(pdf, REPORT, utf8('%PDF-1.7 … and more'))).toBe(true);
  expect(holds(pdf, REPORT, utf8('%PDF-1.8 …'))).toBe(false);
});

test('without the digest of such a file it is not known', () => {
  expect(holds({ format: 'pdf', sha256: digest(PDF), bytes: PDF.length })).toBeUndefined();
  expect(holds({ format: 'csv', sha256: digest(PDF) }, REPORT, PDF)).toBeUndefined();
  expect(holds({ format: 'json' })).toBeUndefined();
  expect(new OwnRecord('ovr_1', 5).fileHolds(REPORT, undefined)).toBeUndefined();
});
