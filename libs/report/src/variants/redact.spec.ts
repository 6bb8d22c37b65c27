import {
  canonicalBytes,
  committedValues,
  digestValue,
  isFullDisclosure,
  parsePointer,
  sha256,
  toHex,
  type JsonObject,
} from '@docket/chain';
import { evidenceReader, verify } from '@docket/verify';
import { describe, expect, test } from '@jest/globals';

import { buildDossier, checkDossier, decodeDossier, encodeDossier } from '../dossier.js';
import { checkPdf } from '../extract.js';
import { denied, handoff, inDoubt, loop, refund } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import { summaryClauses } from '../narrative/compose.js';
import { renderPdf } from '../pdf/render.js';
import type { Dossier, Evidence, Fact } from '../schema/index.js';
import { PROFILE_REFERENCES, PROFILES } from './profiles.js';
import { isUnavoidable, shownValues } from './places.js';
import { planRedaction, redactEvidence, type RedactionRequest } from './redact.js';
import { REASONS } from './reasons.js';

const ISSUED = { issuedAt: '2026-11-22T19:00:00.000Z', deployer: 'Example Retail GmbH' } as const;

async function evidenceOf(write: (ledger: TestLedger) => string): Promise<Evidence> {
  const ledger = new TestLedger();
  return ledger.evidence(write(ledger));
}

async function redacted(evidence: Evidence, request: RedactionRequest, locale: 'en' | 'de' = 'en') {
  const plan = planRedaction(evidence, request);
  const dossier = await buildDossier(redactEvidence(evidence, plan), {
    ...ISSUED,
    variant: 'redacted',
    locale,
    redaction: plan.profile === undefined ? {} : { profile: plan.profile },
  });
  return { plan, dossier };
}

/** A decision about a person whose name, address and order stand in more places than one. */
function personal(ledger: TestLedger): string {
  const id = 'dec_01JPERSON';
  ledger.submit(
    'decision.opened',
    {
      agent: { id: 'refund-agent', version: '2.3' },
      request: 'I am Petra Müller-Köhn, petra@example.org. Refund order 44812-XK please.',
      goal: 'Decide on the refund for Petra Müller-Köhn',
      stakes: 'low',
      subject_ref: 'cus_9b1f77',
    },
    id,
  );
  ledger.submit(
    'job_card.filed',
    {
      current_phase: 'EXECUTING',
      goal: 'Decide on the refund for Petra Müller-Köhn',
      confidence: 0.94,
      needs_human: false,
      rationale: 'Customer PETRA MULLER KOHN (cus_9b1f77) is a regular.',
      tool_calls: [
        {
          tool_name: 'lookup',
          arguments: { order: '44812-XK', by_name: { 'Petra Müller-Köhn': 1 } },
          status: 'ok',
          result: { paid: true, note: 'nothing of note' },
        },
      ],
      next_action: { tool: 'refund', arguments_digest: 'ab'.repeat(32) },
    },
    id,
  );
  ledger.submit('decision.closed', { outcome: 'completed', decided: 'refund' }, id);
  return id;
}

const NAME: RedactionRequest = {
  places: [
    { type: 'decision.opened', pointer: '/request', reason: 'personal_data' },
    { type: 'decision.opened', pointer: '/goal', reason: 'personal_data' },
    { type: 'decision.opened', pointer: '/subject_ref', reason: 'personal_data' },
  ],
  repeats: 'list',
};

const at = (plan: { withheld: { seq: number; pointer: string }[] }): string[] =>
  plan.withheld.map(({ seq, pointer }) => `${seq} ${pointer}`);

