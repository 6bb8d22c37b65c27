import type { Clause, StoryLine, Tile } from '../schema/index.js';
import { attention, attentionHeight, setAttention, type SetAttention } from './attention.js';
import { isImported } from '../narrative/composer.js';
import { clauseRuns, run, runOn, stack } from './cells.js';
import { clamping, wholeIn, wholeInFull, type Clamp } from './clamp.js';
import type { VolumePlan } from './edition.js';
import { identity, identityHeight, setIdentity } from './identity.js';
import { keyFacts, keyFactsHeight, setKeyFacts, type KeyFactsBound } from './key-facts.js';
import { heightOf, type Line, type Run } from './layout.js';
import { setBand, type Band } from './masthead.js';
import {
  box,
  BOX_WIDTH,
  boxHeight,
  sentenceStyle,
  setTiles,
  tiles,
  tilesHeight,
  toldStyle,
} from './panels.js';
import type { Sheet } from './sheet.js';
import { evidenceStrip } from './strip.js';
import { setStory, story, storyHeight, type SetStoryLine } from './story.js';
import { importTelling } from './import-telling.js';
import { ATTENTION_MAX, tellings, type PageTold } from './tellings.js';
import { COLOUR, CONTENT_WIDTH, STYLE, type Style } from './theme.js';
import { isInterim, variantLabel } from './variant.js';

/** The most lines that each part of page 1 may have. */
interface PageBound extends KeyFactsBound {
  /** Of the title, and of the line above it. */
  title: number;
  masthead: number;
  /** Of one value about who, what and when. */
  identity: number;
  /** Of what was decided, and of what else stands in its box. */
  decided: number;
  beside: number;
  /** Of what a tile says under its word. */
  tile: number;
  /** Of one line of the story. */
  story: number;
  /** Of one item of Attention. */
  item: number;
  /** So many kinds of what Attention has no room for are named. */
  names: number;
}

/**
 * Page 1 is one sheet, whatever is recorded. The first bound holds for every page; where no telling fits into it,
 * the next ones do, and the last one always: its lines are fewer than the sheet has.
 */
const [WIDE, ...NARROW]: readonly [PageBound, ...PageBound[]] = [
  {
    title: 4,
    masthead: 2,
    identity: 3,
    decided: 8,
    beside: 30,
    tile: 5,
    request: 3,
    fact: 8,
    story: 9,
    item: 5,
    names: 8,
  },
  {
    title: 3,
    masthead: 2,
    identity: 2,
    decided: 6,
    beside: 6,
    tile: 4,
    request: 3,
    fact: 5,
    story: 5,
    item: 3,
    names: 4,
  },
  {
    title: 3,
    masthead: 2,
    identity: 2,
    decided: 4,
    beside: 4,
    tile: 3,
    request: 3,
    fact: 4,
    story: 4,
    item: 2,
    names: 0,
  },
  {
    title: 2,
    masthead: 1,
    identity: 2,
    decided: 3,
    beside: 3,
    tile: 3,
    request: 3,
    fact: 4,
    story: 3,
    item: 2,
    names: 0,
  },
  {
    title: 2,
    masthead: 1,
    identity: 1,
    decided: 3,
    beside: 2,
    tile: 3,
    request: 2,
    fact: 3,
    story: 2,
    item: 1,
    names: 0,
  },
  {
    title: 2,
    masthead: 1,
    identity: 1,
    decided: 2,
    beside: 1,
    tile: 2,
    request: 1,
    fact: 2,
    story: 1,
    item: 1,
    names: 0,
  },
];

/** Where each line of the story stands whole. */
const STORY_SECTION: Record<StoryLine['line'], number> = {
  decided: 7,
  because: 8,
  done: 11,
  not_done: 11,
  checked_by: 12,
};
const INTEGRITY_SECTION = 14;
/** Where each tile says more. */
const TILE_SECTION: Record<Tile['name'], number> = {
  integrity: INTEGRITY_SECTION,
  completeness: 13,
  human_oversight: 12,
  side_effects: 11,
};
/** Where what was decided stands whole, and the goal of a decision that is open. */
const DECIDED_SECTION = 7;
const GOAL_SECTION = 6;

