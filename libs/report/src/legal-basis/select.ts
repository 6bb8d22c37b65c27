import type { DossierModel, Fact, Statements } from '../schema/index.js';
import { lexicon } from '../narrative/lexicon.js';
import { formed, joined, type Told } from '../narrative/told.js';
import { LIST_2026_12 } from './list-2026-12.js';
import type { LegalBasis, ProvisionRow } from './schema.js';

/** Every list that a dossier may have been printed from; the newest last. */
export const LEGAL_BASES: readonly LegalBasis[] = [LIST_2026_12];

/** The list that new dossiers are printed from. */
export const LEGAL_BASIS: LegalBasis = LIST_2026_12;

/** Ids of the frameworks of the newest list, in its order. */
export const FRAMEWORKS: readonly string[] = [
  ...new Set(LEGAL_BASIS.rows.map(({ framework }) => framework)),
];

type Custody = DossierModel['custody'];

/** Members of the European Union by ISO 3166-1 code. */
const EU = new Set(
  'EU AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** The jurisdictions that a recorded one belongs to; undefined if the text names none that is known here. */
export function jurisdictionsOf(text: string): Set<ProvisionRow['jurisdiction']> | undefined {
  const found = new Set<ProvisionRow['jurisdiction']>();
  for (const code of text.toUpperCase().match(/[A-Z]{2}(?:-[A-Z0-9]{1,3})?(?![A-Z])/g) ?? []) {
    if (EU.has(code.slice(0, 2))) found.add('EU');
    if (code.startsWith('US')) found.add('US');
    if (code === 'US-CO') found.add('US-CO');
  }
  return found.size === 0 ? undefined : found;
}

/**
 * provisionsFor picks what is printed: the frameworks that the issuer chose, else those of the
 * decision's jurisdiction with the standards that hold everywhere; where none is known, all.
 *
 * @throws RangeError for a list that is not known here.
 */
export function provisionsFor(
  issue: Statements,
  jurisdiction: Fact,
  openedAt: string | undefined,
): Pick<Custody, 'requirements' | 'requirements_note'> {
  const { legal_basis: wanted, locale } = issue;
  const words = lexicon(locale);
  const list = LEGAL_BASES.find(({ version }) => version === wanted.version);
  if (list === undefined) throw new RangeError(`no list of provisions ${wanted.version}`);
  const said = words.variants.legalBasis;
  const known =
    jurisdiction.state === 'recorded' ? jurisdictionsOf(`${jurisdiction.value}`) : undefined;
  const { frameworks } = wanted;
  const rows = list.rows.filter((row) =>
    frameworks === undefined
      ? row.jurisdiction === 'INT' || known === undefined || known.has(row.jurisdiction)
      : frameworks.includes(row.framework),
  );
  const how =
    frameworks !== undefined
      ? said.chosen
      : known === undefined
        ? said.everywhere(jurisdiction.text)
        : said.byJurisdiction(jurisdiction.text);
  const listed = new Set(list.rows.map(({ framework }) => framework));
  const unknown = (frameworks ?? []).filter((framework) => !listed.has(framework));
  const notes =
    unknown.length === 0
      ? [how]
      : [
          how,
          said.unknown(
            joined(
              unknown.map((framework) => words.quote(framework)),
              ', ',
            ),
          ),
        ];
  return {
    requirements: rows.map((row) => ({
      source: row.source,
      provision: row.provision,
      supports: row.supports[locale],
      sections: [...row.sections],
      id: row.id,
      framework: row.framework,
      effective_from: row.effective_from,
      notes: notesOn(row, openedAt, said),
    })),
    requirements_note: joined(
      [words.requirementsNote(formed(list.version) ?? words.quote(list.version)), ...notes],
      ' ',
    ),
  };
}

function notesOn(
  { effective_from: from, checked }: ProvisionRow,
  openedAt: string | undefined,
  said: ReturnType<typeof lexicon>['variants']['legalBasis'],
): Told[] {
  // RFC 3339 dates order as their text does.
  const isLater = from !== null && openedAt !== undefined && openedAt.slice(0, 10) < from;
  const date = from === null ? undefined : formed(from);
  return [
    ...(date === undefined ? [] : [isLater ? said.notYet(date) : said.since(date)]),
    ...(checked ? [] : [said.unchecked]),
  ];
}
