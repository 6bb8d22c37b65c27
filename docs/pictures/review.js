/** Pictures of the review surface, as a browser shows it to whoever serves the decisions of the demo. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PORT = 3399;
const PASSPHRASE = 'an old bridge of wet stones';
const WIDTH = 1280;

/**
 * Writes `review-queue`, `review-question` and `review-decision` into a folder, as PNG in all their colours.
 * Takes a Chromium: Debian's, or that of CHROMIUM_PATH.
 * @returns the names.
 */
export async function reviewPictures(root, folder) {
  const command = [join(root, 'apps/cli/bin/docket.js'), 'serve', '--demo', '--port', `${PORT}`];
  const server = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const link = await linkOf(server);
    const page = await browser.newPage({
      locale: 'en-GB',
      viewport: { width: WIDTH, height: 800 },
    });
    const take = async (name, options) => {
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: join(folder, `${name}.png`), ...options });
      return name;
    };
    await page.goto(link);
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.getByLabel('The same again').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Keep it and sign in' }).click();
    await page.getByText('2 questions wait').waitFor();
    const names = [await take('review-queue', { clip: { x: 0, y: 0, width: WIDTH, height: 450 } })];
    await page.getByRole('link', { name: /issue_refund/ }).click();
    await page.getByRole('heading', { name: 'Why it waits' }).waitFor();
    names.push(await take('review-question', { fullPage: true }));
    await page.getByRole('link', { name: 'The whole decision' }).click();
    await page.getByText('Verified in your browser').waitFor();
    names.push(await take('review-decision', {}));
    return names;
  } finally {
    await browser.close();
    server.kill('SIGINT');
    if (server.exitCode === null) await once(server, 'exit');
  }
}

/** The link with which one person enrols, which the server prints when the decisions are played. */
function linkOf(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk) => {
      said += chunk.toString('utf8');
      const [link] = /http:\/\/localhost:\d+\/app\/enrol#\S+/.exec(said) ?? [];
      if (link !== undefined) resolve(link);
    });
    server.once('exit', () => reject(new Error(`the demo is not served: ${said}`)));
  });
}
