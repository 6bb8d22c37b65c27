import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  checkDossier,
  verifyDossier,
  decodeDossier,
  LEGAL_BASIS,
  PROFILES,
  STATED_REASON_CODES,
  type Dossier,
  type RedactionPlan,
} from '@docket/report';
import { opening } from './support/records.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';

const LEDGER = '/v1/ledgers/claims';
const NAME = 'Petra Müller-Köhn';

describe('variants of a dossier', () => {
  let api: TestApi;
  let officer: string;
  let auditor: string;
  let path: string;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    const agent = await api.createKey('claims', 'agent');
    officer = await api.createKey('claims', 'officer');
    auditor = await api.createKey('claims', 'auditor');
    path = await decide(agent, { tool_calls: [{ tool_name: 'look', arguments: { of: NAME } }] });
  });
  afterAll(() => api.close());

  test.each([
    ['profil=public', 'profil'],
    ['variant=', 'variant'],
    ['variant=redacted&profile=', 'profile'],
    ['lang=de', 'lang'],
    ['toString=1', 'toString'],
  ])('?%s hands out nothing', async (query, parameter) => {
    for (const form of ['json', 'pdf']) {
      const answer = await api.call('GET', `${path}/dossier.${form}?${query}`, { key: officer });
      expect(problemOf(answer)).toMatchObject({
        status: 400,
        code: 'invalid_parameter',
        errors: [{ parameter }],
      });
    }
  });

  test('an address that takes no parameters says so, after who may call it', async () => {
    const keys = `${LEDGER}/keys?role=agent`;
    expect(problemOf(await api.call('GET', keys, { key: officer })).code).toBe('role_not_allowed');
    const answer = await api.call('POST', `${path}/dossier?variant=redacted`, {
      key: officer,
      body: {},
    });
    expect(problemOf(answer)).toMatchObject({ code: 'invalid_parameter' });
  });

  /** A decision about a person, closed. */
  async function decide(key: string, more: object): Promise<string> {
    const body = { ...opening, request: `I am ${NAME}.`, goal: 'Decide on a refund' };
    const { decision_id: id } = written(
      await api.call('POST', `${LEDGER}/decisions`, { key, body }),
    );
    const decision = `${LEDGER}/decisions/${id}`;
    const card = {
      current_phase: 'EXECUTING',
      goal: 'Decide on a refund',
      confidence: 0.9,
      needs_human: false,
      rationale: `${NAME.toUpperCase()} is a regular.`,
      ...more,
    };
    written(await api.call('POST', `${decision}/job-cards`, { key, body: card }));
    const close = { outcome: 'completed', decided: 'refund' };
    written(await api.call('POST', `${decision}/close`, { key, body: close }));
    return decision;
  }

  const dossierOf = ({ status, text }: Answer): Dossier => {
    if (status !== 200) throw new Error(`${status}: ${text}`);
    return decodeDossier(new TextEncoder().encode(text));
  };

  /** The entry that recorded the last export of the decision. */
  async function lastExport(): Promise<Record<string, unknown>> {
    const { evidence } = dossierOf(await api.call('GET', `${path}/dossier.json`, { key: auditor }));
    const bodies = evidence.entries.map(({ leaf, disclosure }) => ({
      type: (JSON.parse(leaf) as { type: string }).type,
      body: (disclosure as unknown as { body: Record<string, unknown> }).body,
    }));
    // The last one is that of the dossier that is asked here.
    const begun = bodies.filter(({ type }) => type === 'export.recorded').at(-2)?.body;
    const completed = bodies.findLast(({ type }) => type === 'export.completed')?.body;
    return { ...begun, ...completed };
  }

  test('redacted by profile: verifies, names nobody, and is recorded as what it is', async () => {
    const answer = await api.call(
      'GET',
      `${path}/dossier.json?variant=redacted&profile=public&purpose=press&recipient=paper`,
      { key: officer },
    );
    const dossier = dossierOf(answer);
    expect(answer.text).not.toMatch(/petra|m[uü]ller/i);
    expect(dossier.variant).toBe('redacted');
    expect(dossier.issue.redaction).toEqual({ profile: 'public@1' });
    expect(await verifyDossier(dossier)).toMatchObject({
      verified: true,
    });
    expect(await checkDossier(dossier)).toMatchObject({ matches: true });
    expect(answer.headers.get('docket-withheld')).toBe(
      String(dossier.model.redaction?.values.length),
    );
    expect(answer.headers.get('content-disposition')).toContain('.redacted.dossier.json"');
    expect(await lastExport()).toMatchObject({
      variant: 'redacted',
      locale: 'en',
      profile: 'public@1',
      withheld: dossier.model.redaction?.values.length,
      residues: 0,
      purpose: 'press',
      recipient: 'paper',
      role: 'officer',
      dossier_id: dossier.dossier_id,
    });
  });

  test('by a list: what repeats a withheld value is withheld with it, or listed for who looks', async () => {
    const body = {
      variant: 'redacted',
      withhold: [{ type: 'decision.opened', pointer: '/request', reason: 'personal_data' }],
    };
    const preview = await api.call('POST', `${path}/dossier/preview`, { key: officer, body });
    const plan = preview.json as RedactionPlan;
    expect(plan.withheld.map(({ pointer, cause }) => [pointer, cause])).toEqual([
      ['/request', 'list'],
    ]);
    // Words of her name stand elsewhere: a person decides what is to be withheld there.
    expect(plan.residues.map(({ kind, at: { pointer } }) => `${kind} ${pointer}`)).toEqual(
      expect.arrayContaining(['part /rationale', 'part /tool_calls/0/arguments/of']),
    );
    expect(preview.text).not.toMatch(/petra|m[uü]ller/i);
    const both = {
      ...body,
      withhold: [...body.withhold, { pointer: '/tool_calls/*/arguments', reason: 'personal_data' }],
      purpose: 'complaint',
    };
    const answer = await api.call('POST', `${path}/dossier`, { key: officer, body: both });
    expect(
      dossierOf(answer)
        .model.redaction?.values.map(({ pointer }) => pointer)
        .sort(),
    ).toEqual(['/rationale', '/request', '/tool_calls/0/arguments/of']);
    expect(answer.text).not.toMatch(/petra|m[uü]ller/i);
    expect(await lastExport()).toMatchObject({ purpose: 'complaint', withheld: 3 });
  });

  test('a name that is the name of a member is refused, without being said; or exported knowingly', async () => {
    const agent = await api.createKey('claims', 'agent');
    const body = {
      variant: 'redacted',
      withhold: [{ pointer: '/rationale', reason: 'personal_data' }],
    };
    const whole = await decide(agent, {
      rationale: NAME,
      tool_calls: [{ tool_name: 'look', arguments: { by_name: { [NAME]: 1 } } }],
    });
    const before = await api.size('claims');
    const refused = await api.call('POST', `${whole}/dossier`, { key: officer, body });
    expect(problemOf(refused)).toMatchObject({ status: 422, code: 'redaction_incomplete' });
    expect(refused.text).toContain('/tool_calls/0/arguments/by_name');
    expect(refused.text).not.toMatch(/petra|m[uü]ller/i);
    // Nothing left, so nothing was recorded.
    expect(await api.size('claims')).toBe(before);
    const knowingly = await api.call('POST', `${whole}/dossier`, {
      key: officer,
      body: { ...body, repeats: 'list' },
    });
    expect(knowingly.status).toBe(200);
    expect(Number(knowingly.headers.get('docket-residues'))).toBeGreaterThan(0);
  });

  test('what the policy of the ledger states stands in its documents, where the request says nothing else', async () => {
    const contact = { complaint: 'Ombudsman, P.O. Box 7' };
    const documents = {
      deployer: 'Example Retail GmbH',
      classification: 'Internal',
      contact,
      frameworks: ['gdpr', 'no-such-framework'],
    };
    await api.createLedger('stated', { documents });
    const [officerThere, agentThere] = await Promise.all([
      api.createKey('stated', 'officer'),
      api.createKey('stated', 'agent'),
    ]);
    const opened = written(
      await api.call('POST', '/v1/ledgers/stated/decisions', { key: agentThere, body: opening }),
    );
    const dossier = `/v1/ledgers/stated/decisions/${opened.decision_id}/dossier`;
    const plain = dossierOf(await api.call('GET', `${dossier}.json`, { key: officerThere }));
    expect(plain.model.header.deployer).toMatchObject({
      state: 'recorded',
      text: '“Example Retail GmbH”',
    });
    expect(plain.model.header.classification).toMatchObject({ text: '“Internal”' });
    const { requirements, requirements_note: note } = plain.model.custody;
    expect(new Set(requirements.map(({ framework }) => framework))).toEqual(new Set(['gdpr']));
    expect(note).toContain('not in this list: “no-such-framework”');
    const asked = dossierOf(
      await api.call('POST', dossier, {
        key: officerThere,
        body: { variant: 'subject', classification: 'Confidential' },
      }),
    );
    expect(asked.issue).toMatchObject({
      deployer: 'Example Retail GmbH',
      classification: 'Confidential',
      contact,
    });
    expect(JSON.stringify(asked.explanation)).toContain('Ombudsman, P.O. Box 7');
    const report = await api.call(
      'GET',
      '/v1/ledgers/stated/oversight-report?from=2026-01-01T00:00:00Z&to=2070-01-01T00:00:00Z&format=json',
      { key: officerThere },
    );
    expect(report.text).toContain('Example Retail GmbH');
  });

  test('the explanation: in the language asked for, with the contact that was given and is recorded', async () => {
    const contact = { correction: 'Datenschutz, Postfach 1' };
    const german = await api.call('POST', `${path}/dossier`, {
      key: officer,
      body: { variant: 'subject', deployer: 'Beispiel GmbH', contact, frameworks: ['gdpr'] },
      headers: { 'accept-language': 'fr, de-AT;q=0.8, en;q=0.3' },
    });
    const { explanation, issue } = dossierOf(german);
    expect(issue.locale).toBe('de');
    expect(explanation?.title).toBe('Wie diese Entscheidung zustande kam');
    expect(JSON.stringify(explanation)).toContain('Datenschutz, Postfach 1');
    expect(german.headers.get('content-language')).toBe('de');
    expect(german.headers.get('vary')).toContain('accept-language');
    expect(await lastExport()).toMatchObject({
      variant: 'subject',
      locale: 'de',
      profile: 'data-subject@1',
      statements: {
        deployer: 'Beispiel GmbH',
        contact,
        legal_basis: { frameworks: ['gdpr'], version: LEGAL_BASIS.version },
      },
    });
    const asked = await api.call('GET', `${path}/dossier.json?variant=subject&locale=en`, {
      key: officer,
      headers: { 'accept-language': 'de' },
    });
    expect(dossierOf(asked).issue.locale).toBe('en');
    const pdf = await api.call('GET', `${path}/dossier.pdf?variant=subject`, { key: officer });
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
  });

  test('copies for others take the key of an officer; a job follows the same rules', async () => {
    for (const query of ['variant=redacted&profile=public', 'variant=subject']) {
      const answer = await api.call('GET', `${path}/dossier.json?${query}`, { key: auditor });
      expect(problemOf(answer).code).toBe('role_not_allowed');
    }
    const decision = path.split('/').at(-1);
    const body = {
      kind: 'dossier',
      format: 'json',
      decision,
      dossier: { variant: 'redacted', profile: 'public', locale: 'de' },
    };
    const refused = await api.call('POST', `${LEDGER}/exports`, { key: auditor, body });
    expect(problemOf(refused).code).toBe('role_not_allowed');
    const queued = await api.call('POST', `${LEDGER}/exports`, { key: officer, body });
    expect(queued.status).toBe(202);
    const { export_id: id } = queued.json as { export_id: string };
    let state = '';
    for (let i = 0; i < 200 && state !== 'ready' && state !== 'failed'; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const job = await api.call('GET', `${LEDGER}/exports/${id}`, { key: officer });
      state = (job.json as { state: string }).state;
    }
    expect(state).toBe('ready');
    const file = await api.call('GET', `${LEDGER}/exports/${id}/content`, { key: officer });
    const dossier = dossierOf(file);
    expect([dossier.variant, dossier.issue.locale]).toEqual(['redacted', 'de']);
    expect(file.text).not.toMatch(/petra|m[uü]ller/i);
  });

  test('the requests printed in the guide are taken', async () => {
    const guide = new URL('../../docs/guide/compliance-officer.md', import.meta.url);
    const printed = [
      ...readFileSync(guide, 'utf8').matchAll(/```json\n(\{\n  "variant"[\s\S]*?)```/g),
    ];
    expect(printed).toHaveLength(2);
    for (const [, text = ''] of printed) {
      const body: unknown = JSON.parse(text);
      const answer = await api.call('POST', `${path}/dossier`, { key: officer, body });
      expect(await checkDossier(dossierOf(answer))).toMatchObject({ matches: true });
    }
  });

  test('the guide lists every profile and every reason', () => {
    const guide = readFileSync(
      new URL('../../docs/guide/compliance-officer.md', import.meta.url),
      'utf8',
    );
    for (const { name } of PROFILES) expect(guide).toContain(`| \`${name}\``);
    for (const code of STATED_REASON_CODES) expect(guide).toContain(`\`${code}\``);
  });

  test.each([
    ['GET', 'dossier.json?variant=redacted', undefined, 400, 'profile'],
    ['GET', 'dossier.json?variant=secret', undefined, 400, 'variant'],
    ['GET', 'dossier.json?profile=public', undefined, 400, 'profile'],
    ['GET', 'dossier.json?variant=redacted&profile=nobody', undefined, 400, 'profile'],
    ['GET', 'dossier.json?locale=fr', undefined, 400, 'locale'],
    ['POST', 'dossier', { variant: 'redacted' }, 422, '/profile'],
    ['POST', 'dossier', { variant: 'redacted', profile: 'nobody' }, 422, '/profile'],
    ['POST', 'dossier', { withhold: [{ pointer: '', reason: 'security' }] }, 422, '/withhold'],
    [
      'POST',
      'dossier',
      { variant: 'redacted', withhold: [{ pointer: '/goal', reason: 'because' }] },
      422,
      '/withhold/0/reason',
    ],
    [
      'POST',
      'dossier',
      { variant: 'redacted', withhold: [{ pointer: '/gaol', reason: 'security' }] },
      422,
      '/withhold/0/pointer',
    ],
    ['POST', 'dossier/preview', { variant: 'full' }, 422, '/variant'],
    ['POST', 'dossier', { contact: { email: 'x' } }, 422, '/contact/email'],
    ['POST', 'dossier', { frameworks: ['magna-carta'] }, 422, '/frameworks/0'],
  ])('%s %s %j is refused where it is wrong', async (method, end, body, status, place) => {
    const before = await api.size('claims');
    const answer = await api.call(method, `${path}/${end}`, {
      key: officer,
      ...(body === undefined ? {} : { body }),
    });
    const { errors = [] } = problemOf(answer);
    expect(answer.status).toBe(status);
    expect(errors.map(({ pointer, parameter }) => pointer ?? parameter)).toEqual([place]);
    expect(await api.size('claims')).toBe(before);
  });
});
