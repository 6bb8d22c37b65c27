import type { JsonObject } from '@docket/chain';
import { expect, describe, test } from '@jest/globals';
import { evidenceReader, exportClaimOf, verify, type VerifyOptions } from '@docket/verify';

import {
  buildDossier,
  checkDossier,
  decodeDossier,
  encodeDossier,
  verifyDossier,
  type DossierOptions,
} from './dossier.js';
import { refund } from './fixtures/decisions.js';
import { beginExport, lastTimeOf } from './fixtures/export.js';
import { TestLedger } from './fixtures/ledger.js';
import { planRedaction, redactEvidence } from './variants/redact.js';
import type { Dossier, Evidence, Issue } from './schema/index.js';

/**
 * The tail of a decision: what whoever holds a dossier, and not the ledger's key, can make of it. They cut,
 * put together anew, and compute again whatever is computed; every hash they change shows elsewhere.
 */
const LEGAL_BASIS = { version: '2026-12', frameworks: ['gdpr'] };
const SAID = { deployer: 'Example Retail GmbH', classification: 'Confidential' };

interface Export {
  id: string;
  variant?: DossierOptions['variant'];
  locale?: 'en' | 'de';
  profile?: string;
  purpose?: string;
}

/** Records an export as the service does, and gives the evidence that ends with it. */
async function begin(ledger: TestLedger, decision: string, wanted: Export): Promise<Evidence> {
  const { id, variant = 'full', ...rest } = wanted;
  beginExport(ledger, decision, {
    ...SAID,
    ...rest,
    dossierId: id,
    variant,
    legalBasis: LEGAL_BASIS,
  });
  return ledger.evidence(decision);
}

const complete = (ledger: TestLedger, decision: string, begun: number, id: string): void =>
  void ledger.submit(
    'export.completed',
    { begun, dossier_id: id, sha256: 'ab'.repeat(32), checkpoint_size: ledger.size },
    decision,
    'officer',
    'prn_officer',
  );

const positionOf = (evidence: Evidence): number => evidence.entries.length - 1;

const issued = (evidence: Evidence, wanted: Export): Promise<Dossier> =>
  buildDossier(evidence, {
    ...SAID,
    legalBasis: LEGAL_BASIS,
    variant: wanted.variant ?? 'full',
    locale: wanted.locale ?? 'en',
    dossierId: wanted.id,
    issuedAt: lastTimeOf(evidence),
    ...(wanted.profile === undefined ? {} : { redaction: { profile: wanted.profile } }),
  });

/** The codes found in a dossier; it is read from its bytes first, as anybody would. */
async function found(dossier: Dossier, options?: VerifyOptions): Promise<string[]> {
  const { verified, findings } = await verifyDossier(
    decodeDossier(encodeDossier(dossier)),
    options,
  );
  expect(verified).toBe(findings.length === 0);
  return findings.map(({ code, pointer }) => (pointer === undefined ? code : `${code} ${pointer}`));
}

const FIRST = { id: 'dos_first' };
const SECOND = { id: 'dos_second' };

/** Exported, rejected by a human after it was closed, and exported again. */
async function rejected() {
  const ledger = new TestLedger();
  const decision = refund(ledger);
  const first = await begin(ledger, decision, FIRST);
  complete(ledger, decision, positionOf(first), FIRST.id);
  ledger.submit(
    'review.recorded',
    { verdict: 'reject', reason: 'This was never owed' },
    decision,
    'reviewer',
    'prn_reviewer',
  );
  const second = await begin(ledger, decision, SECOND);
  return { ledger, decision, first, second };
}

const cutAt = (evidence: Evidence, count: number): Evidence => ({
  ...evidence,
  entries: evidence.entries.slice(0, count),
});

