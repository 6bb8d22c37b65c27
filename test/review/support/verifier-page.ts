import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { PROJECT, runDocket } from '../../support/built-command.js';
import { WAITS_MS } from './waits.js';

export const REVIEW = join(PROJECT, 'apps/review');
export const { verifier: MADE } = JSON.parse(
  await readFile(join(REVIEW, 'dist/site/manifest.json'), 'utf8'),
) as { verifier: { name: string; sha256: string } };
/** The file that an auditor keeps, as the build made it. */
export const VERIFIER = join(REVIEW, 'dist/site', MADE.name);

/** Opens it from the disk, without a network; what it asks, says on the console or throws is in `errors`. */
export async function openVerifier(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB', offline: true, ...options });
  context.setDefaultTimeout(WAITS_MS);
  const page = await context.newPage();
  const errors: string[] = [];
  const address = pathToFileURL(VERIFIER).href;
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => errors.push(message.text()));
  page.on('request', (request) => {
    if (request.url() !== address) errors.push(`asked ${request.url()}`);
  });
  await page.goto(address);
  return { page, errors };
}

export async function choose(page: Page, path: string): Promise<void> {
  const field = page.locator('#file');
  // As a click does, so that the same file can be opened again.
  await field.dispatchEvent('click');
  await field.setInputFiles(path);
}

/** What a verification came to: rows of what was verified, then a line a line of the command, then its verdict. */
export interface Said {
  subject: [string, string][];
  lines: string[];
  verdict: string;
}

export async function said(page: Page): Promise<Said> {
  await page.locator('.outcome').waitFor();
  const names = await page.locator('.outcome dl.rows dt').allInnerTexts();
  const values = await page.locator('.outcome dl.rows dd').allInnerTexts();
  const [, verdict = ''] = await page.locator('.outcome > p strong').allInnerTexts();
  return {
    subject: names.map((name, i): [string, string] => [name, values[i] ?? '']),
    lines: await page.locator('.outcome > ul.plain > li').allInnerTexts(),
    verdict,
  };
}

/** What `docket verify` says of a file, with its marks and counts as the page has them. */
export async function commandSaid(path: string, options: readonly string[] = []): Promise<Said> {
  const { stdout } = await runDocket(['verify', path, ...options]);
  const [source = '', ...lines] = stdout.split('\n');
  if (source !== path) throw new Error(`not of ${basename(path)}: ${stdout}`);
  const ends = lines.findIndex((line) => !line.startsWith('  '));
  const checked = lines.slice(ends, lines.indexOf('', ends));
  return {
    subject: lines.slice(0, ends).map((line): [string, string] => {
      const [, name = '', value = ''] = /^ {2}(.{11}) (.*)$/.exec(line) ?? [];
      return [name.trim(), value];
    }),
    lines: checked.map((line) =>
      line
        .replace(/^- /, '– ')
        .replace(/ {2,}(\d+)$/, ' ($1)')
        .trim(),
    ),
    verdict: lines.find((line) => /^(Verified|NOT VERIFIED)/.test(line)) ?? '',
  };
}
