import { CHECK_IDS } from '../model/check-ids.js';
import { isImported } from '../narrative/composer.js';
import { groupByText, withCount } from '../narrative/grouping.js';
import { lexicon, type Lexicon } from '../narrative/lexicon.js';
import type { Told } from '../narrative/told.js';
import type { Attention, DossierModel } from '../schema/index.js';
import { markRuns, run, runOn, saidRuns, sectionRuns } from './cells.js';
import { wholeIn, type Clamp } from './clamp.js';
import { heightOf, type Run } from './layout.js';
import { NOTICE_WIDTH, notices, noticesHeight, toldStyle, type PageNotice } from './panels.js';
import type { Sheet } from './sheet.js';
import { CONTENT_WIDTH, STYLE, type Style } from './theme.js';

const NONE: Style = { ...STYLE.body, size: 9.5 };
const NONE_AFTER = 6;

const CHECKED: ReadonlySet<string> = new Set(CHECK_IDS);
/** Where what is no check, no damage and no finding of a rule has its table. */
const BY_CODE: ReadonlyMap<string, number> = new Map([
  ['policy_changed', 7],
  ['system_changed', 7],
  ['effect_refused', 11],
  ['declared_not_seen', 11],
  ['observers_disagree', 11],
  ['seen_differently', 11],
  ['seen_twice', 11],
  ['seen_not_declared', 11],
  ['import_lacks', 13],
]);

/** The section that tells an item of Attention whole. */
function sectionOf({ integrity }: DossierModel, { code }: Attention): number {
  if (CHECKED.has(code)) return 13;
  if (integrity.findings.some((finding) => finding.code === code)) return 14;
  return BY_CODE.get(code) ?? 12;
}

/** Attention of page 1 as it is set. */
export interface SetAttention {
  items: readonly PageNotice[];
  /** That there is nothing, or what there is more. */
  more: readonly Run[];
}

/** What the items are about, each kind once with how often, the gravest first, and so many of them at most. */
export function attentionNames(
  { words, narrative }: Pick<Lexicon, 'narrative'> & { words: Lexicon['document'] },
  items: readonly Attention[],
  { most, imported }: { most: number; imported: boolean },
): Told[] {
  const kinds = groupByText(items, ({ code }) => words.attention(code, imported));
  const told = kinds.slice(0, most).map((kind) => withCount({ words: narrative }, kind));
  return told.length > 0 && told.length < kinds.length ? [...told, words.otherAttention] : told;
}

/** What there is more than is printed: how many, what they are about, and the sections that have them. */
function moreRuns({ dossier, words }: Sheet, rest: readonly Attention[], names: number): Run[] {
  if (rest.length === 0) return [];
  const { model, issue } = dossier;
  const serious = rest.filter(({ severity }) => severity === 'failed').length;
  const told = attentionNames({ words, narrative: lexicon(issue.locale).narrative }, rest, {
    most: names,
    imported: isImported(model),
  });
  const sections = new Set(rest.map((item) => sectionOf(model, item)));
  return [
    run(words.moreAttention(rest.length, serious, told), STYLE.cellGrey),
    ...sectionRuns(
      [...sections].toSorted((a, b) => a - b),
      STYLE.cellGrey,
    ),
    run('.', STYLE.cellGrey),
  ];
}

/** So many items, the gravest first, each in so many lines at most; all others are named and counted, with their sections. */
export function setAttention(
  sheet: Sheet,
  clamp: Clamp,
  items: number,
  { item: lines, names }: { item: number; names: number },
): SetAttention {
  const { dossier, words } = sheet;
  const { model } = dossier;
  const all = model.attention;
  if (all.length === 0) return { items: [], more: saidRuns(words.noneIdentified, NONE) };
  return {
    items: all.slice(0, items).map((item) => ({
      failed: item.severity === 'failed',
      lines: clamp.lines(
        [...runOn(saidRuns(item.text, toldStyle(model))), ...markRuns(item.evidence)],
        {
          width: NOTICE_WIDTH,
          most: lines,
          rest: [...markRuns(item.evidence), wholeIn(sheet, sectionOf(model, item))],
        },
      ),
    })),
    more: moreRuns(sheet, all.slice(items), names),
  };
}

/** The height of Attention with its heading. */
export function attentionHeight(sheet: Sheet, { items, more }: SetAttention): number {
  const said = more.length === 0 ? 0 : heightOf(sheet.lines(more, CONTENT_WIDTH));
  const after = items.length === 0 ? NONE_AFTER : 0;
  return sheet.headingHeight(sheet.words.section.attention) + noticesHeight(items) + said + after;
}

/** Section 5: what a reader must see first. */
export async function attention(sheet: Sheet, { items, more }: SetAttention): Promise<void> {
  sheet.heading(2, sheet.words.section.attention, { compact: true });
  await notices(sheet, items);
  if (more.length > 0) await sheet.paragraph(more, { after: items.length === 0 ? NONE_AFTER : 0 });
}
