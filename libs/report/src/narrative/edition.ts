/**
 * Templates by name, with the edition of the document they belong to. A dossier names its template,
 * and is checked in the words of that edition for as long as it is listed here: what was exported once
 * stays checkable. A change of wording, order or contents is a new edition.
 *
 * 1: limits of the verification as of the first release. 2: the policy the rules were judged by is
 * named among them; the longer form of the narrative; German. 3: every record type is told in words and
 * has its place; gaps, incidents, changes and refused actions are on page 1.
 */
const EDITIONS = {
  'decision-summary@1': 1,
  'decision-summary@2': 2,
  'decision-summary@3': 3,
} as const;

export type Edition = (typeof EDITIONS)[keyof typeof EDITIONS];
export type TemplateName = keyof typeof EDITIONS;

/** The template of new dossiers. */
export const NARRATIVE_TEMPLATE: TemplateName = 'decision-summary@3';

/** The template of that name; the newest for a name that is not known here, which a check then shows. */
export function knownTemplate(name: string): TemplateName {
  return Object.hasOwn(EDITIONS, name) ? (name as TemplateName) : NARRATIVE_TEMPLATE;
}

export const editionOf = (template: TemplateName): Edition => EDITIONS[template];
