import { encodeLeaf, eraseValues, type JsonObject, withhold, ZERO_HASH_HEX } from '@docket/chain';
import { describe, expect, test } from '@jest/globals';
import type { EntryMaterial } from '@docket/verify';
import { bundleViews } from './views.js';

const body: JsonObject = {
  agent: { id: 'refund agent' },
  goal: '@SUM(1)',
  stakes: 'low',
  parent_decision: 'dec_parent',
};
const secret = new Uint8Array(32);

function entry(disclosure?: EntryMaterial['disclosure']): EntryMaterial {
  const leaf = encodeLeaf({
    v: 'docket-ledger/v1',
    origin: 'docket.example/claims',
    seq: 0,
    prev: ZERO_HASH_HEX,
    time: '2026-01-15T09:30:00.000Z',
    type: 'decision.opened',
    actor: 'prn_agent',
    role: 'agent',
    via: 'api_key',
    decision: { id: 'dec_one', seq: 0, prev: ZERO_HASH_HEX },
    schema: 'decision.opened/1',
    body: ZERO_HASH_HEX,
  });
  return { position: 0, leaf, ...(disclosure && { disclosure }) };
}

function viewed(material: EntryMaterial, path: string): string {
  const view = bundleViews('docket.example/claims', 1).find((one) => one.path === path);
  const text = view?.begin();
  return `${text?.head ?? ''}${text?.take(material) ?? ''}${text?.end() ?? ''}`;
}

const opened = (material: EntryMaterial): Record<string, string> => {
  const [header = '', row = ''] = viewed(material, 'data/csv/decisions_opened.csv')
    .slice(1)
    .split('\r\n');
  const names = header.split(',');
  return Object.fromEntries(row.split(',').map((value, i) => [names[i] ?? '', value]));
};
const prov = (material: EntryMaterial): Record<string, JsonObject> =>
  JSON.parse(viewed(material, 'data/prov/0000000000.prov.json')) as Record<string, JsonObject>;

describe('what a bundle tells of an entry', () => {
  const whole = entry({ body, secret: '00'.repeat(32) });
  const part = withhold(body, secret, 'scalar', []);
  const erased = entry(
    eraseValues(part, 'scalar', { pointers: ['/agent/id', '/goal'], erasedBy: 9 }),
  );

  test('that is disclosed', () => {
    expect(opened(whole)).toMatchObject({ goal: "'@SUM(1)", subject_ref: 'not_recorded' });
    const { actedOnBehalfOf, wasInformedBy } = prov(whole);
    expect(Object.values(actedOnBehalfOf ?? {})).toEqual([
      {
        'prov:delegate': 'ledger:agent-refund=20agent',
        'prov:responsible': 'ledger:principal-prn_agent',
        'prov:activity': 'ledger:dec_one',
      },
    ]);
    expect(Object.values(wasInformedBy ?? {})).toEqual([
      { 'prov:informed': 'ledger:dec_one', 'prov:informant': 'ledger:dec_parent' },
    ]);
  });

  test('of which values are erased: that they are', () => {
    expect(opened(erased)).toMatchObject({ goal: '[erased by entry 9]', stakes: 'low' });
    expect(prov(erased)['actedOnBehalfOf']).toBeUndefined();
    expect(JSON.stringify(prov(erased))).not.toMatch(/refund|erased/);
  });

  test('that is not disclosed: what its leaf says, and no more', () => {
    expect(opened(entry())).toMatchObject({ decision: 'dec_one', goal: 'not_disclosed' });
    const { actedOnBehalfOf, wasStartedBy } = prov(entry());
    expect(actedOnBehalfOf).toBeUndefined();
    expect(Object.values(wasStartedBy ?? {})).toHaveLength(1);
  });
});
