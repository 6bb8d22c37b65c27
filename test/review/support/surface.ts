import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordBodies } from '@docket/record';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { startTestApi, written, type TestApi, type Written } from '../../api/support/api.js';
import { findChromium } from '../../passkey/browser-passkey.js';
import { lastingPort } from '../../support/lasting-port.js';
import { WAITS_MS } from './waits.js';

/** The Chromium of this machine. Where there is none, that is said loudly, and specs that need one are left out. */
export const CHROMIUM = findChromium();
if (CHROMIUM === undefined) {
  console.warn(
    'NO BROWSER: the review surface was not tried. Install chromium, or name one in CHROMIUM_PATH, and run this again.',
  );
}

export const PASSPHRASE = 'an old bridge of wet stones';

/** The review surface of a server of its own, with people who sign in by passphrase, and a browser before it. */
export interface Surface {
  api: TestApi;
  home: string;
  browser: Browser;
  /** Keys of the ledger `claims`. */
  agent: string;
  /** Lets somebody enrol. @returns the token. */
  enrol(name: string, roles?: Record<string, string>): Promise<string>;
  /** The same with their passphrase chosen. */
  addPerson(name: string, roles?: Record<string, string>): Promise<void>;
  /** A browser of somebody's own, with errors of its pages kept in `errors`. */
  open(options?: BrowserContextOptions): Promise<{ page: Page; errors: string[] }>;
  /** The same, signed in. */
  signedIn(
    name: string,
    options?: BrowserContextOptions,
  ): Promise<{ page: Page; errors: string[] }>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Written>;
  /** An agent that asks a human. @returns the decision. */
  ask(card?: object, opening?: object): Promise<string>;
  /** What the last review of a decision says. */
  review(decision: string): Promise<RecordBodies['review.recorded']>;
  close(): Promise<void>;
}

export async function startSurface(policy: Record<string, unknown> = {}): Promise<Surface> {
  const port = await lastingPort();
  // Another site than 127.0.0.1, and one that browsers trust without TLS.
  const home = `http://localhost:${port}`;
  const directory = await mkdtemp(join(tmpdir(), 'docket-review-'));
  const signInFile = join(directory, 'sign-in.json');
  await writeFile(signInFile, JSON.stringify({ public_url: home, local: true }));
  const api = await startTestApi({ signInFile, port });
  await api.createLedger('claims', policy);
  const agent = await api.createKey('claims', 'agent');
  // Chromium's own sandbox needs rights that a container does not give; the pages are ours.
  const browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
  const surface: Omit<Surface, 'signedIn' | 'addPerson' | 'ask' | 'review'> = {
    api,
    home,
    browser,
    agent,
    async enrol(name, roles = { claims: 'reviewer' }) {
      const body = { name, roles };
      const answer = await api.call('POST', '/v1/people', { key: api.administrator, body });
      return (answer.json as { token: string }).token;
    },
    async open(options = {}) {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      // A busy machine takes its time. What never comes is named, long before its test would end without a word.
      context.setDefaultTimeout(WAITS_MS);
      await context.clock.install();
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        // A refusal of the server is said by the page; the browser logs it too.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          errors.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(home)) errors.push(`asked ${request.url()}`);
      });
      return { page, errors };
    },
    async post(path, body, headers = {}) {
      const asked = { key: agent, body, headers };
      const answer = await api.call('POST', `/v1/ledgers/claims/${path}`, asked);
      return written(answer);
    },
    async close() {
      await browser.close();
      await api.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
  return {
    ...surface,
    async ask(card = asking.card, opening = asking.opening) {
      const { decision_id: decision } = await surface.post('decisions', opening);
      await surface.post(`decisions/${decision}/job-cards`, card);
      return decision;
    },
    async review(decision) {
      const path = `/v1/ledgers/claims/decisions/${decision}/entries?limit=100`;
      const answer = await api.call('GET', path, { key: agent });
      const { entries } = answer.json as {
        entries: { type: string; disclosure: { body: unknown } }[];
      };
      const review = entries.findLast(({ type }) => type === 'review.recorded');
      if (review === undefined) throw new Error(`no review in ${answer.text}`);
      // Held against its schema when it was taken.
      return review.disclosure.body as RecordBodies['review.recorded'];
    },
    async addPerson(name, roles) {
      const token = await surface.enrol(name, roles);
      const headers = { 'sec-fetch-site': 'same-origin', 'x-docket-csrf': '1' };
      const body = { token, passphrase: PASSPHRASE };
      const answer = await api.call('POST', '/v1/session/enrolment', { headers, body });
      if (answer.status !== 204) throw new Error(answer.text);
    },
    async signedIn(name, options) {
      const opened = await surface.open(options);
      await opened.page.goto(`${home}/app`);
      await signIn(opened.page, name);
      return opened;
    },
  };
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: /^(Sign in|Anmelden)$/ }).click();
  await page.getByRole('heading', { level: 1, name: /waits|wartet/ }).waitFor();
}

/** Lets the time in which an answer can be taken back pass at once, in a page whose clock is ours to move. */
export async function passUndo(page: Page): Promise<void> {
  await page
    .getByText(/is sent in/)
    .first()
    .waitFor();
  await page.clock.fastForward(9_000);
}

/** What axe-core finds on a page as it stands: the rules that WCAG 2.2 AA rests on, as far as a machine sees them. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Not by a script element, which the page's policy would refuse.
  await page.evaluate(axe.source);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const run = `axe.run(document, { runOnly: ${JSON.stringify(tags)} })`;
  const { violations } = await page.evaluate<axe.AxeResults>(run);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Writes a picture of a page into the folder of DOCKET_PICTURES, for looking at; nothing where it is not set. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['DOCKET_PICTURES'];
  if (folder !== undefined)
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

const CLAUSE =
  'Where an item arrives damaged and the customer keeps it, half of its price is refunded, provided that it is reported within 30 days.';

/** An agent that asks a human before a refund of more than it may give. */
export const asking = {
  opening: {
    agent: { id: 'support-resolver', name: 'Support Resolver', version: '2.3.1' },
    request: 'deal with the Henderson ticket',
    goal: 'Refund the damaged kettle of order #44812, and tell the customer',
    stakes: 'medium',
    authority_scope: ['issue_refund'],
  },
  card: {
    current_phase: 'ESCALATING',
    goal: 'Refund the damaged kettle of order #44812, and tell the customer',
    confidence: 0.62,
    needs_human: true,
    suggested_escalation: 'The amount is over my limit of 100 EUR. May I refund it?',
    rationale: 'Half of the price is 142.50 EUR.',
    result: { eligible: true, refund: '142.50' },
    alternatives_considered: [
      {
        option: 'Refund 100 EUR now and ask for the rest later',
        rejected_because: 'The customer would have to write again.',
      },
    ],
    lineage: [
      {
        document_id: 'refund-policy',
        version: '3.1',
        chunk: { id: 'chunk-12', section: '4.2' },
        role: 'decisive',
        quote: CLAUSE,
        supports: 'half of the price is refunded',
      },
    ],
    next_action: {
      operation: 'issue_refund',
      tool: 'issue_refund',
      effect: 'external',
      target: { system: 'payments', resource: 'order/44812' },
      amount: { value: '142.50', currency: 'EUR' },
      description: 'Refund half of the price of the kettle',
    },
  },
};
