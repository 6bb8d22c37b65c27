import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type Json, canonicalBytes, sha256, toHex } from '@docket/chain';
import { evolve } from './fold/evolve.js';
import { type LedgerEntry, evolveLedger } from './fold/ledger.js';
import type { FoldEntry } from './fold/state.js';
import { placeOf } from './places.js';
import { type RecordBodies, type RecordType, latestSchemaIds } from './types.js';
import { validateEntry, validateRecord } from './validate.js';
import { SCHEMAS } from './published-schemas.js';

/**
 * A body of every schema version, with every member in it, as it may lie in a ledger today. They are
 * kept for good: a new version of a schema adds a file, and neither it nor a change of the fold may
 * make one of these unreadable. Once Docket is released, never edit a file to make this test pass.
 */
const folder = new URL('../test/golden/', import.meta.url);
const PINNED: { readonly [schemaId: string]: string } = {
  'decision.closed/1': 'fdcb1c07596ea9f9',
  'decision.opened/1': '9be6492ee5c66f85',
  'deadline.passed/1': '8629dcea68108b62',
  'escalation.opened/1': '9a4094e1da25f5c2',
  'escalation.resolved/1': '59bbf19a8f3a556a',
  'evaluation.recorded/1': '166c569b35c18a16',
  'access.recorded/1': '3d27ba39162b61a3',
  'export.completed/1': '581a3fd90d5e1746',
  'export.recorded/1': 'ed528a1d3309c337',
  'gap.recorded/1': '85dd687660aafd29',
  'incident.closed/1': 'e83ffb6aef19db18',
  'incident.opened/1': '8a4798f39b174b54',
  'incident.updated/1': '08ba9f1a59402d71',
  'job_card.filed/1': 'b094c8a6edcbbd01',
  'ledger.created/1': '6cae6404806541e7',
  'ledger.registered/1': '75f59e3a2ffc219d',
  'policy.proposed/1': 'cbc2124e4e9e755d',
  'policy.changed/1': '1b21ce59ea7d04a5',
  'key.proposed/1': '6dcac7ca0cc24783',
  'key.rotated/1': '8fa114cf153611a6',
  'key.replaced/1': '07b962a6a34c1fee',
  'principal.registered/1': 'a2f61a0f3a03eebb',
  'principal.confirmed/1': '9d5c8f75fa96c2d0',
  'principal.revoked/1': 'd5eee6577421553b',
  'ledger.repaired/1': '20e204d796917e18',
  'ledger.moved/1': 'd85c3a78e72ef3d8',
  'erasure.executed/1': 'e59b4ad9f7ec5395',
  'erasure.requested/1': '3f11550c7341587d',
  'legal_hold.lifted/1': '10008483837203d1',
  'legal_hold.placed/1': '29f7cb194647251a',
  'ledger.restored/1': 'be1e80e3b29283bb',
  'ledger.closed/1': '566e43f48ec879e5',
  'clock.refused/1': '5518dfb8dc0d6785',
  'comment.recorded/1': '5c820e5f539d4c3e',
  'review.recorded/1': 'ba517c7779521799',
  'side_effect.compensated/1': 'da14679418ac377a',
  'side_effect.executed/1': 'c4ef999ff803998c',
  'side_effect.executing/1': 'c4ef999ff803998c',
  'side_effect.failed/1': 'c4ef999ff803998c',
  'side_effect.intent/1': 'dcf91f80270eed22',
  'side_effect.outcome_unknown/1': 'c4ef999ff803998c',
  'side_effect.refused/1': 'b36305f0a70e7157',
  'side_effect.rolled_back/1': 'da14679418ac377a',
  'observation.recorded/1': '4fc911caf1906ddf',
  'system.changed/1': '8b8472b850d41b4e',
  'tripwire.tripped/1': '2b3501ab35499408',
  'verification.recorded/1': '4634373d0c0f6b3f',
  'watch.recorded/1': '2657e9f8688cdb43',
};

function read(schemaId: string): Json {
  return JSON.parse(
    readFileSync(new URL(`${schemaId.replace('/', '-')}.json`, folder), 'utf8'),
  ) as Json;
}

const ids = readdirSync(folder).map((file) => file.replace(/-(\d+)\.json$/, '/$1'));
const LATEST_GENESIS = latestSchemaIds['ledger.created'];

test('every schema version has its golden body, and none was dropped', () => {
  expect(ids.toSorted()).toEqual(Object.keys(SCHEMAS).toSorted());
  expect(Object.keys(PINNED).toSorted()).toEqual(ids.toSorted());
});

test.each(ids)('%s: the golden body is the one that was pinned', (id) => {
  expect(toHex(sha256(canonicalBytes(read(id)))).slice(0, 16)).toBe(PINNED[id]);
});

test.each(ids)('%s: the golden body has every member that its schema knows', (id) => {
  const members = Object.keys((SCHEMAS[id]?.['properties'] ?? {}) as object);
  const body = read(id) as object;
  // What the body's own reason excludes is in no body of this reason: see refused-attempts.spec.
  const barred = id === 'side_effect.refused/1' ? ['attempts'] : [];
  // Malformed arguments and parsed ones exclude each other only further down.
  expect([...Object.keys(body), ...barred].toSorted()).toEqual(members.toSorted());
});

test.each(ids)('%s: the golden body is valid under its own version, and folds', (id) => {
  const body = read(id);
  expect(validateEntry(id, body)).toEqual([]);
  const type = id.slice(0, id.indexOf('/')) as RecordType;
  const place = { actor: 'prn_agent', role: 'agent', seq: 9, time: '2026-01-15T00:00:01.000Z' };
  if (placeOf(type) !== 'decision') {
    const genesis = { type: 'ledger.created', body: read(LATEST_GENESIS), ...place, seq: 0 };
    const created = evolveLedger(undefined, genesis as LedgerEntry);
    const folded =
      type === 'ledger.created'
        ? created
        : evolveLedger(created, { type, body, ...place } as LedgerEntry);
    expect(folded).toMatchObject({ origin: 'docket.example/claims' });
  }
  if (placeOf(type) !== 'ledger') {
    const opening = { type: 'decision.opened', body: read('decision.opened/1'), ...place };
    const first = { ...opening, decisionId: 'dec_1', decisionSeq: 0 } as FoldEntry;
    const entry = { type, body, ...place, decisionId: 'dec_1', decisionSeq: 1 } as FoldEntry;
    // Under the policy of a ledger of every version.
    for (const genesis of ids.filter((one) => one.startsWith('ledger.created/'))) {
      const { policy } = read(genesis) as RecordBodies['ledger.created'];
      expect(evolve(evolve(undefined, first, policy), entry, policy)).toMatchObject({
        entryCount: 2,
        goal: 'Refund order 44812 in part',
      });
    }
  }
});

test.each(ids)('%s: what was valid under it is valid under the newest version', (id) => {
  // The fold reads bodies of every version by the newest one's type: nothing may be taken from it.
  const type = id.slice(0, id.indexOf('/')) as RecordType;
  expect(validateRecord(type, read(id))).toMatchObject({ ok: true, schema: latestSchemaIds[type] });
});

test('a version that is not known here is said to be unknown, not judged by another', () => {
  expect(validateEntry('job_card.filed/2', read('job_card.filed/1'))).toMatchObject([
    { keyword: 'schema' },
  ]);
});