describe('what is withheld', () => {
  test('is the places listed, and the digests that would give them away', async () => {
    const evidence = await evidenceOf(personal);
    const plan = planRedaction(evidence, NAME);
    expect(at(plan).sort()).toEqual([
      '1 /goal',
      '1 /request',
      '1 /subject_ref',
      '2 /next_action/arguments_digest',
    ]);
    expect(plan.withheld.find(({ cause }) => cause === 'digest')?.reason).toBe('guessable');
  });

  test('elsewhere is found: the same words whatever their spelling, parts of them, and names of members', async () => {
    const { residues } = planRedaction(await evidenceOf(personal), NAME);
    const found = residues.map(({ kind, at: { seq, pointer } }) => `${kind} ${seq} ${pointer}`);
    expect(found).toContain('repeat 2 /goal');
    expect(found).toContain('repeat 2 /rationale');
    expect(found).toContain('part 2 /tool_calls/0/arguments/order');
    expect(JSON.stringify(residues)).not.toContain('Petra M');
  });

  test('is by default withheld there too, with the reason of what it repeats', async () => {
    const evidence = await evidenceOf(personal);
    const { repeats: _listed, ...request } = NAME;
    const plan = planRedaction(evidence, request);
    const card = plan.withheld.filter(({ cause }) => cause === 'repeat');
    expect(card.map(({ pointer, reason }) => [pointer, reason])).toEqual([
      ['/goal', 'personal_data'],
      ['/rationale', 'personal_data'],
    ]);
    expect(plan.residues.some(({ kind }) => kind === 'repeat')).toBe(false);
  });

  test('a name in the name of a member is reported: it cannot be withheld', async () => {
    const plan = planRedaction(await evidenceOf(personal), {
      places: [{ seq: 1, pointer: '/goal', reason: 'personal_data' }],
    });
    expect(plan.residues.filter(({ kind }) => kind === 'key')).toEqual([]);
    const named = planRedaction(
      await evidenceOf((ledger) => {
        const id = personal(ledger);
        ledger.submit(
          'evaluation.recorded',
          {
            target: { kind: 'decision', name: 'Petra Müller-Köhn' },
            kind: 'human',
            evaluator: { id: 'x' },
            passed: true,
          },
          id,
          'reviewer',
        );
        return id;
      }),
      {
        places: [{ type: 'evaluation.recorded', pointer: '/target/name', reason: 'personal_data' }],
      },
    );
    expect(named.residues).toContainEqual({
      kind: 'key',
      of: { seq: 5, pointer: '/target/name' },
      at: { seq: 2, pointer: '/tool_calls/0/arguments/by_name' },
    });
  });

  test('in what the issuer states is reported', async () => {
    const plan = planRedaction(await evidenceOf(personal), NAME, {
      contact: { name: 'cus-9b1f77' },
    });
    expect(plan.residues).toContainEqual({
      kind: 'issuer',
      of: { seq: 1, pointer: '/subject_ref' },
      at: { pointer: '/contact/name' },
    });
  });

  test.each([
    [{}, 'nothing_asked', undefined],
    [{ profile: 'nobody' }, 'unknown_profile', undefined],
    [{ profile: 'public@9' }, 'unknown_profile', undefined],
    [{ places: [{ pointer: 'request', reason: 'personal_data' }] }, 'bad_pointer', 0],
    [
      {
        places: [
          { pointer: '/goal', reason: 'personal_data' },
          { pointer: '/reqest', reason: 'personal_data' },
        ],
      },
      'no_match',
      1,
    ],
    [{ places: [{ seq: 77, pointer: '', reason: 'personal_data' }] }, 'no_match', 0],
  ] as [RedactionRequest, string, number | undefined][])(
    '%j is refused as %s',
    async (request, code, item) => {
      const evidence = await evidenceOf(personal);
      expect(() => planRedaction(evidence, request)).toThrow(
        expect.objectContaining({ code, ...(item === undefined ? {} : { item }) }),
      );
    },
  );

  test('a damaged disclosure is shown in no part, and verification says that it is missing', async () => {
    const evidence = structuredClone(await evidenceOf(personal));
    const card = evidence.entries[1]?.disclosure as { secret: string };
    card.secret = 'not a secret';
    const { dossier } = await redacted(evidence, { profile: 'public' });
    expect(dossier.evidence.entries[1]?.disclosure).toBeNull();
    expect(dossier.model.integrity.verified).toBe(false);
  });
});

