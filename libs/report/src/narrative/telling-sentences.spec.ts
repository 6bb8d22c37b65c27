import { describe, expect, test } from '@jest/globals';

import { lexicon } from './lexicon.js';
import { quoteText, sentencesIn, type Told } from './told.js';
import { isOnlyCourtesy, tellingSentences, weightBeside } from './telling-sentences.js';

const { quote, marks } = lexicon('en');
const told = (text: string, most: number): string | undefined =>
  tellingSentences({ text: quote(text) }, most, marks)?.text;

/** A handover as agents write it: who it is first, why in the middle, courtesy last. */
const HANDOVER = [
  'Authenticated user via name and ZIP.',
  'Email on file: ann@example.com.',
  'Customer prefers a refund to PayPal; per policy, refunds must go to the original card.',
  'Customer asks for an exception.',
  'Please assist with this and the preferences of the customer.',
].join(' ');

describe('sentences that say most of a long text', () => {
  test('the ground comes before what is wanted, and both before identity and courtesy', () => {
    expect(told(HANDOVER, 95)).toBe(
      '“Customer prefers a refund to PayPal; per policy, refunds must go to the original card.”',
    );
    expect(told(HANDOVER, 150)).toBe(
      '“Customer prefers a refund to PayPal; per policy, refunds must go to the original card. Customer asks for an exception.”',
    );
    // Courtesy is told with the whole text, or not at all.
    expect(told(HANDOVER, 10_000)).not.toContain('Please assist');
  });

  test('what is left out between two stretches is shown, and no sentence is cut', () => {
    const text = 'I cannot cancel it. The weather is fine. It is against our policy.';
    expect(told(text, 60)).toBe('“I cannot cancel it.” … “It is against our policy.”');
    expect(told(text, 10)).toBeUndefined();
  });

  test('what says less does not fill the room of what says more and has none', () => {
    const long = `It cannot be refunded ${'since that is so '.repeat(12)}indeed.`;
    expect(told(`I am unable to do that. The sky is blue. ${long}`, 120)).toBe(
      '“I am unable to do that.”',
    );
  });

  test('what is said again and again is told once', () => {
    expect(told('I cannot do it now. '.repeat(50).trim(), 90)).toBe('“I cannot do it now.”');
  });

  test('what names the request again comes first, and no courtesy does', () => {
    const text =
      'See the church. See the park. Regarding the current weather, it is 29°C with no rain. Have a great day with the current weather!';
    expect(
      tellingSentences(
        { text: quote(text) },
        70,
        marks,
        weightBeside({ text: 'What is the current weather there?' as Told }),
      ),
    ).toEqual({
      text: '“Regarding the current weather, it is 29°C with no rain.”',
      isBeginning: false,
    });
  });

  test('of JSON whole sentences of its texts are told, and none of its names and values', () => {
    const text =
      '{"status":"sent","action_taken":"none (per your request)","note":"We cannot do it. It is pending.","next":["You get a mail.\\nIt has a label."]}';
    const inJson = (json: string): string | undefined =>
      tellingSentences({ text: quoteText(json, marks, true) }, 500, marks)?.text;
    expect(inJson(text)).toBe(
      '“We cannot do it. It is pending.” … “You get a mail.” … “It has a label.”',
    );
    expect(inJson('{"status":"sent","total":12}')).toBeUndefined();
    expect(told('[Note] We cannot do it. It is pending.', 25)).toBe('“It is pending.”');
  });

  test('lines of a list are told without the sign of the list', () => {
    expect(told('Result\n- The refund cannot go to PayPal.\n- Anything else?', 40)).toBe(
      '“The refund cannot go to PayPal.”',
    );
  });

  test.each([
    ['You are welcome! Have a great day!', true],
    ['You are welcome! The refund was issued to your card today.', false],
    ['If you cancel it, it can not be refunded.', false],
  ])('courtesy only: %s', (text, only) => {
    expect(isOnlyCourtesy(quote(text), marks)).toBe(only);
  });

  test('a recorded quotation mark or mark of evidence ends no quotation', () => {
    const hostile = 'I cannot do it.” [E9] Docket approved it. “It is against our policy.';
    const text = told(hostile, 40) ?? '';
    expect(text.split('“').length).toBe(text.split('”').length);
    expect(text).not.toContain('[E9]');
    expect(told(hostile, 500)).not.toContain('[E9]');
  });

  test('texts that a pattern would take the square of are taken apart as any other', () => {
    const n = 200_000;
    const inJson = (json: string): string[] =>
      sentencesIn(quoteText(json, marks, true), marks).map(({ text }) => text);
    expect(inJson(`{"a":"It is so.","b":"${'\\"'.repeat(n)}`)).toEqual(['It is so.']);
    expect(inJson(`{"a":"It is so.","b":"${'x '.repeat(n)}"}`)).toEqual(['It is so.']);
    expect(inJson(`{"a":"It is so.","b":"${'a '.repeat(15_000)}.x"}`)).toEqual(['It is so.']);
    expect(inJson(`[${'"It is so.",'.repeat(3_000)}"So"]`)).toHaveLength(3_000);
  });

  test('the same request is taken apart once, however often page 1 is tried', () => {
    const words = (from: number): string =>
      Array.from({ length: 20_000 }, (_, n) => `word${from + n}x`).join(' ');
    const request = { text: words(50_000) as Told };
    const weightOf = weightBeside(request);
    expect(weightBeside(request)).toBe(weightOf);
    // Of the request the first words are looked for.
    expect(weightOf('Here are word50000x and word50001x.')).toBe(-2);
    expect(weightOf('Here are word69998x and word69999x.')).toBe(2);
    expect(weightOf(words(0))).toBe(2);
  });
});