describe('what is genuine', () => {
  test('verifies, and says up to where it is whole and since when', async () => {
    const { first, second } = await rejected();
    for (const [evidence, wanted] of [
      [first, FIRST],
      [second, SECOND],
    ] as const) {
      const dossier = await issued(evidence, wanted);
      expect(await found(dossier)).toEqual([]);
      expect(await checkDossier(dossier)).toMatchObject({ matches: true });
      const { completeness, tiles, integrity } = dossier.model;
      expect(completeness.statement).toContain(lastTimeOf(evidence));
      expect(tiles.find(({ name }) => name === 'completeness')?.detail).toContain(
        `whole up to E${positionOf(evidence)}`,
      );
      expect(integrity.checks).toContainEqual({ name: 'export', passed: true, count: 1 });
      expect(integrity.limits.join(' ')).toContain('whole up to the record of this export');
    }
  });

  test('lists an export once: handed out, begun, or this copy', async () => {
    const { ledger, decision } = await rejected();
    const third = await issued(await begin(ledger, decision, { id: 'dos_third' }), {
      id: 'dos_third',
    });
    const exports = third.model.custody.events.filter(({ event }) => event.includes('Export'));
    expect(
      exports.map(({ event, digest, evidence }) => [event, digest.state, evidence.length]),
    ).toEqual([
      ['Export recorded', 'recorded', 2],
      [expect.stringContaining('no file of it is recorded as handed out'), 'not_recorded', 1],
      [expect.stringContaining('this copy'), 'not_recorded', 1],
    ]);
  });

  test.each(['interim', 'full', 'redacted', 'subject'] as const)('%s', async (variant) => {
    const ledger = new TestLedger();
    const decision = refund(ledger, 'dec_01JVARIANT', variant !== 'interim');
    const profile = { redacted: 'public@1', subject: 'data-subject@1' }[variant as string];
    const wanted = {
      id: 'dos_variant',
      variant,
      locale: 'de',
      purpose: 'a complaint of Petra Müller',
      ...(profile === undefined ? {} : { profile }),
    } as const;
    const evidence = await begin(ledger, decision, wanted);
    if (profile === undefined) {
      expect(await found(await issued(evidence, wanted))).toEqual([]);
      return;
    }
    const plan = planRedaction(evidence, { profile });
    const shown = redactEvidence(evidence, plan);
    const dossier = await issued(shown, wanted);
    expect(await found(dossier)).toEqual([]);
    expect(JSON.stringify(dossier)).not.toContain('Petra');
    // What names the dossier cannot be withheld from it.
    const own = evidence.entries.at(-1)?.seq ?? 0;
    const hidden = redactEvidence(evidence, {
      ...plan,
      withheld: [
        ...plan.withheld,
        {
          seq: own,
          type: 'export.recorded',
          pointer: '/dossier_id',
          reason: 'not_needed',
          cause: 'list',
        },
      ],
    });
    expect(await found(await issued(hidden, wanted))).toEqual(['export_record_missing']);
  });
});

describe('what is cut', () => {
  test('wherever it is cut, it does not verify as the later dossier', async () => {
    const { second } = await rejected();
    for (let count = 1; count < second.entries.length; count++) {
      const cut = cutAt(second, count);
      const rebuilt = await issued(cut, SECOND);
      expect(await checkDossier(rebuilt)).toMatchObject({ matches: true });
      expect(await found(rebuilt)).toEqual(['export_record_missing']);
      expect(rebuilt.model.tiles.find(({ name }) => name === 'completeness')).toMatchObject({
        tone: 'attention',
        detail: expect.stringContaining('end not proven'),
      });
    }
  });

  test('the earlier dossier stays what it is, as of its own entry and no later', async () => {
    const { first, second } = await rejected();
    // Its entries under the later checkpoint: the same dossier, of the same time.
    const cut = cutAt(second, first.entries.length);
    const again = await issued(cut, FIRST);
    expect(await found(again)).toEqual([]);
    again.issue.at = lastTimeOf(second);
    expect(await found(again)).toEqual(['statement_mismatch /time']);
  });

  test('the reject alone, and all after it put together anew', async () => {
    const { second } = await rejected();
    const without = {
      ...second,
      entries: second.entries.filter(({ leaf }) => !leaf.includes('review.recorded')),
    };
    expect(await found(await issued(without, SECOND))).toContain('decision_entries_missing');
  });

  test('the entry of another export in the place of its own', async () => {
    const { first, second } = await rejected();
    const last = first.entries.at(-1);
    if (last === undefined) throw new Error('no entry');
    const proven = second.entries[positionOf(first)] ?? last;
    const swapped = { ...second, entries: [...second.entries.slice(0, -1), proven] };
    expect(await found(await issued(swapped, FIRST))).not.toEqual([]);
    expect(await found(await issued(second, FIRST))).toEqual(['export_record_missing']);
    expect(await found(await issued(first, SECOND))).toEqual(['export_record_missing']);
  });

  test('evidence without a dossier says that its end is not proven', async () => {
    const { second } = await rejected();
    const report = await verify(evidenceReader(second), { depth: 'full' });
    expect(report.verified).toBe(true);
    expect(report.checks).toContainEqual(
      expect.objectContaining({ name: 'export', state: 'not_made' }),
    );
    expect(report.limits.join(' ')).toContain('The end of the decision is not proven');
  });

  test('whoever has the key can write another history, and a kept checkpoint shows it', async () => {
    const { second } = await rejected();
    const other = new TestLedger();
    const decision = refund(other);
    const first = await begin(other, decision, FIRST);
    complete(other, decision, positionOf(first), FIRST.id);
    other.submit(
      'review.recorded',
      { verdict: 'approve', reason: 'This was owed' },
      decision,
      'reviewer',
      'prn_reviewer',
    );
    const forged = await issued(await begin(other, decision, SECOND), SECOND);
    expect(await found(forged)).toEqual([]);
    const kept = { depth: 'full', trustedCheckpoint: second.checkpoint } as const;
    expect(await found(forged, kept)).toContain('trusted_root_mismatch');
  });
});