/** Every value of a decision with the salt that its digest was made with. */
function committed(
  evidence: Evidence,
): { seq: number; pointer: string; salt: string; value: unknown }[] {
  return evidence.entries.flatMap(({ seq, disclosure }) => {
    if (disclosure === null || !isFullDisclosure(disclosure)) throw new Error('not in full');
    const secret = Buffer.from(disclosure.secret, 'hex');
    return committedValues(disclosure.body, secret, 'scalar').map((value) => ({ seq, ...value }));
  });
}

const withTools = havePdfTools();

/** The PDF's text, its own strings and its attachment, all uncompressed. */
function plainBytes(pdf: Uint8Array): string {
  const { out } = runPdfTool('qpdf', pdf, ['--qdf', '--object-streams=disable', '{pdf}', '{out}']);
  const text = runPdfTool('pdftotext', pdf, ['{pdf}', '-']).stdout;
  const info = runPdfTool('pdfinfo', pdf, ['-meta', '{pdf}']).stdout;
  return [out.toString('latin1'), text, info].join('\n');
}

const CASES = [
  ['refund', refund],
  ['handoff', handoff],
  ['loop', loop],
  ['denied', denied],
  ['in doubt', inDoubt],
  ['a person', personal],
] as const;

describe.each(PROFILE_REFERENCES)('by profile %s', (profile) => {
  test.each(CASES)(
    '%s: verifies, follows from its evidence, and is named as what it is',
    async (_, write) => {
      const evidence = await evidenceOf(write);
      const { dossier, plan } = await redacted(evidence, { profile });
      expect(dossier.variant).toBe('redacted');
      const report = await verify(evidenceReader(dossier.evidence), { depth: 'full' });
      expect(report.findings).toEqual([]);
      expect(report.verified).toBe(true);
      const decoded = decodeDossier(encodeDossier(dossier));
      expect(await checkDossier(decoded)).toMatchObject({ matches: true });
      expect(dossier.model.redaction?.values.length).toBe(plan.withheld.length);
      expect(dossier.model.redaction?.values.every(({ commitment }) => commitment !== null)).toBe(
        true,
      );
      const full = await buildDossier(evidence, { ...ISSUED, variant: 'full' });
      expect(dossier.dossier_id).not.toBe(full.dossier_id);
    },
  );

  test.each(CASES)(
    '%s: no salt, no secret and no withheld value is in any byte',
    async (_, write) => {
      const evidence = await evidenceOf(write);
      const { dossier, plan } = await redacted(evidence, { profile });
      const hidden = new Set(at(plan));
      const json = new TextDecoder().decode(encodeDossier(dossier));
      const pdf = await renderPdf(dossier);
      expect(await checkPdf(pdf)).toMatchObject({ state: 'identical' });
      const bytes = withTools ? plainBytes(pdf) : '';
      const shown = new Set(
        shownValues(dossier.evidence).map(({ value }) => (typeof value === 'string' ? value : '')),
      );
      const everything = `${json}\n${bytes}`.toLowerCase();
      for (const { seq, pointer, salt, value } of committed(evidence)) {
        if (!hidden.has(`${seq} ${pointer}`)) continue;
        expect(everything).not.toContain(salt);
        // What stands elsewhere by right is not a leak: it is shown there, and the plan has said so.
        if (typeof value !== 'string' || value.length < 16 || shown.has(value)) continue;
        const where = [...shown].some((text) => text.includes(value));
        if (!where)
          expect([pointer, everything.includes(value.toLowerCase())]).toEqual([pointer, false]);
      }
      for (const entry of evidence.entries) {
        if (!plan.withheld.some(({ seq }) => seq === entry.seq)) continue;
        const { secret } = entry.disclosure as { secret: string };
        expect(everything).not.toContain(secret);
      }
    },
  );
});

test('the public copy of a person’s decision names neither her nor her order, in any spelling', async () => {
  const { dossier } = await redacted(await evidenceOf(personal), { profile: 'public' });
  const json = new TextDecoder().decode(encodeDossier(dossier));
  // The name of a member cannot be withheld: the plan reports it, and the export refuses (test below).
  const apart = json
    .replaceAll(/"(by_name)":\{[^}]*\}/g, '')
    .replaceAll('/by_name/Petra Müller-Köhn', '');
  expect(apart).not.toMatch(/petra|müller|muller|44812|cus_9b1f77/i);
});

