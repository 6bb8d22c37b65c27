import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Json, type JsonObject, parseJson, utf8 } from '@docket/chain';
import { refundLedger, type RefundLedger } from './fixtures/decisions.js';
import { evidenceReader, ReaderError, verify, type VerificationReport } from './index.js';

const FULL = { depth: 'full' } as const;

describe('verify: one decision from its evidence', () => {
  let written: RefundLedger;
  let evidence: JsonObject;
  beforeAll(async () => {
    written = refundLedger();
    written.ledger.checkpoint();
    evidence = await written.ledger.evidence(written.refund);
  });

  const check = (value: Json): Promise<VerificationReport> => verify(evidenceReader(value), FULL);
  const edited = (edit: (copy: { entries: JsonObject[] } & JsonObject) => void): JsonObject => {
    const copy = structuredClone(evidence) as { entries: JsonObject[] } & JsonObject;
    edit(copy);
    return copy;
  };

  test('is verified as it was exported', async () => {
    const report = await check(evidence);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({
      verified: true,
      scope: 'decision',
      decision: written.refund,
      keyPinned: false,
    });
    expect(report.checks.map(({ name }) => name)).toEqual([
      'leaf',
      'chain',
      'decision_chain',
      'content',
      'inclusion',
      'checkpoint',
      'rules',
      'authors',
      'attestations',
      'review_signatures',
      'agent_signatures',
      'export',
      'ledger_records',
    ]);
    expect(report.limits.join(' ')).toContain('The end of the decision is not proven');
  });

  test('says so too of a decision that is open', async () => {
    const report = await check(await written.ledger.evidence(written.loop));
    expect(report.verified).toBe(true);
    expect(report.limits.join(' ')).toContain('The end of the decision is not proven');
  });

  test.each<[string, (copy: { entries: JsonObject[] } & JsonObject) => void, string[]]>([
    [
      'an entry left out of the middle',
      (copy) => copy.entries.splice(2, 1),
      ['decision_entries_missing'],
    ],
    ['the first entry left out', (copy) => copy.entries.splice(0, 1), ['decision_entries_missing']],
    ['no entry at all', (copy) => copy.entries.splice(0), ['decision_entries_missing']],
    ['entries in another order', (copy) => copy.entries.reverse(), ['seq_mismatch']],
    [
      'a proof of another entry',
      (copy) => {
        copy.entries[1]!['inclusion_proof'] = copy.entries[2]!['inclusion_proof']!;
      },
      ['inclusion_mismatch'],
    ],
    [
      'no disclosure',
      (copy) => {
        copy.entries[1]!['disclosure'] = null;
      },
      ['content_missing'],
    ],
    [
      'a disclosure of another entry',
      (copy) => {
        copy.entries[1]!['disclosure'] = copy.entries[2]!['disclosure']!;
      },
      ['content_mismatch'],
    ],
  ])('%s', async (_name, edit, codes) => {
    const report = await check(edited(edit));
    expect(report.verified).toBe(false);
    expect(report.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  });

  test('an entry of another decision', async () => {
    const other = (await written.ledger.evidence(written.loop))['entries'] as JsonObject[];
    const report = await check(edited((copy) => copy.entries.splice(1, 0, other[0]!)));
    expect(report.findings.map(({ code }) => code)).toContain('decision_foreign_entry');
  });

  test('a member that nobody verifies is refused', () => {
    expect(() => evidenceReader({ ...evidence, note: 'trust me' })).toThrow(ReaderError);
    expect(() => evidenceReader(edited((copy) => (copy.entries[0]!['note'] = 'trust me')))).toThrow(
      ReaderError,
    );
  });

  test('another key than the one trusted', async () => {
    const other = refundLedger({ seed: 8 }).ledger.publicKey;
    const report = await verify(evidenceReader(evidence), { ...FULL, trustedKey: other });
    expect(report.findings.map(({ code }) => code)).toEqual(['key_untrusted']);
    expect(report.keyPinned).toBe(false);
  });

  test('a checkpoint held from before, of the same size', async () => {
    const forked = refundLedger();
    forked.ledger.append('export.recorded', 'prn_x', { what: 'x' });
    const reader = evidenceReader(evidence);
    const kept = written.ledger.notes[0]!;
    expect((await verify(reader, { ...FULL, trustedCheckpoint: kept })).verified).toBe(true);
    const longer = await verify(reader, { ...FULL, trustedCheckpoint: forked.ledger.checkpoint() });
    expect(longer.limits.join(' ')).toContain('of another size');
  });

  test('no byte of the file can be changed without changing what verification says', async () => {
    const small = await smallEvidence();
    const text = JSON.stringify(small);
    expect(text.length).toBeLessThan(6_000);
    const accepted: string[] = [];
    for (let at = 0; at < text.length; at++) {
      for (const replacement of replacementsOf(text[at]!)) {
        const changed = text.slice(0, at) + replacement + text.slice(at + 1);
        if (await isVerified(changed, small))
          accepted.push(`${at}: ${text.slice(at - 20, at)}[${replacement}]`);
      }
    }
    expect(accepted).toEqual([]);
  });
});

/** One of each kind of change: another digit, another letter, structure, and gone altogether. */
function replacementsOf(character: string): string[] {
  const flipped = String.fromCharCode(character.charCodeAt(0) ^ 1);
  return [
    flipped,
    character.toLowerCase() === character ? character.toUpperCase() : character.toLowerCase(),
    '0',
    '',
  ].filter((replacement) => replacement !== character);
}

async function smallEvidence(): Promise<JsonObject> {
  const { ledger } = refundLedger();
  const body = { current_phase: 'DONE', goal: 'g', confidence: 1, needs_human: false };
  const id = ledger.record({
    type: 'decision.opened',
    body: { agent: { id: 'a' }, goal: 'g', stakes: 'low' },
  });
  ledger.record({ type: 'job_card.filed', body: { ...body, current_phase: 'PLANNING' } }, id);
  ledger.checkpoint();
  return ledger.evidence(id);
}

/** Whether a changed text is verified although it says something else than the original. */
async function isVerified(text: string, original: JsonObject): Promise<boolean> {
  let value: Json;
  try {
    value = parseJson(utf8(text));
    if (JSON.stringify(value) === JSON.stringify(original)) return false;
    return (await verify(evidenceReader(value), FULL)).verified;
  } catch (error) {
    if (error instanceof ReaderError || (error instanceof Error && error.name === 'IntakeError'))
      return false;
    throw error;
  }
}
