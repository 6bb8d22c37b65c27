/**
 * Makes the pictures of the guides anew, from what Docket renders now:
 *
 *     npm run build && node docs/pictures/make.js
 *
 * Dossiers are those of `docket demo`; the oversight report is one of a made-up month (`workload` of libs/report), since
 * that of three decisions has little to show. The review surface is that of `npm start -- --demo` in a Chromium, which
 * `node docs/pictures/make.js review` takes alone. Takes Debian's `poppler-utils` and `chromium`; where ImageMagick is there, pictures are
 * reduced to a palette, without dithering. Look at each before it is committed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { reviewPictures } from './review.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
/** A4 as wide as a guide shows it, in pixels. */
const SIZE = { width: 829, height: 1172 };
const COLOURS = 96;
/** Text on few grounds. */
const REVIEW_COLOURS = 64;

const REPORT = `
  import { workload } from './libs/report/src/fixtures/workload.ts';
  import { buildOversightReport } from './libs/report/src/period/report.ts';
  import { renderOversightPdf } from './libs/report/src/period/pdf/render.ts';

  const ledger = workload({ decisions: 240, pauseMs: 2_500_000, seed: 1, start: '2026-10-30T08:00:00.000Z' });
  export const pdf = await renderOversightPdf(
    await buildOversightReport(ledger.reader(), {
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-12-01T00:00:00.000Z',
      issuedAt: '2026-12-02T08:00:00.000Z',
      deployer: 'Example Retail',
      seed: 'Q4-2026',
      locale: 'en',
      trustedKey: ledger.publicKey,
    }),
  );`;

const folder = mkdtempSync(join(tmpdir(), 'docket-pictures-'));
// Beside the packages, so that those it imports are found.
const bundle = join(root, 'docs/pictures/made.mjs');
try {
  if (process.argv[2] !== 'review') await documents();
  for (const name of await reviewPictures(root, folder)) {
    copyFileSync(join(folder, `${name}.png`), join(here, `${name}.png`));
    reduce(name, REVIEW_COLOURS, 'of the review surface');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(bundle, { force: true });
}

/** Pages of dossiers and of a report. */
async function documents() {
  const demo = [join(root, 'apps/cli/bin/docket.js'), 'demo', '--out', folder];
  execFileSync(process.execPath, demo, { stdio: ['ignore', 'ignore', 'inherit'] });
  await build({
    stdin: { contents: REPORT, resolveDir: root, loader: 'ts' },
    outfile: bundle,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  const { pdf } = await import(pathToFileURL(bundle).href);
  const oversight = join(folder, 'oversight.pdf');
  writeFileSync(oversight, pdf);
  const [refund, handoff] = ['refund', 'handoff'].map((name) =>
    join(folder, `${name}.dossier.pdf`),
  );
  picture('dossier-page-1', refund, 1);
  picture('dossier-lineage', refund, pageWith(refund, /^9 +Criteria evaluated$/m));
  picture('dossier-escalated-page-1', handoff, 1);
  picture('oversight-page-1', oversight, 1);
  picture('oversight-human', oversight, pageWith(oversight, /^6 +Human oversight$/m));
}

/** Number of the last page that has a line: contents come before it. */
function pageWith(file, line) {
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  const pages = text.split('\f').map((page) => page.replaceAll(/^[ \t]+|[ \t]+$/gm, ''));
  const at = pages.findLastIndex((page) => line.test(page));
  if (at === -1) throw new Error(`no page of ${file} has ${line}`);
  return at + 1;
}

function picture(name, file, page) {
  const { width, height } = SIZE;
  const target = join(here, name);
  const at = ['-f', String(page), '-l', String(page), '-singlefile', '-png'];
  const size = ['-scale-to-x', String(width), '-scale-to-y', String(height)];
  execFileSync('pdftoppm', [...at, ...size, file, target]);
  reduce(name, COLOURS, `page ${page}`);
}

/** Reduces a picture to a palette where ImageMagick is there, and says what was made. */
function reduce(name, colours, what) {
  const file = join(here, `${name}.png`);
  const palette = ['+dither', '-colors', String(colours), '-strip', `PNG8:${file}`];
  const { error, status } = spawnSync('convert', [file, ...palette]);
  const note = error === undefined && status === 0 ? '' : ', in all its colours: no ImageMagick';
  process.stdout.write(`${name}.png: ${what}${note}\n`);
}
