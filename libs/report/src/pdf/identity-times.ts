import { isImported } from '../narrative/composer.js';
import { lexicon } from '../narrative/lexicon.js';
import type { Fact } from '../schema/index.js';
import { factRuns, run } from './cells.js';
import type { Run } from './layout.js';
import type { Sheet } from './sheet.js';
import { STYLE } from './theme.js';

type Field = [label: string, value: Run[]];

/**
 * When the decision was opened and closed, to the second, in words; section 7 has every time as it is recorded.
 * Of an import these are the times of the import: they are named so, beside those that the source has.
 */
export function identityTimes({ dossier, words }: Sheet): [Field, Field] {
  const { model, issue } = dossier;
  const { opened_at: opened, closed_at: closed, in_source: source } = model.header;
  const { imported, moment } = lexicon(issue.locale);
  const said = (fact: Fact): Run[] =>
    factRuns(
      typeof fact.value === 'string' && fact.state === 'recorded'
        ? { ...fact, text: moment(fact.value) }
        : fact,
      STYLE.cell,
    );
  if (!isImported(model)) {
    return [
      [words.header.opened, said(opened)],
      [words.header.decided, said(closed)],
    ];
  }
  const isThere = ({ state }: Fact): boolean => state !== 'not_recorded';
  const { opened: from, closed: to } = source;
  const text =
    isThere(from) && isThere(to)
      ? imported.fromTo(from.text, to.text)
      : isThere(from)
        ? from.text
        : isThere(to)
          ? to.text
          : imported.header.noDate;
  return [
    [imported.header.imported, said(opened)],
    [imported.header.source, [run(text, STYLE.cell)]],
  ];
}
