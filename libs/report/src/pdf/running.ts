import type { Lexicon } from '../narrative/lexicon.js';
import type { Line, Run } from './layout.js';
import { COLOUR, CONTENT_WIDTH, leading, PAGE, STYLE } from './theme.js';

/** Width kept free for the number of pages, in points. */
export const TOTAL_WIDTH = 14;

/** What the head and the foot of every page say. */
export interface Running {
  /** Id of the document. */
  id: string;
  variant: string;
  /** What the document can be held against, in a few characters: the ledger, and the JSON it carries. */
  head: string;
  digest: string;
  kind: string;
  subject: string;
  /** On every page from the second on, where the document must not be taken for the final one. */
  notice?: string;
}

/** What head and foot need of the page that they are drawn on. */
interface RunningPage {
  readonly doc: PDFKit.PDFDocument;
  readonly words: Pick<Lexicon['document'], 'page'>;
  /** Number of the page, from 1. */
  readonly pages: number;
  lines(runs: readonly Run[], width: number): Line[];
  drawLines(
    lines: readonly Line[],
    x: number,
    top: number,
    align?: 'left' | 'right',
    width?: number,
  ): number;
  rule(y: number): void;
  artifact(draw: () => void, type: 'Pagination'): void;
}

const FOOT = PAGE.height - 46;
const HEAD = 34;

type Put = (runs: Run[], y: number, align?: 'left' | 'right', width?: number) => void;

/** Head and foot of a page: document, variant, what it is held against, page x of y. */
export function drawRunning(
  sheet: RunningPage,
  { running, total }: { running: Running; total: PDFKit.PDFKitReference },
): void {
  const { words, doc } = sheet;
  const put: Put = (runs, y, align = 'left', width = CONTENT_WIDTH) => {
    sheet.drawLines(sheet.lines(runs, CONTENT_WIDTH), PAGE.left, y, align, width);
  };
  const small = (text: string): Run => ({ text, style: STYLE.running });
  const mono = (text: string): Run => ({ text, style: STYLE.runningMono });
  const below = FOOT + leading(STYLE.running.size);
  sheet.artifact(() => {
    sheet.rule(FOOT - 5);
    put([mono(running.id), small(`   ${running.variant}`)], FOOT);
    put([small(words.page(sheet.pages))], FOOT, 'right', CONTENT_WIDTH - TOTAL_WIDTH);
    const baseline = FOOT + leading(STYLE.running.size) * 0.74;
    doc.page.xobjects['PageTotal'] = total;
    doc.save().transform(1, 0, 0, -1, PAGE.width - PAGE.right - TOTAL_WIDTH, baseline);
    doc.addContent('/PageTotal Do');
    doc.restore();
    put([mono(`${running.head}   ${running.digest}`)], below);
    if (sheet.pages > 1) {
      put([small(running.kind), mono(`   ${running.subject}`)], HEAD);
      if (running.notice !== undefined) {
        const style = { ...STYLE.running, colour: COLOUR.failed };
        put([{ text: running.notice, style }], HEAD, 'right');
      }
      sheet.rule(48);
    }
  }, 'Pagination');
  doc.fillColor(COLOUR.ink);
}