/** Facts of a model by their place, with what they say. */
function* factsIn(value: unknown, pointer = ''): Generator<[string, Fact]> {
  if (typeof value !== 'object' || value === null) return;
  if ('state' in value && 'text' in value) yield [pointer, value as Fact];
  else for (const [key, item] of Object.entries(value)) yield* factsIn(item, `${pointer}/${key}`);
}

const says = (dossier: Dossier, words: RegExp): string[] =>
  [
    ...dossier.narrative.headline,
    ...summaryClauses(dossier.narrative),
    ...(dossier.narrative.full ?? []),
  ]
    .map(({ text }) => text)
    .filter((text) => words.test(text));

/** Where a copy says of something recorded that it is not: the worst thing a redaction could do. */
function falsehoods(full: Dossier, copy: Dossier): string[] {
  const before = new Map(factsIn(full.model));
  const words = /not recorded|is recorded$|nicht erfasst/;
  const found = [...factsIn(copy.model)]
    .filter(([place, fact]) => {
      const was = before.get(place);
      return fact.state === 'not_recorded' && was !== undefined && was.state !== 'not_recorded';
    })
    .map(([place]) => place);
  const said = says(copy, words);
  return said.length > says(full, words).length ? [...found, ...said] : found;
}

/** Ids that tie entries together are always shown; everything else can be hidden. */
const IDS = /\/(side_effect_id|escalation_id)$/;

