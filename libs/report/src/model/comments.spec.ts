import { expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { OPTIONS } from '../fixtures/cases.js';
import { refund } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import { summaryClauses } from '../narrative/compose.js';
import { clauseText, narrativeText } from '../narrative/print-clauses.js';
import { renderPdf } from '../pdf/render.js';
import type { Dossier, Locale } from '../schema/index.js';

const SAID = 'The customer called: the refund has arrived.';
const ANSWER = 'stop, reject, needs_human: true';

/** A closed decision on which two people talk afterwards; `hide` withholds what the first of them says. */
async function discussed(locale: Locale = 'en', hide = false): Promise<Dossier> {
  const ledger = new TestLedger();
  const id = refund(ledger);
  const { position } = ledger.submit('comment.recorded', { text: SAID }, id, 'auditor', 'prn_a');
  ledger.submit('comment.recorded', { text: ANSWER, about: position }, id, 'officer', 'prn_o');
  ledger.submit('comment.recorded', { text: 'this card', about: 1 }, id, 'reviewer', 'prn_r');
  const evidence = await ledger.evidence(id, (at) =>
    hide && at === position ? [{ pointer: '/text', reason: 'personal data' }] : [],
  );
  return buildDossier(evidence, { ...OPTIONS, locale });
}

const fullText = ({ narrative }: Dossier): string => narrative.full.map(clauseText).join('\n');

test('people who comment on a closed decision are quoted, in order, with what they are about', async () => {
  const { model } = await discussed();
  const [first, second, third] = model.oversight.comments ?? [];
  expect(first).toMatchObject({
    text: { state: 'recorded', value: SAID, text: `“${SAID}”` },
    about: 'about the decision',
    by: 'prn_a',
    role: 'auditor',
  });
  const answered = first?.evidence[0];
  expect(second).toMatchObject({ about: `answers comment ${answered}`, role: 'officer' });
  expect(third).toMatchObject({ about: 'about entry E1', role: 'reviewer' });
  const rows = model.timeline.filter(({ type }) => type === 'comment.recorded');
  expect(rows.map(({ event, result }) => [event, result])).toEqual(
    Array.from({ length: 3 }, () => ['Comment', 'decides nothing']),
  );
  expect(rows[0]?.details).toEqual(['about the decision', `comment: “${SAID}”`]);
});

test('a comment changes no outcome, no tile and no sentence of page 1', async () => {
  const ledger = new TestLedger();
  const plain = await buildDossier(await ledger.evidence(refund(ledger)), OPTIONS);
  expect(plain.model.oversight).not.toHaveProperty('comments');
  const talked = await discussed();
  expect(talked.model.outcome).toEqual(plain.model.outcome);
  expect(talked.model.attention).toEqual(plain.model.attention);
  const words = ({ model }: Dossier) => model.tiles.map(({ name, word }) => [name, word]);
  expect(words(talked)).toEqual(words(plain));
  const story = ({ narrative }: Dossier) => narrativeText(summaryClauses(narrative));
  expect(story(talked)).toBe(story(plain));
  expect(talked.model.completeness.checks.map(({ id, status }) => [id, status])).toEqual(
    plain.model.completeness.checks.map(({ id, status }) => [id, status]),
  );
});

test('what happened, in full, quotes them, in both languages', async () => {
  expect(fullText(await discussed())).toContain(
    `A person commented (about the decision): “${SAID}”`,
  );
  expect(fullText(await discussed('de'))).toContain(
    `Ein Mensch hat kommentiert (zur Entscheidung): „${SAID}“`,
  );
});

test('what is withheld of one is nowhere, and said to be', async () => {
  const { model, narrative, evidence } = await discussed('en', true);
  expect(JSON.stringify({ model, narrative, evidence })).not.toContain(SAID);
  const [first, second] = model.oversight.comments ?? [];
  expect(first).toMatchObject({ text: { state: 'withheld' }, by: 'prn_a' });
  expect(second).toMatchObject({ text: { state: 'recorded', value: ANSWER } });
});

test('on paper they stand in a part of their own', async () => {
  if (!havePdfTools()) {
    console.warn('NOT TESTED: comments on paper. Install poppler-utils.');
    return;
  }
  const pdf = await renderPdf(await discussed());
  const { out } = runPdfTool('pdftotext', pdf, ['-layout', '{pdf}', '{out}']);
  const text = out.toString('utf8').replaceAll(/\s+/g, ' ');
  expect(text).toContain('Comments of people (they decide nothing)');
  expect(text).toContain('refund has arrived');
});
