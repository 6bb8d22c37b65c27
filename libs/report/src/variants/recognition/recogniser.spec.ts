import { Buffer } from 'node:buffer';

import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { Recogniser } from './recogniser.js';

type Found = 'whole' | 'part' | 'alike' | 'nothing';

function recognise(value: string | number, text: string): Found {
  const recogniser = new Recogniser<'value'>();
  recogniser.add(value, 'value');
  const { whole, part, alike } = recogniser.find(text);
  if (whole.size > 0) return 'whole';
  if (part.size > 0) return 'part';
  return alike.size > 0 ? 'alike' : 'nothing';
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const hex = (text: string): string => Buffer.from(text).toString('hex');

describe('the same value in another spelling is the same value', () => {
  test.each<[string | number, string]>([
    // Separators in numbers.
    ['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['DE89370400440532013000', 'to IBAN DE89 3704 0044 0532 0130 00, today'],
    ['DE89370400440532013000', 'de89-3704-0044-0532-0130-00'],
    ['+49 30 5550123', '+49305550123'],
    ['+49 (0)30 555-01-23', 'call 490305550123'],
    ['4111 1111 1111 1111', '4111111111111111'],
    ['4111111111111111', 'card 4111-1111-1111-1111 was charged'],
    ['44812/2026', 'case 44812 2026'],
    ['1500', '1 500'],
    ['1 500', 'pays 1500 EUR'],
    ['1500.25', '1 500,25 EUR'],
    // Shares of one.
    [0.94, 'sure to 94 %'],
    ['94 %', 'confidence 0.94'],
    ['12.5%', '12,5 Prozent'],
    // Days.
    ['1984-03-07', '07.03.1984'],
    ['1984-03-07', 'born 7.3.1984 in Ulm'],
    ['1984-03-07', '03/07/1984'],
    ['1984-03-07', '07/03/1984'],
    ['1984-03-07', '7 March 1984'],
    ['1984-03-07', 'March 7th, 1984'],
    ['1984-03-07', 'am 7. März 1984'],
    ['7 March 1984', '1984-03-07T10:00:00Z'],
    ['07.03.1984', '{"born":"1984-03-07"}'],
    // Escapes and encodings.
    ['jane.doe@example.org', 'https://crm.example/c?mail=jane.doe%40example.org'],
    ['Müller', '{"name":"M\\u00fcller"}'],
    ['Müller', "{'name': 'M\\xfcller'}"],
    ['Müller', 'name=M%C3%BCller'],
    ['Müller', 'name=M%FCller'],
    ['Müller', 'M=C3=BCller'],
    ['Müller', 'M&uuml;ller'],
    ['Müller', 'M&#252;ller and M&#xFC;ller'],
    ['M%C3%BCller', 'Müller'],
    ['Petra Müller', base64('asked by Petra Müller, again')],
    ['Petra Müller', `Basic ${base64('x:Petra Müller').replaceAll('+', '-').replaceAll('=', '')}`],
    ['Petra Müller', `0x${hex('Petra Müller')}`],
    ['Petra Müller', hex('Petra Müller').replaceAll(/..(?=.)/g, '$&:')],
    [
      'Petra Müller',
      hex('Petra Müller')
        .toUpperCase()
        .replaceAll(/..(?=.)/g, '$& '),
    ],
    // Folded as a mail is: the value goes over the end of a line.
    [
      'Petra Müller',
      base64(`${'x'.repeat(49)} Petra Müller was here`).replaceAll(/.{76}/g, '$&\r\n '),
    ],
    ['Petra Müller', 'Petra M=C3=BC=\nller'],
    ['jane.doe@example.org', 'jane.doe (at) example (dot) org'],
    ['jane.doe@example.org', 'jane.doe[at]example.org'],
    ['Petra Müller', base64(JSON.stringify({ q: encodeURIComponent('Petra Müller') }))],
    // Bytes of other encodings, and as lists.
    ['Petra Müller', Buffer.from('Petra Müller', 'utf16le').toString('hex')],
    ['Petra Müller', Buffer.from('Petra Müller', 'utf16le').swap16().toString('base64')],
    ['Petra Müller', Buffer.from('Petra Müller', 'latin1').toString('base64')],
    ['Petra Müller', JSON.stringify(Buffer.from('Petra Müller'))],
    ['Petra Müller', [...Buffer.from('Petra Müller')].join(' ')],
    [
      'Petra Müller',
      [...Buffer.from('Petra Müller')].map((byte) => `0x${byte.toString(16)}`).join(', '),
    ],
    // Digits of other scripts.
    ['1500', 'المبلغ ١٥٠٠'],
    ['+49 30 5550123', '४९३०५५५०१२३'],
    ['1500', '1_500'],
    ['1984-03-07', '1984年3月7日'],
    ['1984-03-07', '07MAR1984'],
    ['jane.doe@example.org', 'jane.doe+shop@example.org'],
    ['jane.doe@example.org', 'jane.doe at example dot org'],
    // Characters that nobody sees.
    ['Müller', 'Mül\u00adler'],
    ['Petra Müller', 'Petra\u2060\u00a0Mu\u0308ller'],
    ['Müller', 'Ｍüller'],
    // Scripts without spaces.
    ['田中太郎', 'お客様田中太郎様からのご依頼'],
  ])('%s in %s', (value, text) => {
    expect(recognise(value, text)).toBe('whole');
  });
});

describe('what may be it is reported, and a person looks', () => {
  test.each<[string, string, Found]>([
    ['+49 30 5550123', 'call 030 5550123', 'part'],
    ['030 5550123', 'call +49 30 5550123', 'part'],
    ['0049305550123', 'extension (30) 555 0123', 'alike'],
    ['1984-03-07', 'born 07.03.84', 'alike'],
    ['7 March 1984', 'file 19840307', 'alike'],
    ['Ann Lee', 'user annlee wrote', 'alike'],
    ['Jane Doe', 'Ms Doe wrote', 'part'],
    ['Jane Doe, born 7 March 1984', 'date of birth: 1984-03-07', 'part'],
    ['write to jane.doe@example.org', 'jane.doe@example.org', 'part'],
  ])('%s in %s: %s', (value, text, found) => {
    expect(recognise(value, text)).toBe(found);
  });
});

/** The guide names these: docs/guide/compliance-officer.md, "What it cannot find". */
describe('what it cannot find', () => {
  test.each<[kind: string, value: string, text: string]>([
    ['a paraphrase', 'please refund my kettle', 'wants the money for the appliance back'],
    ['a nickname', 'Elisabeth Schmidt', 'Lisl asked'],
    ['a translation', 'diabetes', 'Zuckerkrankheit'],
    ['a number in words', '1500', 'one thousand five hundred'],
    ['letters of another alphabet', 'Anna Karenina', 'Анна Каренина'],
    ['look-alike letters', 'Petra', 'Реtra'],
    ['a word with wrong letters', 'Müller', 'Miller'],
    ['an account by its last digits', 'DE89 3704 0044 0532 0130 00', 'account ending in 3000'],
    ['a word cut short', 'Hauptstraße 5', 'Hauptstr. 5'],
    ['a day as a count of seconds', '1984-03-07', '447465600'],
    ['a text backwards', 'Petra Müller', 'relleüM artep'],
    ['bytes in base32 or as binary digits', 'Petra', 'KBSXI4TB 0101000001100101'],
    ['a host in Punycode', 'müller.example', 'xn--mller-kva.example'],
    ['a number to another base or with a power', '1500', '0x5DC, 1.5e3, 1.5k'],
    ['a day by its number in the year', '1984-03-07', '1984-067'],
    ['an account by its parts', 'DE89370400440532013000', 'BLZ 37040044 Kto 532013000'],
    ['compressed or encrypted data', 'Petra', 'H4sIAAAAAAAAAwtILSlKBACq+JrGBQAAAA=='],
  ])('%s: %s, %s', (_, value, text) => {
    expect(recognise(value, text)).toBe('nothing');
  });
});

describe('what is another value is not taken for it', () => {
  test.each<[string | number, string]>([
    ['4111111111111111', 'card 4111111111111112'],
    ['44812', 'order 448120'],
    ['5550123', 'order 15550123'],
    ['1984-03-07', '1984-03-08T00:00:00Z'],
    ['07.03.1984', '03.07.1984'],
    [0.94, '93 %'],
    ['Rom', 'from'],
    ['true', 'it is true'],
  ])('%s in %s', (value, text) => {
    expect(recognise(value, text)).toBe('nothing');
  });
});

/** Spellings that a program reads back as the very text. */
const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => encodeURIComponent(text),
  (text) => JSON.stringify(text).replaceAll(/[\u0080-\uffff]/g, escapeUnit),
  (text) => `q=${base64(text)};`,
  (text) => `[${hex(text)}]`,
  (text) => [...text].map((c) => `&#${c.codePointAt(0)};`).join(''),
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
];

const escapeUnit = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

test('a value is found under any two spellings, one in the other', () => {
  const letters = fc.constantFrom(...'abcdefghikmnoprstuvwzäöüéñçłøждя');
  const word = fc.array(letters, { minLength: 4, maxLength: 12 }).map((all) => `Q${all.join('')}`);
  const spelling = fc.constantFrom(...SPELLINGS);
  fc.assert(
    fc.property(word, word, spelling, spelling, (first, second, inner, outer) => {
      const value = `${first} ${second}`;
      // Upper case outside would break the alphabet of an encoding inside.
      const text = outer === SPELLINGS[5] ? inner(value) : outer(inner(value));
      expect(recognise(value, `said ${text} there`)).toBe('whole');
    }),
    { numRuns: 400 },
  );
});

/** Whoever reads a text more than a few times over would not come to an end here. */
test.each<[string, string]>([
  ['letters', 'a'.repeat(1_000_000)],
  ['digits', '1'.repeat(1_000_000)],
  ['groups of digits', '1,111'.repeat(200_000)],
  ['groups apart', '1 111 '.repeat(200_000)],
  ['zeros', `1.${'0'.repeat(1_000_000)}1x`],
  ['percent signs', '%C3'.repeat(300_000)],
  ['backslashes', '\\'.repeat(1_000_000)],
  ['ampersands', '&a'.repeat(500_000)],
  ['dots', '1.1.'.repeat(250_000)],
  ['hex', 'ab'.repeat(500_000)],
  ['hex apart', 'ab:'.repeat(333_000)],
  ['hex listed', '0xab, '.repeat(160_000)],
  ['bytes listed', '111, '.repeat(200_000)],
  ['mailboxes', 'a+a.'.repeat(250_000)],
  ['digits of another script', '١'.repeat(500_000)],
  ['spaces and brackets', ' ('.repeat(500_000)],
  ['folded lines', 'abcd\n'.repeat(200_000)],
  ['signs of an address', 'a@'.repeat(500_000)],
])('a megabyte of %s, withheld and looked through', (_, text) => {
  const recogniser = new Recogniser<number>();
  recogniser.add(text, 1);
  recogniser.add('DE89370400440532013000', 2);
  recogniser.add('11111111111111111111', 3);
  recogniser.add('1984-03-07', 4);
  // Signs alone say nothing by which they could be known again.
  expect(recogniser.find(text).whole.has(1)).toBe(/[a-z\p{Nd}]/u.test(text));
});