/** What stands on page 1 whatever is told. */
interface Fixed {
  band: Band;
  interim: Run[];
  identity: ReturnType<typeof setIdentity>;
  tiles: ReturnType<typeof setTiles>;
  keyFacts: ReturnType<typeof setKeyFacts>;
  /** Where it would end if nothing else stood on the page. */
  height: number;
}

/** What is told on page 1, set. */
interface SetPage {
  box: Line[];
  story: SetStoryLine[];
  attention: SetAttention;
  height: number;
}

/** Lines of request and goal where the page has room for the fullest telling with them. */
const REQUEST_LINES = [7, 5, WIDE.request] as const;

const INTERIM_AFTER = 6;

function setFixed(sheet: Sheet, clamp: Clamp, bound: PageBound): Fixed {
  const { dossier, words } = sheet;
  const white: Style = { ...STYLE.cellGrey, colour: COLOUR.paper };
  const band = setBand(
    sheet,
    {
      line: `${words.brand.toUpperCase()}  ·  ${words.kind}  ·  ${dossier.origin}`,
      title: dossier.model.header.title,
      badge: variantLabel(dossier, words),
    },
    {
      titleLines: bound.title,
      setTitle: (runs, width) =>
        clamp.lines(runs, {
          width,
          most: bound.title,
          rest: [wholeIn(sheet, DECIDED_SECTION, white)],
        }),
      setLine: (runs, width) =>
        clamp.lines(runs, {
          width,
          most: bound.masthead,
          rest: [wholeIn(sheet, INTEGRITY_SECTION, white)],
        }),
    },
  );
  const interim = isInterim(dossier)
    ? [run(words.interimNotice, { ...STYLE.cellStrong, colour: COLOUR.failed })]
    : [];
  const set = {
    band,
    interim,
    identity: setIdentity(sheet, clamp, bound.identity),
    tiles: setTiles(sheet, dossier.model.tiles, (tile, runs, width) =>
      clamp.lines(runs, {
        width,
        most: bound.tile,
        rest: [wholeIn(sheet, TILE_SECTION[tile.name])],
      }),
    ),
    keyFacts: setKeyFacts(sheet, clamp, bound),
  };
  const notice =
    interim.length === 0 ? 0 : heightOf(sheet.lines(interim, CONTENT_WIDTH)) + INTERIM_AFTER;
  return {
    ...set,
    height:
      band.bottom +
      notice +
      identityHeight(sheet, set.identity) +
      tilesHeight(set.tiles) +
      keyFactsHeight(set.keyFacts),
  };
}

/** What stands before a quotation says who speaks, or what came: in its own type the eye finds it. */
const LABEL = /^(?:→ )?[\p{L}’ ]{2,40}:(?= )/u;

function labelledRuns(clause: Clause, style: Style): Run[] {
  const [label = ''] = (clause.kind === 'exchange' && LABEL.exec(clause.text)) || [];
  const rest = { ...clause, text: clause.text.slice(label.length) as Clause['text'] };
  return [
    ...(label === '' ? [] : [run(label, { ...style, face: 'semibold', colour: COLOUR.accent })]),
    ...clauseRuns([rest], style),
  ];
}

/** The decision in one sentence, and below it what else was said at the end. */
function boxLines(sheet: Sheet, clamp: Clamp, { headline }: PageTold, bound: PageBound): Line[] {
  const [decision, ...more] = headline;
  const style = toldStyle(sheet.dossier.model);
  const isOpen = sheet.dossier.model.outcome.outcome.state === 'not_recorded';
  const set = (runs: Run[], most: number, rest: Run): Line[] =>
    clamp.lines(runOn(runs), { width: BOX_WIDTH, most, rest: [rest] });
  return [
    ...(decision === undefined
      ? []
      : set(
          clauseRuns([decision], sentenceStyle(sheet.dossier.model)),
          bound.decided,
          wholeIn(sheet, isOpen ? GOAL_SECTION : DECIDED_SECTION),
        )),
    ...(more.length === 0
      ? []
      : set(
          isImported(sheet.dossier.model)
            ? stack(...more.map((one) => labelledRuns(one, style)))
            : clauseRuns(more, style),
          bound.beside,
          wholeInFull(sheet),
        )),
  ];
}

