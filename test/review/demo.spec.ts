import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { chromium, type Page } from 'playwright-core';
import { PROJECT } from '../support/built-command.js';
import { lastingPort } from '../support/lasting-port.js';
import { within } from '../support/within.js';
import { CHROMIUM, PASSPHRASE, passUndo } from './support/surface.js';
import { WAITS_MS } from './support/waits.js';

/** In two minutes, at the 238 words a minute that adults read (Brysbaert 2019); a loop leaves time to choose. */
const WORDS_MAX = 450;

/** Words of a view, without what leads elsewhere. */
const wordsOf = async (page: Page): Promise<number> =>
  (await page.getByRole('main').innerText()).split(/\s+/).length;

/** What it needs at most until the decisions are played. */
const START_S = 180;

(CHROMIUM === undefined ? describe.skip : describe)('npm start -- --demo', () => {
  test('serves decisions to look at, and a loop that a newcomer stops', async () => {
    const port = await lastingPort();
    const command = join(PROJECT, 'apps/cli/bin/docket.js');
    const child = spawn(process.execPath, [command, 'serve', '--demo', '--port', String(port)], {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    const link = new Promise<string>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const found = /http:\/\/localhost:\d+\/app\/enrol#\S+/.exec(said);
        if (found !== null) resolve(found[0]);
      });
    });
    const browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
    try {
      const address = await within(START_S, 'the demo to be played', link, () => said);
      // The key of an administrator is nobody's here.
      expect(said).not.toMatch(/docket_[0-9a-f]/);
      const context = await browser.newContext({ locale: 'en-GB' });
      context.setDefaultTimeout(WAITS_MS);
      await context.clock.install();
      const page = await context.newPage();
      await page.goto(address);
      await page.getByLabel('Passphrase').fill(PASSPHRASE);
      await page.getByLabel('The same again').fill(PASSPHRASE);
      await page.getByRole('button', { name: 'Keep it and sign in' }).click();
      await page.getByText('2 questions wait').waitFor();
      let words = await wordsOf(page);
      await page.getByRole('link', { name: /1Z-7781/ }).click();
      await page
        .getByText(/3 make a loop/)
        .first()
        .waitFor();
      words += await wordsOf(page);
      // All that a newcomer could read before answering, in two minutes.
      expect(words).toBeLessThan(WORDS_MAX);
      await page.getByRole('radio', { name: /^Stop/ }).check();
      await page.getByRole('button', { name: 'A person takes this over.' }).click();
      await page.getByRole('button', { name: 'Record this answer' }).click();
      await passUndo(page);
      await page.getByText(/Stopped: recorded as entry/).waitFor();
    } finally {
      await browser.close();
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
    }
  });
});
