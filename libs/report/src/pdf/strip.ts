import { isImported } from '../narrative/composer.js';
import { joined } from '../narrative/told.js';
import { factRuns, run, saidRuns } from './cells.js';
import type { Run } from './layout.js';
import { field, fieldHeight } from './field.js';
import { drawCode, sealText } from './seal.js';
import type { VolumePlan } from './edition.js';
import type { Sheet } from './sheet.js';
import { COLOUR, CONTENT_BOTTOM, CONTENT_WIDTH, PAGE, STYLE, type Style } from './theme.js';

/** How wide the code is, in points with its quiet zone: 0.5 mm a module or more. */
const CODE_SIDE = 104;
const STRIP_LABEL = 70;
const stripWidth = (withCode: boolean): number =>
  CONTENT_WIDTH - 28 - (withCode ? CODE_SIDE + 8 : 0);

/** A strip as it will be: where it begins if it stands at the foot of the page, and how to draw it. */
export interface Strip {
  top: number;
  height: number;
  draw(at: number): Promise<void>;
}

/** What the marks mean, and what this document can be held against: at the foot of page 1, and on the first page of each further volume. */
export function evidenceStrip(sheet: Sheet, digest: string, plan: VolumePlan): Strip {
  const { doc, dossier, words } = sheet;
  const code = sealText(dossier, digest);
  const withCode = code !== undefined;
  const rows = stripRows(sheet, digest, plan);
  const width = stripWidth(withCode) - STRIP_LABEL;
  const heights = rows.map((row) => fieldHeight(sheet, row, width + STRIP_LABEL, STRIP_LABEL));
  const text = heights.reduce((sum, h) => sum + h, 0) + 16;
  const height = withCode ? Math.max(text, CODE_SIDE + 12) : text;
  const draw = async (at: number): Promise<void> => {
    await sheet.ensure(height + 2);
    // Where it had no room left, it stands at the top of the page that was begun for it.
    const top = sheet.y > at ? sheet.y : at;
    sheet.artifact(() => doc.rect(PAGE.left, top, CONTENT_WIDTH, height).fill(COLOUR.tint));
    const section = sheet.section();
    if (code !== undefined) {
      drawCode(sheet, section, code, {
        x: PAGE.left + CONTENT_WIDTH - CODE_SIDE - 8,
        y: top + (height - CODE_SIDE) / 2,
        side: CODE_SIDE,
        alt: words.strip.codeAlt(code),
      });
    }
    sheet.y = top + 9;
    const list = sheet.element('L', section);
    for (const row of rows)
      sheet.y += field(sheet, list, row, PAGE.left + 14, stripWidth(withCode), STRIP_LABEL);
    list.end();
    sheet.y = top + height;
  };
  return { top: CONTENT_BOTTOM - height - 2, height, draw };
}

function stripRows(
  { dossier, words }: Sheet,
  digest: string,
  { number, of }: VolumePlan,
): [string, Run[]][] {
  const { integrity, header, changes = [], oversight } = dossier.model;
  const { checkpoint } = integrity;
  const small: Style = { ...STYLE.cell, size: 8.2 };
  const mono: Style = STYLE.cellMono;
  const { strip } = words;
  const legend = joined(
    [
      strip.legend,
      ...(isImported(dossier.model) && oversight.reviews.length === 0 ? [] : [strip.legendReviews]),
      ...(changes.length === 0 ? [] : [strip.legendChanges]),
      ...(isImported(dossier.model) ? [strip.legendImported] : []),
    ],
    ' · ',
  );
  return [
    [strip.marks, saidRuns(legend, small)],
    [strip.head, [run(header.head_hash ?? words.none, mono)]],
    [strip.root, factRuns(checkpoint.root, mono)],
    [
      strip.checkpoint,
      [run(strip.sizeAndKey(checkpoint.size.text, checkpoint.key_id.text), small)],
    ],
    [strip.signed, [run(oversight.agent_signatures.statement, small)]],
    [strip.digest, [run(digest, mono)]],
    ...(of === 1
      ? []
      : [[strip.volumes, [run(strip.volumesNote(number, of), small)]] satisfies [string, Run[]]]),
    [strip.verify, saidRuns(strip.command, small)],
  ];
}