function setTold(sheet: Sheet, clamp: Clamp, told: PageTold, bound: PageBound): SetPage {
  const set = {
    box: boxLines(sheet, clamp, told, bound),
    story: setStory(sheet, told.summary, (runs, width, line) =>
      clamp.lines(runOn(runs), {
        width,
        most: bound.story,
        rest: [wholeIn(sheet, STORY_SECTION[line])],
      }),
    ),
    attention: setAttention(sheet, clamp, told.attention, bound),
  };
  return {
    ...set,
    height:
      boxHeight(set.box) + storyHeight(sheet, set.story) + attentionHeight(sheet, set.attention),
  };
}

/** Of an import as much as has room; undefined of what was not imported, and where nothing has. */
function importPage(
  sheet: Sheet,
  clamp: Clamp,
  bottom: number,
  fixedOf: (request: number) => Fixed,
): (Fixed & { told: SetPage }) | undefined {
  const known = new Map<number, Fixed>();
  const fixedWith = (request: number): Fixed => {
    const fixed = known.get(request) ?? fixedOf(request);
    known.set(request, fixed);
    return fixed;
  };
  const told = importTelling(
    sheet.dossier,
    (page, request) =>
      fixedWith(request).height + setTold(sheet, clamp, page, WIDE).height <= bottom,
  );
  return told && { ...fixedWith(told.request), told: setTold(sheet, clamp, told.page, WIDE) };
}

/**
 * The fullest telling that fits above the strip of proof. Where none does, the shortest with as much of Attention as
 * has room, in the widest bound that holds it.
 */
function fittingPage(sheet: Sheet, bottom: number): Fixed & { told: SetPage } {
  const clamp = clamping(sheet);
  const all = tellings(sheet.dossier);
  const [shortest] = all.slice(-1) as [PageTold];
  const counts = Array.from({ length: ATTENTION_MAX }, (_, i) => ATTENTION_MAX - i);
  const fixedIn = (bound: PageBound): { bound: PageBound; fixed: Fixed } => ({
    bound,
    fixed: setFixed(sheet, clamp, bound),
  });
  // Request and goal take what room a telling leaves: none is told shorter for them.
  const imported = importPage(sheet, clamp, bottom, (request) =>
    setFixed(sheet, clamp, { ...WIDE, request }),
  );
  if (imported !== undefined) return imported;
  const wide = REQUEST_LINES.map((request) => fixedIn({ ...WIDE, request }));
  for (const one of all) {
    const told = setTold(sheet, clamp, one, WIDE);
    const fitting = wide.find(({ fixed }) => fixed.height + told.height <= bottom);
    if (fitting !== undefined) return { ...fitting.fixed, told };
  }
  let last: (Fixed & { told: SetPage }) | undefined;
  for (const bound of NARROW) {
    const { fixed } = fixedIn(bound);
    for (const most of counts) {
      const told = setTold(sheet, clamp, { ...shortest, attention: most }, bound);
      last = { ...fixed, told };
      if (fixed.height + told.height <= bottom) return last;
    }
  }
  return last as Fixed & { told: SetPage };
}

/** Page 1, which must stand alone: header band, decision, tiles, key facts, what happened, attention. */
export async function pageOne(sheet: Sheet, digest: string, plan: VolumePlan): Promise<void> {
  const { words } = sheet;
  await sheet.newPage();
  sheet.section();
  const strip = evidenceStrip(sheet, digest, plan);
  const page = fittingPage(sheet, strip.top);
  page.band.draw();
  if (page.interim.length > 0) await sheet.paragraph(page.interim, { after: INTERIM_AFTER });
  identity(sheet, page.identity);
  await box(sheet, words.section.decision, page.told.box);
  tiles(sheet, page.tiles);
  keyFacts(sheet, page.keyFacts);
  await story(sheet, page.told.story);
  await attention(sheet, page.told.attention);
  await strip.draw(strip.top);
}
