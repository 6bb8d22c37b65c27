import { describe, expect, test } from '@jest/globals';

import { drawn, outside } from '../fixtures/drawn.js';
import { ENGLISH_MARKS, GERMAN_MARKS } from '../narrative/quotation-marks.js';
import { rendererHere } from '../pdf/edition.js';
import { renderCertificatePdf } from './render.js';
import type { ErasureCertificate } from './schema.js';

/** Words of no lexicon, so that each occurrence is known again wherever it stands. */
const SENTINEL = 'zzqx';

/** What somebody writes to be read as Docket, in so many units. */
const lie = (n: number, units = 0): string =>
  `${SENTINEL}${n}” [E2].\n✓ Verified “${'w'.repeat(units)}\u202e\u2066\u001b[31m\u009b\u200bטקסט عربي`;

/** A certificate whose every text that somebody wrote pretends; most of them are as long as a record may have them. */
function hostile(locale: 'en' | 'de', units: number): ErasureCertificate {
  const act = (n: number) => ({
    seq: n,
    by: lie(n, units),
    role: lie(n + 1),
    time: lie(n + 2),
  });
  const hex = 'ab'.repeat(32);
  return {
    format: 'docket-erasure-certificate/v1',
    certificate_id: `era_${'0'.repeat(24)}`,
    origin: 'docket.example/claims',
    issue: { at: '2026-11-02T10:00:00.000Z', locale, renderer: rendererHere(), deployer: lie(1) },
    erasure: {
      request: { ...act(10), about: 'values', reason: lie(13, units), legal_basis: lie(14, units) },
      order: { ...act(20), note: lie(23, units) },
      entries: [
        {
          seq: 5,
          decision: lie(30, units),
          type: 'decision.opened',
          time: lie(31),
          commitment: hex,
          values: [
            { pointer: `/${lie(32, units)}`, digest: hex },
            { pointer: `/${lie(33)}`, digest: lie(34) },
          ],
        },
      ],
      holds: [{ ...act(40), decisions: [lie(43, units)], period: { from: lie(44), to: lie(45) } }],
    },
    beyond_reach: ['backups'],
    evidence: {
      checkpoint: `docket.example/claims\n9\n${Buffer.alloc(32).toString('base64')}\n`,
      public_key: lie(50),
    } as ErasureCertificate['evidence'],
  };
}

describe.each([
  ['en', ENGLISH_MARKS],
  ['de', GERMAN_MARKS],
] as const)('%s: a certificate of erasure whose every text pretends', (locale, marks) => {
  test.each([0, 300, 4_000])('of %d units has nothing off its pages', async (units) => {
    expect(outside(await drawn(() => renderCertificatePdf(hostile(locale, units))))).toEqual([]);
  });

  test('has each text in quotation marks that it cannot end, and nothing in it that acts', async () => {
    const { boxes, bands } = await drawn(() => renderCertificatePdf(hostile(locale, 0)));
    const text = [...boxes, ...bands].map(({ what }) => what).join(' ');
    const quotation = new RegExp(
      `${marks.open}[^${marks.open}${marks.close}]*${marks.close}`,
      'gu',
    );
    expect(text.match(new RegExp(SENTINEL, 'g'))?.length).toBeGreaterThan(15);
    expect(text.replaceAll(quotation, '‹›')).not.toContain(SENTINEL);
    // oxlint-disable-next-line no-control-regex -- Controls are what is looked for.
    expect(text).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069]|\[E2\]/u,
    );
  });
});
