import { lexicon } from '../narrative/lexicon.js';
import type { DossierModel } from '../schema/index.js';
import { factRuns, run } from './cells.js';
import { fields } from './sections.js';
import type { Sheet } from './sheet.js';
import { table } from './table.js';
import { STYLE } from './theme.js';

/** The register of what a redacted copy withholds; nothing in other variants. */
export async function redactionSection(sheet: Sheet, { redaction }: DossierModel): Promise<void> {
  if (redaction === undefined) return;
  const words = lexicon(sheet.dossier.issue.locale).variants.redaction;
  const small = { ...STYLE.cell, size: 9 };
  sheet.heading(2, words.section);
  await sheet.paragraph([run(redaction.statement, small)], { after: 3 });
  await sheet.paragraph([run(words.limits, small)]);
  await fields(sheet, [[words.profile, factRuns(redaction.profile)]]);
  await table(
    sheet,
    [
      { title: words.reasonColumn.code, share: 130 },
      { title: words.reasonColumn.meaning, share: 309 },
      { title: words.reasonColumn.count, share: 60, align: 'right' },
    ],
    redaction.reasons,
    ({ code, meaning, count }) => [[run(code)], [run(meaning)], [run(String(count))]],
  );
  await table(
    sheet,
    [
      { title: words.column.place, share: 150 },
      { title: words.column.reason, share: 70 },
      { title: words.column.commitment, share: 279 },
    ],
    redaction.values,
    ({ seq, mark, pointer, reason, commitment }) => [
      [
        run(`${mark === undefined ? sheet.words.seq(seq, seq) : `[${mark}]`} `, STYLE.mark),
        run(pointer === '' ? '/' : pointer, STYLE.cellMonoGrey),
      ],
      [run(reason)],
      [run(commitment ?? sheet.words.none, STYLE.cellMonoGrey)],
    ],
  );
}
