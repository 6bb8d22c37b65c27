import { expect, test } from '@jest/globals';
import { cosign } from '@docket/chain';
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
    expect(plain.model.integrity.witnesses).toMatchObject({ state: 'not_recorded' });

    const note = plain.evidence.checkpoint;
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    const lines = ['north', 'south', 'north'].map((name, i) =>
      cosign(text, `${name}.example/w`, new Uint8Array(32).fill(i), 1_790_000_000),
    );
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
      value: ['north.example/w', 'south.example/w'],
      evidence: [],
    });
    expect(witnesses.text).toContain('north.example/w');
    expect(witnesses.text.endsWith(told)).toBe(true);
    expect((await verifyDossier(cosigned)).verified).toBe(true);
    expect((await checkDossier(cosigned)).matches).toBe(true);
  },
);
