import { run } from './cells.js';
import { field } from './field.js';
import { band } from './masthead.js';
import type { VolumePlan } from './edition.js';
import type { Sheet } from './sheet.js';
import { evidenceStrip } from './strip.js';
import { CONTENT_WIDTH, PAGE, STYLE } from './theme.js';
import { variantLabel } from './variant.js';

/** The first page of a further volume: what it belongs to, what it can be held against, and where page 1 is. */
export async function continuationPage(
  sheet: Sheet,
  plan: VolumePlan,
  digest: string,
): Promise<void> {
  const { words, dossier } = sheet;
  const mono = { ...STYLE.cellMono, size: 7.8 };
  await sheet.newPage();
  sheet.section();
  band(sheet, {
    line: `${words.brand.toUpperCase()}  ·  ${words.kind}  ·  ${dossier.origin}`,
    title: words.volumeTitle(plan.number, plan.of),
    badge: variantLabel(dossier, words),
  });
  const list = sheet.element('L');
  for (const [label, value] of [
    [words.header.decision, dossier.decision_id],
    [words.header.dossier, dossier.dossier_id],
    [words.header.issued, dossier.issue.at],
  ] as const) {
    sheet.y += field(sheet, list, [label, [run(value, mono)]], PAGE.left, CONTENT_WIDTH);
  }
  list.end();
  sheet.y += 6;
  await sheet.paragraph([run(words.volumeNote, { ...STYLE.body, size: 9.5 })]);
  await evidenceStrip(sheet, digest, plan).draw(sheet.y);
  sheet.y += 14;
}
