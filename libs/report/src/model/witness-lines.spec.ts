import { expect, test } from '@jest/globals';
import { cosign, cosignMlDsa44, formatTimeStampLine } from '@docket/chain';
import { dossierOf, OPTIONS } from '../fixtures/cases.js';
import { refund } from '../fixtures/decisions.js';
import { buildDossier, checkDossier, verifyDossier } from '../dossier.js';

const write = (ledger: Parameters<typeof refund>[0]): string => refund(ledger);

test.each([
  ['en', '; signature lines that this dossier does not check: docket verify --policy does'],
  ['de', '; Signaturzeilen, die dieses Dossier nicht prüft: docket verify --policy prüft sie'],
] as const)(
  'lines of witnesses are named as not checked, and none as none: %s',
  async (locale, told) => {
    const plain = await dossierOf(write, 'full', undefined, locale);
    expect(plain.model.integrity.second_signature).toBeUndefined();
    expect(plain.model.integrity.witnesses).toMatchObject({ state: 'not_recorded' });

    const note = plain.evidence.checkpoint;
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    const lines = ['north', 'south', 'north'].map((name, i) =>
      cosign(text, `${name}.example/w`, new Uint8Array(32).fill(i), 1_790_000_000),
    );
    lines.push(await cosignMlDsa44(text, 'west.example/w', new Uint8Array(32).fill(4), 1));
    const evidence = { ...plain.evidence, checkpoint: `${note}${lines.join('')}` };
    const cosigned = await buildDossier(evidence, {
      ...OPTIONS,
      issuedAt: plain.issue.at,
      dossierId: plain.dossier_id,
      locale,
    });
    const { witnesses } = cosigned.model.integrity;
    expect(witnesses).toMatchObject({
      state: 'unverified',
      value: ['north.example/w', 'south.example/w', 'west.example/w'],
      evidence: [],
    });
    expect(witnesses.text).toContain('north.example/w');
    expect(witnesses.text.endsWith(told)).toBe(true);
    expect((await verifyDossier(cosigned)).verified).toBe(true);
    expect((await checkDossier(cosigned)).matches).toBe(true);
  },
);

test.each([
  ['en', '; time stamps that this dossier does not check: docket verify --tsa does'],
  ['de', '; Zeitstempel, die dieses Dossier nicht prüft: docket verify --tsa prüft sie'],
] as const)('a time stamp is named as not checked, and as no witness: %s', async (locale, told) => {
  const plain = await dossierOf(write, 'full', undefined, locale);
  expect(plain.model.integrity.time_stamps).toMatchObject({ state: 'not_recorded' });
  const line = formatTimeStampLine('tsa.example/tsr', new Uint8Array([1, 2, 3]));
  const evidence = { ...plain.evidence, checkpoint: `${plain.evidence.checkpoint}${line}` };
  const stamped = await buildDossier(evidence, {
    ...OPTIONS,
    issuedAt: plain.issue.at,
    dossierId: plain.dossier_id,
    locale,
  });
  const { witnesses, time_stamps: stamps } = stamped.model.integrity;
  expect(witnesses).toMatchObject({ state: 'not_recorded' });
  expect(stamps).toMatchObject({ state: 'unverified', value: ['tsa.example/tsr'] });
  expect(stamps.text.endsWith(told)).toBe(true);
  expect((await verifyDossier(stamped)).limits.join(' ')).toContain(
    '1 time stamp of the checkpoint was not checked',
  );
  expect((await checkDossier(stamped)).matches).toBe(true);
});
