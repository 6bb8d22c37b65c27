import { describe, expect, test } from '@jest/globals';
import { validateRecord } from '@docket/record';
import { hashPassage, retrieved, sourceDocument, type LineageReference } from './lineage.js';

const policy = sourceDocument({
  document_id: 'refund-policy',
  version: '3.1',
  effective_date: '2026-01-15',
});

function expectValid(lineage: LineageReference[]): void {
  const card = { current_phase: 'EXECUTING', goal: 'g', confidence: 0.9, needs_human: false };
  expect(validateRecord('job_card.filed', { ...card, lineage })).toMatchObject({ ok: true });
}

describe('lineage', () => {
  test('a document is named once and referred to by its chunks, or as a whole', () => {
    const decisive = policy.decisive({ id: 'chunk-12' }, { supports: 'it is allowed' });
    expect(decisive).toEqual({
      role: 'decisive',
      document_id: 'refund-policy',
      version: '3.1',
      effective_date: '2026-01-15',
      chunk: { id: 'chunk-12' },
      supports: 'it is allowed',
    });
    const whole = policy.cited();
    expect(whole).not.toHaveProperty('chunk');
    expect(whole.role).toBe('cited');
    expectValid([decisive, whole, policy.input({ section: '4' })]);
  });

  test('a version that nobody can say is null, not left out', () => {
    const page = sourceDocument({ document_id: 'https://example.com/terms', version: null });
    expect(page.input().version).toBeNull();
    expectValid([page.input()]);
  });

  test('what a retriever returned is referred to in its order, with rank, score and hash', async () => {
    const document = { document_id: 'refund-policy', version: '3.1' };
    const found = await retrieved(
      [
        { document, chunk: { id: 'c12' }, score: 0.87, text: 'abc' },
        { document, chunk: { id: 'c3' } },
      ],
      { query: 'partial refund', tool_call_id: 'call_1' },
    );
    expect(found).toEqual([
      {
        role: 'input',
        ...document,
        chunk: { id: 'c12' },
        // SHA-256 of "abc" (FIPS 180-2, appendix B.1).
        content_hash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        retrieval: { query: 'partial refund', tool_call_id: 'call_1', rank: 0, score: 0.87 },
      },
      {
        role: 'input',
        ...document,
        chunk: { id: 'c3' },
        retrieval: { query: 'partial refund', tool_call_id: 'call_1', rank: 1 },
      },
    ]);
    expectValid(found);
    expectValid([{ ...found[0]!, role: 'decisive' }]);
    expect(await retrieved([])).toEqual([]);
  });

  test('a passage is hashed as UTF-8', async () => {
    expect(await hashPassage('ü')).toBe(
      '607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f',
    );
  });
});
