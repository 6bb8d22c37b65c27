import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import { DEFAULT_POLICY } from '@docket/record';
import { buildDossier } from '../dossier.js';
import { TestLedger } from '../fixtures/ledger.js';
import type { Dossier } from '../schema/index.js';
import { renderPdf } from './render.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const HOSTILE = '../x) /JS (app.alert(1)) "<b>/?#ä';
const REFS = [
  { system: 'litellm', ref: 'call/7' },
  { system: 'portkey', ref: HOSTILE },
  { system: 'unknown', ref: 'x' },
];
const LINKS = {
  trace: 'https://traces.example/t/{trace_id}',
  systems: [
    { system: 'litellm', url: 'https://gateway.example/logs?id={ref}' },
    { system: 'portkey', url: 'https://portkey.example/{ref}' },
  ],
};
const SEEN = [
  `https://traces.example/t/${TRACE}`,
  'https://gateway.example/logs?id=call%2F7',
  `https://portkey.example/..%2Fx%29%20%2FJS%20%28app.alert%281%29%29%20%22%3Cb%3E%2F%3F%23%C3%A4`,
];

async function dossierOf(links: typeof LINKS | undefined): Promise<Dossier> {
  const ledger = new TestLedger(undefined, undefined, {
    policy: { ...DEFAULT_POLICY, ...(links && { trace_links: links }) } as unknown as JsonObject,
  });
  const id = 'dec_01JLINKS';
  const opening = { agent: { id: 'a' }, goal: 'g', stakes: 'low', trace_id: TRACE };
  ledger.submit('decision.opened', { ...opening, gateway_refs: REFS }, id);
  return buildDossier(await ledger.evidence(id), {
    variant: 'interim',
    issuedAt: '2026-11-22T19:00:00.000Z',
  });
}

describe('links to what gateways hold', () => {
  test('are made of the policy and of what is recorded, each id escaped', async () => {
    const { goal } = (await dossierOf(LINKS)).model;
    expect([goal.trace_url, ...goal.gateway_refs.map(({ url }) => url)]).toEqual([
      ...SEEN,
      undefined,
    ]);
    expect(goal.gateway_refs.map(({ ref }) => ref.value)).toEqual(REFS.map(({ ref }) => ref));
  });

  test('are none without a policy that names any', async () => {
    const { goal } = (await dossierOf(undefined)).model;
    expect(goal).not.toHaveProperty('trace_url');
    expect(goal.gateway_refs.map(({ url }) => url)).toEqual([undefined, undefined, undefined]);
  });

  test('ISO 19005-3 6.5.1, ISO 14289-1 7.18.5: the PDF has each as a tagged link, with an address and a text of its own', async () => {
    const text = Buffer.from(await renderPdf(await dossierOf(LINKS))).toString('latin1');
    const objects = new Map(
      [...text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)(?=\nendobj|\nstream)/g)].map(
        ([, number = '', body = '']) => [number, body],
      ),
    );
    const annotations = [...objects].filter(([, body]) => /\/A \d+ 0 R/.test(body));
    const elements = [...objects.values()].filter((body) => /\/S \/Link\n/.test(body));
    const found = annotations.map(([number, body]) => {
      expect(body).toContain('/Subtype /Link\n');
      expect(body).toMatch(/\/F 4\n/);
      expect(body).toMatch(/\/StructParent \d+/);
      expect(elements.filter((element) => element.includes(`/Obj ${number} 0 R`))).toHaveLength(1);
      const [, action = ''] = /\/A (\d+) 0 R/.exec(body) ?? [];
      const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(body) ?? [];
      const [, url] = /^<<\n\/S \/URI\n\/URI \((.*)\)\n>>$/.exec(objects.get(action) ?? '') ?? [];
      // UTF-16, big-endian, for its quotation marks.
      expect(objects.get(contents)?.replaceAll('\0', '')).toContain(
        `Opens outside of this document: `,
      );
      return url;
    });
    expect(found).toEqual(SEEN);
    // No other action is in it, and nothing that was recorded made one.
    expect(text.match(/\/S \/URI\b/g)).toHaveLength(SEEN.length);
    for (const name of ['JavaScript', 'Launch', 'OpenAction', 'AA', 'JS \\('])
      expect(text).not.toMatch(new RegExp(`\\n/${name}`));
  });
});