describe('what is told beside the decision', () => {
  const DOCKET = { actor: 'docket', role: 'docket', via: 'docket' } as const;
  const OBSERVER = { actor: 'prn_gateway', role: 'observer' } as const;
  const EVENT = {
    source_kind: 'gateway',
    source: 'payments-gateway',
    operation: 'POST /refunds',
    target: { system: 'payments', resource: 'order/44812' },
    amount: { value: '2500.00', currency: 'EUR' },
    action_key: 'refund-44812-1',
    outcome: 'succeeded',
    occurred_at: '2026-11-22T18:51:00Z',
  };
  const refused = (database_time: string) => {
    const at = { time: '2027-12-31T08:00:00.000Z', database_time };
    return {
      ahead: 'server_clock',
      server: 'docket-7',
      records: 3,
      first: at,
      last: at,
      bound_s: 300,
    };
  };

  /** A refused clock before the decision and in its course, and what was seen of it twice; then its export. */
  async function seen() {
    const ledger = new TestLedger();
    ledger.append('clock.refused', refused('2026-11-22T10:00:00.000Z'), undefined, DOCKET);
    const before = ledger.size - 1;
    const decision = refund(ledger);
    const closed = ledger.written.at(-1)?.leaf.time ?? '';
    ledger.append('clock.refused', refused(closed), undefined, DOCKET);
    for (const event_id of ['evt-1', 'evt-2'])
      ledger.append('observation.recorded', { ...EVENT, event_id }, undefined, OBSERVER);
    const evidence = await begin(ledger, decision, FIRST);
    const [foreign] = await ledger.proofOf([before]);
    if (foreign === undefined) throw new Error('no entry');
    return { ledger, decision, evidence, foreign };
  }
  const typeOf = ({ leaf }: { leaf: string }) => (JSON.parse(leaf) as { type: string }).type;
  const withRecords = (
    evidence: Evidence,
    change: (records: Evidence['ledger_records']) => Evidence['ledger_records'],
  ): Evidence => ({ ...evidence, ledger_records: change([...evidence.ledger_records]) });

  test('genuine: held, and said to be', async () => {
    const { evidence } = await seen();
    const dossier = await issued(evidence, FIRST);
    expect(await found(dossier)).toEqual([]);
    const { integrity, attention, recorded_gaps: gaps } = dossier.model;
    expect(integrity.checks).toContainEqual({ name: 'ledger_records', passed: true, count: 1 });
    expect(integrity.limits.join(' ')).not.toContain('belong to the decision is not proven');
    expect(attention.map(({ code }) => code)).toContain('seen_differently');
    expect(gaps).toHaveLength(1);
  });

  test('whoever leaves one out, or all of a type, is found', async () => {
    const { evidence } = await seen();
    const types = [...new Set(evidence.ledger_records.map(typeOf))];
    expect(types.toSorted()).toEqual(['clock.refused', 'observation.recorded']);
    const less = [
      ...types.map((type) =>
        withRecords(evidence, (records) => records.filter((one) => typeOf(one) !== type)),
      ),
      ...evidence.ledger_records.map((_, i) =>
        withRecords(evidence, (records) => records.toSpliced(i, 1)),
      ),
      withRecords(evidence, () => []),
    ];
    for (const forged of less) {
      const rebuilt = await issued(forged, FIRST);
      expect(await checkDossier(rebuilt)).toMatchObject({ matches: true });
      expect(await found(rebuilt)).toEqual(['ledger_records_mismatch /ledger_records']);
    }
  });

  test('a refusal from before the opening that is put in is found, and is no gap', async () => {
    const { evidence, foreign } = await seen();
    const forged = withRecords(evidence, (records) => [foreign, ...records]);
    const rebuilt = await issued(forged, FIRST);
    expect(await found(rebuilt)).toEqual(['ledger_records_mismatch /ledger_records']);
    expect(rebuilt.model.recorded_gaps).toHaveLength(1);
  });

  test('what came after the export is not put in', async () => {
    const { ledger, decision, evidence } = await seen();
    const event = { ...EVENT, event_id: 'evt-3' };
    ledger.append('observation.recorded', event, undefined, OBSERVER);
    const later = await ledger.evidence(decision);
    expect(later.entries).toHaveLength(evidence.entries.length);
    expect(await found(await issued(later, FIRST))).toEqual(['ledger_records_mismatch']);
  });

  test('how many reads are not listed cannot be changed', async () => {
    const { evidence } = await seen();
    const dossier = await issued(evidence, FIRST);
    dossier.issue.unlisted = 7;
    expect(await found(dossier)).toEqual(['statement_mismatch /ledger_records/unlisted']);
  });

  test('where no export says which there are, that is said, and never passed', async () => {
    const { evidence } = await seen();
    for (const [locale, said] of [
      ['en', 'belong to the decision is not proven'],
      ['de', 'zur Entscheidung gehören, ist nicht bewiesen'],
    ] as const) {
      const rebuilt = await issued(cutAt(evidence, evidence.entries.length - 1), {
        ...FIRST,
        locale,
      });
      expect(await found(rebuilt)).toEqual(['export_record_missing']);
      expect(rebuilt.model.integrity.limits.join(' ')).toContain(said);
      expect(rebuilt.model.integrity.checks.map(({ name }) => name)).not.toContain(
        'ledger_records',
      );
    }
    const report = await verify(evidenceReader(evidence), { depth: 'full' });
    expect(report.checks).toContainEqual(
      expect.objectContaining({ name: 'ledger_records', state: 'not_made' }),
    );
    expect(report.limits.join(' ')).toContain('belong to the decision is not proven');
  });
});

