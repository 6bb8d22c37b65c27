import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildDossier,
  decodeDossier,
  encodeDossier,
  extractDossier,
  renderPdf,
  type Dossier,
} from '@docket/report';
import { LedgerService } from '@docket/store';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { card, gatewayObservation, intent, opening } from '../api/support/records.js';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { runDocket } from '../support/built-command.js';
import { exampleVerifier } from '../support/example-verifier.js';
import { hasPython } from '../support/python.js';
import { hostDocket } from '../support/hosted-command.js';

const docket = hostDocket();

type Evidence = Dossier['evidence'];
type Entry = Evidence['entries'][number];

const leafOf = ({ leaf }: Entry) =>
  JSON.parse(leaf) as { type: string; time: string; decision: { seq: number } };

/**
 * The tail of a decision from outside: dossiers as they come over HTTP, what can be made of them without the
 * ledger's key, and what `docket verify` says of each. Whoever forges has everything else: the documents are
 * computed again by the same library, and the pages rendered by it.
 */
describe('docket verify: where a dossier ends', () => {
  let api: TestApi;
  let directory: string;
  let decision: string;
  let keys: Record<'agent' | 'officer' | 'reviewer' | 'observer', string>;
  let first: Dossier;
  let second: Dossier;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-test-tail-'));
    api = await startTestApi();
    await api.createLedger('claims', {
      documents: { deployer: 'Example Retail GmbH', classification: 'Confidential' },
    });
    keys = {
      agent: await api.createKey('claims', 'agent'),
      officer: await api.createKey('claims', 'officer'),
      reviewer: await api.createKey('claims', 'reviewer'),
      observer: await api.createKey('claims', 'observer'),
    };
    const { agent: key } = keys;
    const ledger = '/v1/ledgers/claims';
    const { decision_id: id } = written(
      await api.call('POST', `${ledger}/decisions`, { key, body: opening }),
    );
    decision = `${ledger}/decisions/${id}`;
    written(await api.call('POST', `${decision}/job-cards`, { key, body: card }));
    const close = { outcome: 'completed', decided: 'issue refund' };
    written(await api.call('POST', `${decision}/close`, { key, body: close }));
    first = decodeDossier(await exported('json'));
    const body = { verdict: 'reject', reason: 'The delivery was on time.' };
    written(await api.call('POST', `${decision}/reviews`, { key: keys.reviewer, body }));
    second = decodeDossier(await exported('json'));
  });
  afterAll(async () => {
    await api.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function exported(format: 'json' | 'pdf', query = '', of = decision): Promise<Uint8Array> {
    const response = await fetch(`${api.url}${of}/dossier.${format}${query}`, {
      headers: { authorization: `Bearer ${keys.officer}` },
    });
    if (response.status !== 200) throw new Error(await response.text());
    return new Uint8Array(await response.arrayBuffer());
  }

  interface Verified {
    code: number | null;
    /** Codes of the findings, and where a finding names one, its place in the entry. */
    findings: string[];
    /** Places where the document does not follow from its evidence. */
    differences: string[];
  }

  async function verify(bytes: Uint8Array, name = 'dossier.json'): Promise<Verified> {
    const path = join(directory, name);
    await writeFile(path, bytes);
    const { code, stdout } = await docket(['verify', path, '--json']);
    const { findings, document } = JSON.parse(stdout) as {
      findings: { code: string; pointer?: string }[];
      document?: { differences: { pointer: string }[] };
    };
    // No forgery here shows in the words only: who has nothing but docs/format finds each of them too.
    if (hasPython && name === 'dossier.json') {
      expect(exampleVerifier(path)).toBe(code === 0 ? 'verified' : 'not verified');
    }
    return {
      code,
      findings: findings.map(({ code: one, pointer = '' }) => `${one} ${pointer}`.trim()),
      differences: (document?.differences ?? []).map(({ pointer }) => pointer),
    };
  }

  /** The document computed anew from other evidence, or with other statements. */
  function computed(
    evidence: Evidence,
    { dossier_id: dossierId, variant, issue }: Dossier,
    change: Partial<Dossier['issue']> & { dossierId?: string } = {},
  ): Promise<Dossier> {
    const { dossierId: id = dossierId, ...changed } = change;
    const { at, legal_basis: legalBasis, ...said } = { ...issue, ...changed };
    return buildDossier(evidence, { variant, issuedAt: at, legalBasis, ...said, dossierId: id });
  }

  const upTo = (evidence: Evidence, type: string): Entry[] => {
    const end = evidence.entries.findIndex((entry) => leafOf(entry).type === type);
    if (end < 0) throw new Error(`no ${type}`);
    return evidence.entries.slice(0, end);
  };
  const cut = (evidence: Evidence, entries: Entry[]): Evidence => ({ ...evidence, entries });
  const timeOf = ({ evidence }: Dossier): string => {
    const last = evidence.entries.at(-1);
    if (last === undefined) throw new Error('no entry');
    return leafOf(last).time;
  };

  test('each dossier ends with its own export, bears its time, and verifies in every variant', async () => {
    for (const dossier of [first, second]) {
      const last = dossier.evidence.entries.at(-1);
      expect(last?.disclosure).toMatchObject({ body: { dossier_id: dossier.dossier_id } });
      expect(dossier.issue.at).toBe(timeOf(dossier));
      expect(await verify(encodeDossier(dossier))).toMatchObject({ code: 0, findings: [] });
    }
    expect(second.evidence.entries.map((entry) => leafOf(entry).type)).toEqual([
      'decision.opened',
      'job_card.filed',
      'decision.closed',
      'tripwire.tripped',
      'export.recorded',
      'export.completed',
      'review.recorded',
      'export.recorded',
    ]);
    for (const variant of ['redacted&profile=public', 'subject']) {
      const bytes = await exported('pdf', `?variant=${variant}&purpose=for%20Petra`);
      expect(await verify(bytes, 'copy.pdf')).toMatchObject({ code: 0, findings: [] });
      expect(Buffer.from(extractDossier(bytes)).toString()).not.toContain('Petra');
    }
  });

  test('the terminal says up to where it is whole, and what that does not cover', async () => {
    const path = join(directory, 'second.json');
    await writeFile(path, encodeDossier(second));
    const { stdout } = await runDocket(['verify', path]);
    const said = stdout.replaceAll(/\s+/g, ' ');
    expect(said).toContain('the decision is whole up to the record of this export');
    expect(said).toContain('What was recorded of it later is not in it');
    const bare = { format: 'docket-evidence/v1', evidence: second.evidence };
    await writeFile(path, JSON.stringify(bare));
    const evidence = await runDocket(['verify', path]);
    expect(evidence.code).toBe(0);
    expect(evidence.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'The end of the decision is not proven',
    );
    for (const words of [
      'not checked: the records of the ledger told with it are those that this export names',
      'Which records of the ledger belong to the decision is not proven',
    ])
      expect(evidence.stdout.replaceAll(/\s+/g, ' ')).toContain(words);
  });

  test('the reject and all after it cut, and the rest computed again: JSON and PDF', async () => {
    const { evidence } = second;
    for (const end of ['review.recorded', 'export.completed', 'export.recorded']) {
      const forged = await computed(cut(evidence, upTo(evidence, end)), second);
      expect(forged.model.tiles).toContainEqual(
        expect.objectContaining({
          name: 'completeness',
          tone: 'attention',
          detail: expect.stringContaining('end not proven'),
        }),
      );
      // As an id of the earlier export, which the cut evidence may end with, it is of another time.
      const disguised = await computed(cut(evidence, upTo(evidence, end)), second, {
        dossierId: first.dossier_id,
      });
      for (const dossier of [forged, disguised]) {
        const { code, findings, differences } = await verify(encodeDossier(dossier));
        expect({ code, differences }).toEqual({ code: 1, differences: [] });
        expect(findings).toContain(
          end === 'export.completed' && dossier === disguised
            ? 'statement_mismatch /time'
            : 'export_record_missing',
        );
      }
      const pdf = await verify(await renderPdf(forged), 'forged.pdf');
      expect(pdf).toMatchObject({ code: 1, findings: ['export_record_missing'] });
    }
  });

  test('what was seen from outside left out, or put in, and the rest computed again: JSON and PDF', async () => {
    const ledger = '/v1/ledgers/claims';
    const send = async (key: string, path: string, body: object, as?: string) =>
      written(
        await api.call('POST', path, {
          key,
          body,
          headers: as === undefined ? {} : { 'idempotency-key': as },
        }),
      );
    const see = (event_id: string, value: string) =>
      send(keys.observer, `${ledger}/observations`, {
        ...gatewayObservation,
        event_id,
        target: intent.target,
        amount: { value, currency: 'EUR' },
        action_key: 'refund-seen',
        occurred_at: new Date().toISOString(),
      });
    const { decision_id: id } = await send(keys.agent, `${ledger}/decisions`, opening);
    const path = `${ledger}/decisions/${id}`;
    const effects = `${path}/side-effects`;
    const { side_effect_id: effect } = await send(keys.agent, effects, intent, 'refund-seen');
    await send(keys.agent, `${effects}/${effect}/transitions`, { to: 'executed' });
    await see('seen-1', '25.00');
    await see('seen-2', '99.00');
    const genuine = decodeDossier(await exported('json', '', path));
    expect(await verify(encodeDossier(genuine))).toMatchObject({ code: 0, findings: [] });
    const { ledger_records: told, ...rest } = genuine.evidence;
    const seen = (of: string) => (one: Entry) => JSON.stringify(one.disclosure).includes(of);
    expect(told.filter(seen('seen-'))).toHaveLength(2);
    const without = (of: string) => told.filter((one) => !seen(of)(one));
    await see('seen-3', '25.00');
    const later = decodeDossier(await exported('json', '', path));
    for (const records of [without('seen-2'), without('seen-'), [], told.slice(1)]) {
      const forged = await computed({ ...rest, ledger_records: records }, genuine);
      // Without who was registered, more is found.
      expect(await verify(encodeDossier(forged))).toMatchObject({
        code: 1,
        findings: expect.arrayContaining(['ledger_records_mismatch /ledger_records']),
        differences: [],
      });
    }
    const less = await computed({ ...rest, ledger_records: without('seen-2') }, genuine);
    expect(await verify(await renderPdf(less), 'forged.pdf')).toMatchObject({
      code: 1,
      findings: ['ledger_records_mismatch /ledger_records'],
    });
    // What came later, with the proofs of the later checkpoint, as the dossier of before.
    const entries = later.evidence.entries.slice(0, rest.entries.length);
    const more = await computed({ ...later.evidence, entries }, genuine);
    const { code, findings } = await verify(encodeDossier(more));
    expect({ code, findings }).toEqual({
      code: 1,
      findings: [expect.stringContaining('ledger_records_mismatch')],
    });
    for (const variant of ['redacted&profile=public', 'subject'])
      expect(await verify(await exported('json', `?variant=${variant}`, path))).toMatchObject({
        code: 0,
        findings: [],
      });
  });

  test('the reject alone cut, its followers given other places', async () => {
    const { evidence } = second;
    const entries = evidence.entries.filter((entry) => leafOf(entry).type !== 'review.recorded');
    const { code, findings } = await verify(
      encodeDossier(await computed(cut(evidence, entries), second)),
    );
    expect(code).toBe(1);
    expect(findings).toContain('decision_entries_missing');
    // Position and link of what follows written anew: then it is another leaf, and in no tree.
    const own = entries.at(-1);
    const before = entries.at(-2);
    if (own === undefined || before === undefined) throw new Error('too few entries');
    const leaf = JSON.parse(own.leaf) as { decision: { seq: number } };
    leaf.decision.seq = leafOf(before).decision.seq + 1;
    const rewritten = [...entries.slice(0, -1), { ...own, leaf: JSON.stringify(leaf) }];
    const again = await verify(
      encodeDossier(await computed(cut(evidence, rewritten), second, { at: timeOf(second) })),
    );
    expect(again.code).toBe(1);
    expect(again.findings).toContain('inclusion_mismatch');
  });

  test('the earlier dossier is genuine as of its time, under a later checkpoint too, and no later', async () => {
    const { evidence } = second;
    const told = new Set(first.evidence.ledger_records?.map(({ leaf }) => leaf));
    const later = {
      ...cut(evidence, evidence.entries.slice(0, first.evidence.entries.length)),
      ledger_records: evidence.ledger_records?.filter(({ leaf }) => told.has(leaf)) ?? [],
    };
    expect(later.ledger_records).toHaveLength(told.size);
    expect(await verify(encodeDossier(await computed(later, first)))).toMatchObject({
      code: 0,
      findings: [],
    });
    const dated = await computed(later, first, { at: second.issue.at });
    expect(await verify(encodeDossier(dated))).toEqual({
      code: 1,
      findings: ['statement_mismatch /time'],
      differences: [],
    });
  });

  test('the export entries of two dossiers of one decision exchanged', async () => {
    const [one, two] = [first, second].map((dossier) => dossier.evidence.entries.at(-1));
    if (one === undefined || two === undefined) throw new Error('no entry');
    const proven = second.evidence.entries[first.evidence.entries.length - 1] ?? one;
    for (const [dossier, last] of [
      [first, { ...two }],
      [second, { ...proven }],
    ] as const) {
      const entries = [...dossier.evidence.entries.slice(0, -1), last];
      // With the checkpoint of the later one, under which both are proven.
      const { code, findings } = await verify(
        encodeDossier(await computed(cut(second.evidence, entries), dossier)),
      );
      expect(code).toBe(1);
      expect(findings).toContain('export_record_missing');
    }
    // Exchanged wholly, with all before it: each is the dossier of the other.
    for (const [dossier, { evidence }] of [
      [first, second],
      [second, first],
    ] as const) {
      const { code, findings } = await verify(encodeDossier(await computed(evidence, dossier)));
      expect({ code, findings }).toEqual({ code: 1, findings: ['export_record_missing'] });
    }
  });

  const CHANGES: [string, Parameters<typeof computed>[2], string][] = [
    ['dossier_id', { dossierId: 'dos_000000000000000000000000' }, 'export_record_missing'],
    ['deployer', { deployer: 'Another GmbH' }, 'statement_mismatch /statements/deployer'],
    [
      'classification',
      { classification: 'Public' },
      'statement_mismatch /statements/classification',
    ],
    ['contact', { contact: { complaint: 'x' } }, 'statement_mismatch /statements/contact'],
    ['retention', { retention: 'for ever' }, 'statement_mismatch /statements/retention'],
    ['language', { locale: 'de' }, 'statement_mismatch /locale'],
    [
      'provisions',
      { legal_basis: { version: '2026-12', frameworks: ['nist_ai_rmf'] } },
      'statement_mismatch /statements/legal_basis/frameworks',
    ],
    [
      'issued before the last entry',
      { at: '2026-01-01T00:00:00.000Z' },
      'statement_mismatch /time',
    ],
    ['issued after it', { at: '2031-01-01T00:00:00.000Z' }, 'statement_mismatch /time'],
  ];
  test.each(CHANGES)('what the issuer states, changed: %s', async (_name, change, expected) => {
    const dossier = await computed(second.evidence, second, change);
    expect(await verify(encodeDossier(dossier))).toEqual({
      code: 1,
      findings: [expected],
      differences: [],
    });
  });

  test('an export that fails after it began stands in the next dossier as not handed out', async () => {
    const ledgers = api.api.app.get(LedgerService);
    const append = ledgers.append.bind(ledgers);
    const spy = jest.spyOn(ledgers, 'append').mockImplementation(async (id, submission) => {
      if (submission.type === 'export.completed') throw new Error('the disk is full');
      return append(id, submission);
    });
    await expect(exported('json')).rejects.toThrow('access_not_recorded');
    spy.mockRestore();
    const next = decodeDossier(await exported('json'));
    const events = next.model.custody.events.map(({ event }) => event);
    expect(events.at(-2)).toContain('no file of it is recorded as handed out');
    expect(events.at(-1)).toContain('this copy');
    expect(await verify(encodeDossier(next))).toMatchObject({ code: 0, findings: [] });
  });
});
