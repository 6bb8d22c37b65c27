/** A stretch of what Docket says, with what it refers to where it is a reference. */
export interface SaidStretch {
  text: string;
  /** Number of a section of the dossier. */
  section?: number;
  /** Mark of an entry, such as `E7`. */
  mark?: string;
}

/**
 * A section that Docket's own words refer to, in both languages, with the brackets that no line parts from it. One that
 * stands behind the name of a document (`“terms-7”, section 12`) is that document's.
 */
const SECTION =
  /(?<![”“\d], )\(?\b(?:sections?|Abschnitt(?:en?|s)?) (?<section>\d{1,2})(?![.,]?\d)(?: (?:to|bis) \d{1,2})?\)?/u;
/** An entry that they name. */
const ENTRY = /\[?\b(?<mark>E(?:0|[1-9]\d*))\b\]?/u;
/** What was recorded stands in quotation marks: nothing in it is a reference of ours. */
const QUOTATION = /“[^“”]*”|„[^„“]*“/gu;

const SECTIONS = new RegExp(SECTION, 'gu');
const REFERENCES = new RegExp(`${SECTION.source}|${ENTRY.source}`, 'gu');

/** sectionsSaid parts what Docket says at the sections that it refers to. Together the stretches are the text. */
export const sectionsSaid = (text: string): SaidStretch[] => parted(text, SECTIONS);

/** referencesSaid does so at sections and at entries. */
export const referencesSaid = (text: string): SaidStretch[] => parted(text, REFERENCES);

function parted(text: string, references: RegExp): SaidStretch[] {
  const quotations = [...text.matchAll(QUOTATION)].map(({ 0: said, index }) => ({
    from: index,
    to: index + said.length,
  }));
  const stretches: SaidStretch[] = [];
  let end = 0;
  for (const { 0: said, index, groups } of text.matchAll(references)) {
    if (quotations.some(({ from, to }) => from < index && index < to)) continue;
    if (index > end) stretches.push({ text: text.slice(end, index) });
    const { section, mark } = groups ?? {};
    stretches.push({
      text: said,
      ...(section === undefined ? {} : { section: Number(section) }),
      ...(mark === undefined ? {} : { mark }),
    });
    end = index + said.length;
  }
  if (end < text.length || stretches.length === 0) stretches.push({ text: text.slice(end) });
  return stretches;
}
