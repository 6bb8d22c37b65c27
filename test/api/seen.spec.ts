import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeDossier, verifyDossier } from '@docket/report';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exampleFindings } from '../support/example-verifier.js';
import { hasPython } from '../support/python.js';
import { problemOf, startTestApi, written, type TestApi } from './support/api.js';
import { gatewayObservation, gatewayWatch, intent, opening } from './support/records.js';

const LEDGER = '/v1/ledgers/claims';

describe('what was declared, held against what was seen, over HTTP', () => {
  let api: TestApi;
  const keys: Record<string, string> = {};
  const folder = mkdtempSync(join(tmpdir(), 'docket-seen-'));
  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    for (const role of ['agent', 'observer', 'officer', 'reviewer', 'auditor'] as const)
      keys[role] = await api.createKey('claims', role);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await api.close();
  });

  const post = async (role: string, path: string, body: object, key?: string) =>
    written(
      await api.call('POST', `${LEDGER}/${path}`, {
        key: keys[role],
        body,
        headers: key === undefined ? {} : { 'idempotency-key': key },
      }),
    );
  const exported = async (decision: string) => {
    const path = `${LEDGER}/decisions/${decision}/dossier.json`;
    const answer = await api.call('GET', path, { key: keys['officer'] });
    const dossier = decodeDossier(new TextEncoder().encode(answer.text));
    const file = join(folder, `${decision}.json`);
    writeFileSync(file, answer.text);
    return { dossier, file, report: await verifyDossier(dossier) };
  };
  const compare = async (query = '', role = 'officer') =>
    (await api.call('GET', `${LEDGER}/seen${query}`, { key: keys[role] })).json;

  test('differences, ambiguities and what agrees, of the ledger and of one decision', async () => {
    expect(await compare()).toMatchObject({ side_effects: {}, observations: {}, findings: [] });
    const done = async (key: string) => {
      const { decision_id: decision = '' } = await post('agent', 'decisions', opening);
      const effects = `decisions/${decision}/side-effects`;
      const registered = await post('agent', effects, intent, key);
      const { side_effect_id: id = '' } = registered;
      await post('agent', `${effects}/${id}/transitions`, { to: 'executed' });
      return { decision_id: decision, side_effect_id: id, registered_seq: registered.receipt.seq };
    };
    const [one, other] = [await done('refund-1'), await done('refund-2')];
    const event = { ...gatewayObservation, occurred_at: new Date().toISOString() };
    const seen = async (id: string, members: object) =>
      (await post('observer', 'observations', { ...event, event_id: id, ...members })).receipt.seq;
    await seen('a', { action_key: 'refund-1', target: intent.target });
    const amount = { value: '2500.00', currency: 'EUR' };
    const observation = await seen('b', { action_key: 'refund-2', target: intent.target, amount });
    await seen('c', { action_key: 'nobody-s' });
    const differences = [{ member: '/amount/value', declared: '25.00', seen: '2500.00' }];
    const found = { code: 'seen_differently', ...other, observation, differences };
    const answer = await compare();
    expect(answer).toMatchObject({
      size: await api.size('claims'),
      within_seconds: 300,
      side_effects: { agrees: 1, differs: 1 },
      observations: { agrees: 1, differs: 1, pending: 1 },
      findings: [found],
      left_out: 0,
    });
    for (const role of ['reviewer', 'auditor']) expect(await compare('', role)).toEqual(answer);
    expect(await compare(`?decision=${other.decision_id}`)).toMatchObject({
      side_effects: { differs: 1 },
      findings: [found],
    });
    expect(await compare(`?decision=${one.decision_id}`)).toMatchObject({
      side_effects: { agrees: 1 },
      findings: [],
    });
    const { dossier, file, report } = await exported(other.decision_id);
    expect(report).toMatchObject({ verified: true, findings: [] });
    expect(dossier.model.side_effects[0]?.seen).toMatchObject({ value: 'differs' });
    expect(dossier.model.attention[0]).toMatchObject({ code: 'seen_differently' });
    const carried = dossier.evidence.ledger_records.filter(({ leaf }) =>
      leaf.includes('observation.recorded'),
    );
    expect(carried.map(({ seq }) => seq)).toEqual([observation]);
    const agreeing = await exported(one.decision_id);
    expect(agreeing.report.verified).toBe(true);
    expect(agreeing.dossier.model.side_effects[0]?.seen).toMatchObject({ value: 'agrees' });
    if (hasPython) {
      const { decision_id: decision, side_effect_id: sideEffect, registered_seq: seq } = other;
      const replayed = { code: 'seen_differently', decision, sideEffect, seq, differences };
      expect(exampleFindings(file)).toMatchObject([{ ...replayed, observation }]);
      expect(exampleFindings(agreeing.file)).toEqual([]);
    }
    expect(await compare('?decision=none')).toMatchObject({ side_effects: {}, findings: [] });
  });

  test('a second decision with the same reference hides nothing, and no dossier says more than it shows', async () => {
    const reference = 'pay_shared';
    const done = async (key: string, value: string) => {
      const { decision_id: decision = '' } = await post('agent', 'decisions', opening);
      const effects = `decisions/${decision}/side-effects`;
      const amount = { value, currency: 'EUR' };
      const { side_effect_id: id } = await post('agent', effects, { ...intent, amount }, key);
      const end = { to: 'executed', external_ref: reference };
      await post('agent', `${effects}/${id}/transitions`, end);
      return decision;
    };
    const [one, other] = [await done('shared-1', '25.00'), await done('shared-2', '99.00')];
    await post('observer', 'observations', {
      ...gatewayObservation,
      event_id: 'shared',
      target: intent.target,
      amount: { value: '99.00', currency: 'EUR' },
      external_ref: reference,
      occurred_at: new Date().toISOString(),
    });
    expect(await compare(`?decision=${one}`)).toMatchObject({
      side_effects: { differs: 1 },
      findings: [
        {
          code: 'seen_differently',
          decision_id: one,
          differences: [{ member: '/amount/value', declared: '25.00', seen: '99.00' }],
        },
        { code: 'ambiguous' },
      ],
    });
    expect(await compare(`?decision=${other}`)).toMatchObject({
      side_effects: { ambiguous: 1 },
      findings: [{ code: 'ambiguous' }],
    });
    const [held, smooth] = [await exported(one), await exported(other)];
    expect([held.report.findings, smooth.report.findings]).toEqual([[], []]);
    expect(held.dossier.model.attention[0]).toMatchObject({ code: 'seen_differently' });
    expect(smooth.dossier.model.side_effects[0]?.seen?.text).toContain(
      'as declared in this decision; whether another declares the same act, this file cannot show',
    );
  });

  test('what is erased leaves open only what it may have been, and says which entry it was', async () => {
    await api.createLedger('erased');
    const made = async (role: 'agent' | 'observer' | 'officer') => api.createKey('erased', role);
    const [agent, observer, officer, second] = await Promise.all(
      (['agent', 'observer', 'officer', 'officer'] as const).map(made),
    );
    const send = async (key: string | undefined, path: string, body: object, as?: string) =>
      written(
        await api.call('POST', `/v1/ledgers/erased/${path}`, {
          key,
          body,
          headers: as === undefined ? {} : { 'idempotency-key': as },
        }),
      );
    const { decision_id: decision = '' } = await send(agent, 'decisions', opening);
    const effects = `decisions/${decision}/side-effects`;
    const registered = await send(agent, effects, intent, 'refund-9');
    const { side_effect_id: id = '' } = registered;
    await send(agent, `${effects}/${id}/transitions`, { to: 'executed', external_ref: 'pay_9' });
    const undo = { to: 'compensated', external_ref: 'void_9', amount: { ...intent.amount } };
    await send(agent, `${effects}/${id}/transitions`, undo);
    const { seq } = registered.receipt;
    const request = await send(officer, 'erasures', {
      decision,
      entries: [{ seq, pointers: ['/target/resource'] }],
      reason: 'Asked by letter.',
      legal_basis: 'GDPR Art. 17(1)(b)',
    });
    await send(second, `erasures/${request.receipt.seq}/orders`, {});
    const event = {
      ...gatewayObservation,
      operation: intent.operation,
      occurred_at: new Date().toISOString(),
    };
    const seen = async (event_id: string, members: object) =>
      (await send(observer, 'observations', { ...event, event_id, ...members })).receipt.seq;
    const target = { ...intent.target, resource: 'order/1' };
    const open = await seen('open', { target });
    await seen('ruled-out', { target, amount: { value: '7.00', currency: 'EUR' } });
    await seen('elsewhere', { target: { system: 'bank', resource: 'account/1' } });
    const amount = { value: '100000.00', currency: 'EUR' };
    const payout = await seen('payout', { target, amount, external_ref: 'void_9' });
    const answer = await api.call('GET', '/v1/ledgers/erased/seen', { key: officer });
    expect(answer.json).toMatchObject({
      observations: { undetermined: 1, pending: 2, differs: 1 },
      findings: [
        {
          code: 'seen_differently',
          decision_id: decision,
          by: 'undo_ref',
          observation: payout,
          differences: [{ member: '/amount/value', declared: '25.00', seen: '100000.00' }],
        },
        { code: 'undetermined', observation: open, unread: [seq] },
      ],
    });
  });

  test('a watch is recorded by an observer, and by nobody else', async () => {
    const { receipt } = await post('observer', 'watches', gatewayWatch, 'hour-1');
    expect(receipt.entries).toMatchObject([{ type: 'watch.recorded' }]);
    const again = await api.call('POST', `${LEDGER}/watches`, {
      key: keys['observer'],
      body: gatewayWatch,
      headers: { 'idempotency-key': 'hour-1' },
    });
    expect(again.status).toBe(200);
    for (const role of ['agent', 'officer', 'reviewer', 'auditor']) {
      const refused = await api.call('POST', `${LEDGER}/watches`, {
        key: keys[role],
        body: gatewayWatch,
      });
      expect(refused.status).toBe(403);
    }
    for (const members of [{ until: undefined }, { until: 'soon' }, { source_kind: 'rumour' }]) {
      const body = { ...gatewayWatch, ...members };
      const refused = await api.call('POST', `${LEDGER}/watches`, { key: keys['observer'], body });
      expect([400, 422]).toContain(refused.status);
    }
  });

  test('who may not oversee is refused, and so is another ledger', async () => {
    for (const role of ['agent', 'observer']) {
      const answer = await api.call('GET', `${LEDGER}/seen`, { key: keys[role] });
      expect(problemOf(answer)).toMatchObject({ code: 'role_not_allowed' });
    }
    await api.createLedger('other');
    const answer = await api.call('GET', '/v1/ledgers/other/seen', { key: keys['officer'] });
    expect(problemOf(answer)).toMatchObject({ code: 'wrong_ledger' });
    const unknown = await api.call('GET', `${LEDGER}/seen?by=key`, { key: keys['officer'] });
    expect(unknown.status).toBe(400);
  });
});