describe('what the issuer states', () => {
  const CHANGES: [string, (dossier: Dossier) => void, string[]][] = [
    ['id', (d) => void (d.dossier_id = 'dos_other'), ['export_record_missing']],
    ['variant', (d) => void (d.variant = 'interim'), ['statement_mismatch /variant']],
    ['language', (d) => void (d.issue.locale = 'de'), ['statement_mismatch /locale']],
    [
      'deployer',
      (d) => void (d.issue.deployer = 'Other'),
      ['statement_mismatch /statements/deployer'],
    ],
    [
      'no deployer',
      (d) => void delete d.issue.deployer,
      ['statement_mismatch /statements/deployer'],
    ],
    [
      'classification',
      (d) => void (d.issue.classification = 'Public'),
      ['statement_mismatch /statements/classification'],
    ],
    [
      'retention that was not stated',
      (d) => void (d.issue.retention = 'for ever'),
      ['statement_mismatch /statements/retention'],
    ],
    [
      'contact',
      (d) => void (d.issue.contact = { complaint: 'nobody' }),
      ['statement_mismatch /statements/contact'],
    ],
    [
      'provisions',
      (d) => void (d.issue.legal_basis = { ...LEGAL_BASIS, frameworks: ['nist_ai_rmf'] }),
      ['statement_mismatch /statements/legal_basis/frameworks'],
    ],
    [
      'list of provisions',
      (d) => void (d.issue.legal_basis = { ...LEGAL_BASIS, version: '2031-01' }),
      ['statement_mismatch /statements/legal_basis/version'],
    ],
    [
      'profile',
      (d) => void (d.issue.redaction = { profile: 'public@1' }),
      ['statement_mismatch /profile'],
    ],
    [
      'issued before its last entry',
      (d) => void (d.issue.at = '2026-11-22T18:00:00.000Z'),
      ['statement_mismatch /time'],
    ],
  ];

  test.each(CHANGES)('%s: a change is named', async (_name, change, expected) => {
    const { second } = await rejected();
    const dossier = await issued(second, SECOND);
    change(dossier);
    expect(await found(dossier)).toEqual(expected);
  });

  test('every member of the issue is covered by the entry, or named as not covered', async () => {
    const { second } = await rejected();
    const { issue, ...rest } = await issued(second, SECOND);
    const whole: Issue = {
      ...issue,
      retention: 'r',
      contact: { responsible: 'c' },
      redaction: { profile: 'public@1' },
      unlisted: 987_654_321,
    };
    const claim = JSON.stringify(exportClaimOf({ ...rest, issue: whole } as unknown as JsonObject));
    const covered = Object.entries(whole).filter(([, value]) =>
      typeof value === 'object'
        ? Object.values(value).every((item) => claim.includes(JSON.stringify(item)))
        : claim.includes(JSON.stringify(value)),
    );
    const names = new Set(covered.map(([name]) => name));
    expect(
      Object.keys(whole)
        .filter((name) => !names.has(name))
        .toSorted(),
    ).toEqual(['renderer']);
  });
});
