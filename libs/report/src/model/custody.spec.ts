import { describe, expect, test } from '@jest/globals';
import { evidenceReader, verify } from '@docket/verify';

import { buildDossier, checkDossier, decodeDossier, encodeDossier } from '../dossier.js';
import { refund } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import { renderPdf } from '../pdf/render.js';
import { planRedaction, redactEvidence } from '../variants/redact.js';

const DECISION = 'dec_01JREFUND44812';
const digest = 'ab'.repeat(32);
const issuedAt = '2026-11-22T19:00:00.000Z';

/** A refund, read and exported in every way that there is. */
function readRefund(): TestLedger {
  const ledger = new TestLedger();
  refund(ledger);
  const last = ledger.size - 1;
  const read = { kind: 'decision_entries', sha256: digest, role: 'auditor', entries: 3 };
  ledger.submit('access.recorded', read, DECISION, 'auditor', 'prn_auditor');
  const page = { kind: 'ledger_entries', sha256: digest, role: 'auditor' };
  const purpose = 'yearly audit';
  ledger.submitToLedger('access.recorded', { ...page, first_seq: 0, last_seq: last, purpose });
  // Of what was written before and after the decision.
  ledger.submitToLedger('access.recorded', { ...page, first_seq: 0, last_seq: 0 });
  ledger.submitToLedger('access.recorded', { ...page, first_seq: last + 2, last_seq: last + 3 });
  const whole = { kind: 'ledger', document_id: 'exp_1', format: 'ndjson', sha256: digest };
  ledger.submitToLedger('export.recorded', { ...whole, first_seq: 0, last_seq: last });
  const dossier = { kind: 'dossier', dossier_id: 'dos_1234', variant: 'full', format: 'pdf' };
  ledger.submit(
    'export.recorded',
    { ...dossier, sha256: digest, role: 'officer', purpose: 'complaint 118' },
    DECISION,
    'officer',
    'prn_officer',
  );
  return ledger;
}

describe('custody', () => {
  test('lists who was handed the decision, in its own chain and by ranges of the ledger', async () => {
    const evidence = await readRefund().evidence(DECISION);
    const dossier = await buildDossier(evidence, { variant: 'full', issuedAt });
    const rows = dossier.model.custody.events.map(
      ({ event, kind, scope, actor, purpose, role }) =>
        `${event} | ${kind} | ${scope} | ${actor} | ${role?.text} | ${purpose.text}`,
    );
    const last = evidence.entries.length - 2;
    expect(rows).toEqual([
      'Evidence read | entries of the decision | this decision | prn_auditor | auditor | not recorded',
      `Evidence read | entries of the ledger | entries 0–${last} of the ledger | prn_admin | auditor | “yearly audit”`,
      `Export recorded | the whole ledger | entries 0–${last} of the ledger | prn_admin | not recorded | not recorded`,
      'Export recorded | dossier | this decision | prn_officer | officer | “complaint 118”',
    ]);
    for (const { evidence: marks, digest: shown } of dossier.model.custody.events) {
      expect(dossier.model.marks[marks[0] ?? '']).toBeDefined();
      expect(shown).toMatchObject({ state: 'recorded', value: digest });
    }
  });

  test('verifies offline with them, and a changed one shows', async () => {
    const evidence = await readRefund().evidence(DECISION);
    const dossier = await buildDossier(evidence, { variant: 'full', issuedAt });
    const read = decodeDossier(encodeDossier(dossier));
    expect((await checkDossier(read)).matches).toBe(true);
    const report = await verify(evidenceReader(read.evidence), { depth: 'full' });
    expect([report.verified, report.findings]).toEqual([true, []]);

    const changed = structuredClone(evidence);
    const first = changed.ledger_records.find(({ leaf }) => leaf.includes('prn_admin'));
    if (first === undefined) throw new Error('no custody in the evidence');
    first.leaf = first.leaf.replace('prn_admin', 'prn_other');
    const findings = (await verify(evidenceReader(changed), { depth: 'full' })).findings;
    expect(findings.map(({ code }) => code)).toContain('inclusion_mismatch');
  });

  test('does not take an entry of another kind for custody', async () => {
    const ledger = readRefund();
    ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'x', stakes: 'low' }, 'dec_other');
    const evidence = await ledger.evidence(DECISION);
    const other = await ledger.evidence('dec_other');
    const slipped = {
      ...evidence,
      ledger_records: [...evidence.ledger_records, ...other.entries],
    };
    const { findings } = await verify(evidenceReader(slipped), { depth: 'full' });
    expect(findings.map(({ code }) => code)).toContain('decision_foreign_entry');
  });

  test('says that this copy is not in it, and how many records are not listed', async () => {
    const evidence = await readRefund().evidence(DECISION);
    for (const [locale, words] of [
      [
        'en',
        ['does not end with an entry of its own export', '3 older records of the ledger cover'],
      ],
      ['de', ['endet nicht mit einem Eintrag ihres Exports', '3 ältere Einträge des Ledgers']],
    ] as const) {
      const options = { variant: 'full', issuedAt, locale, unlisted: 3 } as const;
      const { model } = await buildDossier(evidence, options);
      for (const word of words) expect(model.custody.statement).toContain(word);
    }
  });

  test('is withheld in a redacted copy as everything else is, and still verifies', async () => {
    const evidence = await readRefund().evidence(DECISION);
    const seq =
      evidence.ledger_records.find(({ leaf }) => leaf.includes('access.recorded'))?.seq ?? -1;
    const plan = planRedaction(evidence, {
      places: [{ seq, pointer: '/purpose', reason: 'personal_data' }],
    });
    const redacted = redactEvidence(evidence, plan);
    expect(JSON.stringify(redacted)).not.toContain('yearly audit');
    const dossier = await buildDossier(redacted, { variant: 'redacted', issuedAt, redaction: {} });
    expect(dossier.model.custody.events[1]?.purpose.state).toBe('withheld');
    const { findings } = await verify(evidenceReader(redacted), { depth: 'full' });
    expect(findings).toEqual([]);
  });

  test('is printed', async () => {
    if (!havePdfTools()) {
      console.warn('NOT TESTED: what is printed of custody. Install poppler-utils and qpdf.');
      return;
    }
    const evidence = await readRefund().evidence(DECISION);
    const dossier = await buildDossier(evidence, { variant: 'full', issuedAt });
    const { out } = runPdfTool('pdftotext', await renderPdf(dossier), ['-raw', '{pdf}', '{out}']);
    const text = out.toString('utf8').replaceAll(/\s+/g, ' ');
    for (const { event, kind, scope, actor } of dossier.model.custody.events) {
      expect(text).toContain(actor);
      expect(text).toContain(`${event}, ${kind}, ${scope}`);
    }
  });
});
