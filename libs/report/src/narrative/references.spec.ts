import { describe, expect, test } from '@jest/globals';
import { referencesSaid, sectionsSaid } from './references.js';

const referred = (text: string) =>
  referencesSaid(text).flatMap(({ text: said, section, mark }) =>
    section === undefined && mark === undefined ? [] : [[said, section ?? mark]],
  );

describe('references in what Docket says', () => {
  test.each([
    [
      '12 checks applied, see section 13; whole up to E12',
      [
        ['section 13', 13],
        ['E12', 'E12'],
      ],
    ],
    ['3 weitere in Abschnitt 11', [['Abschnitt 11', 11]]],
    ['in sections 7 to 13', [['sections 7 to 13', 7]]],
    ['4 more (section 7)', [['(section 7)', 7]]],
    ['corrects: [E5]', [['[E5]', 'E5']]],
    // What was recorded is quoted, and refers to nothing.
    ['reason: “see section 13 and [E1]”', []],
    ['Grund: „siehe Abschnitt 13“', []],
    // A section of a document is the document's.
    ['It cites document “contract-2019-44”, section 12, version 2 [L1]', []],
    ['angeführt ist Dokument „terms“, Abschnitt 12, Version 2', []],
    ['cites document 77, section 12', []],
    ['by section 12.1 of it', []],
    ['nothing', []],
  ])('%s', (text, expected) => {
    expect(referred(text)).toEqual(expected);
    for (const stretches of [referencesSaid(text), sectionsSaid(text)])
      expect(stretches.map((one) => one.text).join('')).toBe(text);
  });

  test('sections alone leave entries as they are', () => {
    expect(sectionsSaid('E1 (section 7)')).toEqual([
      { text: 'E1 ' },
      { text: '(section 7)', section: 7 },
    ]);
  });
});