test.each([
  ['refund', refund],
  ['handoff', handoff],
  ['denied', denied],
] as const)(
  '%s: whichever single value is withheld, the copy nowhere says that it is not recorded',
  async (_, write) => {
    const evidence = await evidenceOf(write);
    const full = await buildDossier(evidence, { ...ISSUED, variant: 'full' });
    let tried = 0;
    const wrong: string[][] = [];
    for (const { seq, pointer } of committed(evidence)) {
      if (IDS.test(pointer)) continue;
      tried += 1;
      const { dossier } = await redacted(evidence, {
        places: [{ seq, pointer, reason: 'not_needed' }],
        repeats: 'list',
      });
      const found = falsehoods(full, dossier);
      if (found.length > 0) wrong.push([`${seq}${pointer}`, ...found]);
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(30);
  },
);

test.each(
  PROFILE_REFERENCES.flatMap((profile) =>
    CASES.map(([name, write]) => [profile, name, write] as const),
  ),
)('by %s, %s: nothing recorded is said not to be', async (profile, _, write) => {
  const evidence = await evidenceOf(write);
  const full = await buildDossier(evidence, { ...ISSUED, variant: 'full' });
  const { dossier } = await redacted(evidence, { profile });
  expect(falsehoods(full, dossier)).toEqual([]);
});

test('an id that ties entries together stays, and what it repeats is reported', async () => {
  const evidence = await evidenceOf((ledger) => {
    const id = 'dec_01JIDS';
    ledger.submit(
      'decision.opened',
      { agent: { id: 'a' }, goal: 'Pay K-77812', stakes: 'low' },
      id,
    );
    ledger.submit(
      'side_effect.intent',
      {
        side_effect_id: 'sfx_K-77812',
        operation: 'pay',
        owner: 'o',
        target: { system: 'bank', resource: 'r' },
        idempotency_key: 'sfx_K-77812',
      },
      id,
    );
    return id;
  });
  const plan = planRedaction(evidence, { places: [{ pointer: '/goal', reason: 'personal_data' }] });
  expect(plan.withheld.some(({ pointer }) => pointer === '/side_effect_id')).toBe(false);
  expect(plan.residues.filter(isUnavoidable)).toEqual([]);
  const number = planRedaction(evidence, {
    places: [{ type: 'side_effect.intent', pointer: '', reason: 'security' }],
  });
  expect(number.withheld.some(({ pointer }) => pointer === '/side_effect_id')).toBe(false);
  // The key is the id itself, which is shown: nothing that anybody could want hidden.
  expect(number.residues.filter(isUnavoidable)).toEqual([]);
  expect(() =>
    planRedaction(evidence, { places: [{ pointer: '/side_effect_id', reason: 'security' }] }),
  ).toThrow(expect.objectContaining({ code: 'no_match' }));
  const customer = planRedaction(
    await evidenceOf((ledger) => {
      const id = 'dec_01JIDT';
      ledger.submit(
        'decision.opened',
        { agent: { id: 'a' }, goal: 'Pay', subject_ref: '77812-QRS', stakes: 'low' },
        id,
      );
      ledger.submit(
        'side_effect.intent',
        {
          side_effect_id: 'sfx_77812-QRS',
          operation: 'pay',
          owner: 'o',
          target: { system: 'bank', resource: 'r' },
          idempotency_key: 'k1',
        },
        id,
      );
      return id;
    }),
    { profile: 'public' },
  );
  expect(customer.residues.filter(isUnavoidable)).toContainEqual({
    kind: 'id',
    of: { seq: 1, pointer: '/subject_ref' },
    at: { seq: 2, pointer: '/side_effect_id' },
  });
});

test('a value with few possibilities is not found by trying them, with any salt or digest the copy holds', async () => {
  const { dossier } = await redacted(await evidenceOf(personal), { profile: 'public' });
  const place = dossier.model.redaction?.values.find(({ pointer }) => pointer === '/confidence');
  const json = new TextDecoder().decode(encodeDossier(dossier));
  const hex = [...new Set(json.match(/\b(?:[0-9a-f]{32}|[0-9a-f]{64})\b/g))];
  const digests = new Set(hex);
  expect(place?.commitment).toMatch(/^[0-9a-f]{64}$/);
  expect(hex.length).toBeGreaterThan(20);
  for (let i = 0; i <= 100; i += 1) {
    const guess = i / 100;
    for (const salt of ['', ...hex]) {
      expect(digestValue(salt, '/confidence', guess) === place?.commitment).toBe(false);
    }
    expect(digests.has(toHex(sha256(canonicalBytes(guess))))).toBe(false);
  }
});

test('profiles are closed data: known reasons, pointers that can be read, a rule that covers all', () => {
  expect(new Set(PROFILE_REFERENCES).size).toBe(PROFILES.length);
  for (const { rules, name } of PROFILES) {
    const last = rules.at(-1);
    expect([name, last?.types, last?.pointers]).toEqual([name, ['*'], ['']]);
    for (const rule of rules) {
      if ('withhold' in rule) expect(Object.keys(REASONS)).toContain(rule.withhold);
      for (const pointer of rule.pointers) expect(parsePointer(pointer)).toBeDefined();
      expect(rule.why.en.length * rule.why.de.length).toBeGreaterThan(0);
    }
  }
});

test('a ledger that commits to whole bodies withholds whole bodies', async () => {
  const evidence = structuredClone(await evidenceOf(personal));
  const genesis = evidence.genesis.disclosure as { body: JsonObject };
  (genesis.body['policy'] as JsonObject)['body_commitment'] = 'whole';
  const plan = planRedaction(evidence, NAME);
  expect(plan.withheld.filter(({ seq }) => seq === 1)).toEqual([
    { seq: 1, type: 'decision.opened', pointer: '', reason: 'personal_data', cause: 'list' },
  ]);
  expect(toHex(new Uint8Array([1]))).toBe('01');
});

test.each(['en', 'de'] as const)(
  '%s: a withheld goal of an open decision is a state, not a quotation',
  async (locale) => {
    const evidence = await evidenceOf((ledger) => {
      const id = 'dec_01JOPEN';
      ledger.submit(
        'decision.opened',
        { agent: { id: 'a' }, goal: 'Pay Petra Mueller', stakes: 'low' },
        id,
      );
      return id;
    });
    const { dossier } = await redacted(evidence, { profile: 'public' }, locale);
    expect(JSON.stringify(dossier.narrative)).not.toMatch(/[“„](?:withheld|zurückgehalten)/);
  },
);
