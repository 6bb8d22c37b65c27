import { describe, expect, test } from '@jest/globals';
import { validateRecord } from '../validate.js';
import { SCHEMAS } from '../published-schemas.js';

const asked = (goal: string) =>
  validateRecord('decision.opened', { agent: { id: 'a' }, goal, stakes: 'low' });
const openedAt = (occurredAt: string) =>
  validateRecord('decision.opened', {
    agent: { id: 'a' },
    goal: 'g',
    stakes: 'low',
    occurred_at: occurredAt,
  });
const effectiveFrom = (date: string) =>
  validateRecord('job_card.filed', {
    current_phase: 'EXECUTING',
    goal: 'g',
    confidence: 1,
    needs_human: false,
    lineage: [{ role: 'input', document_id: 'd', version: null, effective_date: date }],
  });

/** One of each kind of character that a page shows nothing of. */
const UNSEEN = [
  ' ',
  '\t',
  '\n',
  '\u0000',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u034f',
  '\u061c',
  '\u115f',
  '\u1160',
  '\u17b4',
  '\u180e',
  '\u2003',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u2800',
  '\u3000',
  '\u3164',
  '\ufe0f',
  '\ufeff',
  '\uffa0',
  '\u0301',
  '\ue000',
  '\ufdd0',
  '\u{1d173}',
  '\u{e0001}',
  '\u{e0041}',
];

describe('a text says something', () => {
  test.each(UNSEEN.map((one) => [`U+${one.codePointAt(0)?.toString(16)}`, one]))(
    'not by %s',
    (_, one) => {
      const problems = [
        {
          pointer: '/goal',
          keyword: 'pattern',
          message: 'must be a text with at least one visible character',
        },
      ];
      expect(asked(one)).toEqual({ ok: false, problems });
      expect(asked(one.repeat(40))).toEqual({ ok: false, problems });
      expect(asked(`${one}x${one}`).ok).toBe(true);
    },
  );

  test('nor by all of them together', () => {
    expect(asked(UNSEEN.join('')).ok).toBe(false);
  });

  test.each(['x', '0', '?', '€', '🙂', '日', 'é', 'e\u0301', '—'])('but by %s', (text) => {
    expect(asked(text).ok).toBe(true);
  });

  test('what is empty is told once', () => {
    expect(asked('')).toMatchObject({
      problems: [{ pointer: '/goal', keyword: 'minLength', message: 'must not be empty' }],
    });
  });

  test('every text of every record is held to it', () => {
    const free: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { type, pattern, enum: words } = schema as Record<string, unknown>;
      const isText = [type].flat().includes('string');
      if (isText && pattern === undefined && words === undefined) free.push(path);
      for (const [name, inner] of Object.entries(schema)) visit(inner, `${path}/${name}`);
    };
    visit(SCHEMAS, '');
    // What a tool was given is kept as it came, and a member that is erased may have any name.
    const erased = (type: string): string =>
      `/${type}/1/properties/values/items/properties/pointers/items`;
    expect(free).toEqual([
      '/job_card.filed/1/properties/tool_calls/items/properties/arguments_raw',
      erased('erasure.requested'),
      erased('erasure.executed'),
    ]);
  });
});

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** Years of every kind: common, leap, a hundred that is none, a hundred that is one, the first and the last. */
test.each(['0000', '0004', '1900', '2000', '2023', '2024', '2026', '2100', '9999'])(
  'a day that is in no calendar is refused: every day of %s',
  (year) => {
    for (let month = 0; month <= 13; month++) {
      for (let day = 0; day <= 32; day++) {
        const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
        const at = new Date(`${date}T00:00:00Z`);
        const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
        expect([date, effectiveFrom(date).ok]).toEqual([date, isDay]);
        expect([date, openedAt(`${date}T10:00:00Z`).ok]).toEqual([date, isDay]);
      }
    }
  },
);

test.each([
  ['2026-01-01T12:00:59.999999999+23:59', true],
  ['2026-01-01T12:00:60Z', false],
  ['2016-12-31T23:59:60Z', false],
  ['2026-01-01T24:00:00Z', false],
  ['2026-01-01T12:60:00Z', false],
  ['2026-01-01T12:00:00+24:00', false],
  ['2026-01-01T12:00:00', false],
  ['2026-01-01 12:00:00Z', false],
  ['２026-01-01T12:00:00Z', false],
])('a time of day: %s', (moment, isTime) => {
  expect(openedAt(moment).ok).toBe(isTime);
  expect(effectiveFrom(moment).ok).toBe(isTime);
});

describe('a verdict that replaces says what by what', () => {
  const review = (members: object) =>
    validateRecord('review.recorded', { verdict: 'correct', reason: 'wrong amount', ...members });
  const message =
    'is required when the verdict is correct or override: say what stood and what stands instead';

  test.each(['correct', 'override'])('%s', (verdict) => {
    expect(review({ verdict })).toMatchObject({
      problems: [
        { pointer: '/before', keyword: 'required', message },
        { pointer: '/after', keyword: 'required', message },
      ],
    });
    expect(review({ verdict, before: '50.00', after: null }).ok).toBe(true);
    expect(review({ verdict, before: 1, after: 2, reason: ' \u200b' })).toMatchObject({
      problems: [{ pointer: '/reason' }],
    });
  });

  test.each(['approve', 'reject', 'respond', 'stop'])('%s replaces nothing', (verdict) => {
    expect(review({ verdict }).ok).toBe(true);
  });
});
