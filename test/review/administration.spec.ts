import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { appendCall, HEAD } from '../tamper/append-call.js';
import {
  axeFindings,
  CHROMIUM,
  PASSPHRASE,
  picture,
  startSurface,
  type Surface,
} from './support/surface.js';

/** What an administrator may have written where a name belongs. */
const HOSTILE_LABEL = '<img src=x onerror="document.title=`taken`"> evil';

(CHROMIUM === undefined ? describe.skip : describe)('the administration', () => {
  let surface: Surface;
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('ida', { registry: 'administrator' });
    await surface.addPerson('lea', { claims: 'administrator' });
    await surface.addPerson('olga', { claims: 'officer' });
    await surface.enrol('unready', { claims: 'reviewer' });
    const { api } = surface;
    const asked = { key: api.administrator, body: { role: 'auditor', label: HOSTILE_LABEL } };
    const made = await api.call('POST', '/v1/ledgers/claims/keys', asked);
    expect(made.status).toBe(201);
    const { id } = made.json as { id: string };
    const gone = await api.call('DELETE', `/v1/ledgers/claims/keys/${id}`, {
      key: api.administrator,
    });
    expect(gone.status).toBe(204);
    const officer = await api.createKey('claims', 'officer');
    const at = '/v1/ledgers/claims/checkpoint-keys';
    const body = { occasion: 'routine' };
    const { seq: proposal } = (await api.call('POST', at, { key: officer, body })).json as {
      seq: number;
    };
    const administrator = await api.createKey('claims', 'administrator');
    const both = { key: administrator, body: { proposal } };
    expect((await api.call('POST', `${at}/rotations`, both)).status).toBe(201);
    expect((await api.call('POST', at, { key: officer, body })).status).toBe(201);
  });
  afterAll(() => surface.close());

  const isTooWide = (page: Page): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth > innerWidth + 1');
  const isThere = (page: Page, text: RegExp) => page.getByText(text).first().waitFor();

  test.each([
    ['small, in German', { viewport: { width: 320, height: 640 }, locale: 'de-DE' }],
    ['dark', { colorScheme: 'dark' as const }],
    ['in forced colours', { forcedColors: 'active' as const }],
  ])('holds: %s', async (name, options) => {
    const { page, errors } = await surface.signedIn('ida', options);
    for (const [path, last] of [
      ['/app/administration', /unready/],
      ['/app/administration/claims', /img src=x/],
    ] as const) {
      await page.goto(surface.home + path);
      await isThere(page, last);
      await page.waitForLoadState('networkidle');
      expect([path, await isTooWide(page)]).toEqual([path, false]);
      expect([path, await axeFindings(page)]).toEqual([path, []]);
      expect(await page.locator('#app img, #app script').count()).toBe(0);
      expect(await page.getByRole('alert').count()).toBe(0);
      await picture(page, `${name}${path}`.replaceAll(/[^a-z0-9]+/gi, '-'));
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('leads an administrator of the installation by the keyboard to what a ledger has', async () => {
    const { page, errors } = await surface.signedIn('ida');
    // Who sees no decisions is led to what there is for them, and told nothing of a queue.
    await isThere(page, /You administer, and have no role here that sees decisions/);
    expect(await page.getByText(/Nothing waits/).count()).toBe(0);
    await page.getByRole('main').getByRole('link', { name: 'Administration' }).waitFor();
    await page.keyboard.press('m');
    await page.getByRole('heading', { level: 1, name: 'Administration' }).waitFor();
    const ledgers = page.getByRole('group', { name: 'Ledgers' });
    await ledgers.getByRole('row', { name: /^registry/ }).waitFor();
    const people = page.getByRole('group', { name: 'People with a passphrase' });
    await people.getByRole('row', { name: /olga.*claims: officer.*has chosen a/ }).waitFor();
    await people.getByRole('row', { name: /unready.*the link is good until/ }).waitFor();
    const signedIn = page.getByRole('group', { name: 'Who is signed in' });
    await signedIn
      .getByRole('row', { name: /registry: administrator/ })
      .first()
      .waitFor();
    await ledgers.getByRole('link', { name: 'claims' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Ledger claims' }).waitFor();
    const keys = page.getByRole('group', { name: 'API keys' });
    await keys.getByRole('row', { name: /onerror.*auditor.*revoked at/ }).waitFor();
    await isThere(page, /It covers \d+ entries/);
    const signing = page.getByRole('group', { name: 'Keys that sign checkpoints' });
    await signing
      .getByRole('row', { name: /^[0-9a-f]{8} 0 to \d+ entries since the ledger was made/ })
      .waitFor();
    const changed = /\d+ entries and more since .*prn_.*“test officer”.*“test administrator”/;
    await signing.getByRole('row', { name: changed }).waitFor();
    await signing.getByRole('row', { name: /waits until .*“test officer”.*–/ }).waitFor();
    await isThere(page, /number 1 of this ledger, by entry 0/);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Administration' }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('lets somebody in, who signs in by the link, and makes a key, each shown this once', async () => {
    const { page, errors } = await surface.signedIn('ida');
    await page.goto(`${surface.home}/app/administration`);
    const letIn = page.locator('form', { has: page.getByLabel('Name', { exact: true }) }).first();
    await letIn.getByRole('button', { name: 'Let somebody in' }).click();
    await isThere(page, /Give a name, a ledger and a role/);
    await letIn.getByLabel('Name', { exact: true }).fill('nora');
    await letIn.getByLabel('Ledger').selectOption('claims');
    await letIn.getByLabel('Role').selectOption('reviewer');
    await letIn.getByRole('button', { name: 'Let somebody in' }).click();
    await isThere(page, /Give this link to “nora”/);
    const link = await page.getByRole('status').locator('code').innerText();
    const people = page.getByRole('group', { name: 'People with a passphrase' });
    await people.getByRole('row', { name: /nora.*claims: reviewer.*the link is good/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const { page: other } = await surface.open();
    await other.goto(link.replace(/^https?:\/\/[^/]+/, surface.home));
    await other.getByLabel('Passphrase').fill(PASSPHRASE);
    await other.getByLabel('The same again').fill(PASSPHRASE);
    await other.getByRole('button', { name: 'Keep it and sign in' }).click();
    await other.getByRole('heading', { level: 1, name: 'What waits for you' }).waitFor();
    await other.context().close();
    // Another passphrase: the one before is good no more.
    await page.getByLabel('Name of whom').selectOption('nora');
    await page.getByRole('button', { name: 'Let them choose another passphrase' }).click();
    await page.locator('code', { hasText: /nora:/ }).filter({ hasNotText: link }).waitFor();

    await page.goto(`${surface.home}/app/administration/claims`);
    const make = page.getByRole('button', { name: 'Make an API key' });
    await make.click();
    await isThere(page, /Say what it is for, and choose a role/);
    await page.getByLabel('For', { exact: true }).fill(HOSTILE_LABEL);
    await page.getByLabel('Role', { exact: true }).selectOption('auditor');
    await make.click();
    await isThere(page, /This is the key .* It is shown once/);
    const key = await page.getByRole('status').locator('code').innerText();
    const read = await surface.api.call('GET', '/v1/ledgers/claims', { key });
    expect(read.status).toBe(200);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.locator('#app img, #app script').count()).toBe(0);
    await page.reload();
    await isThere(page, /Make an API key/);
    expect(await page.getByText(key).count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('says what Docket does by itself, and what failed of it with what to do', async () => {
    const { page, errors } = await surface.signedIn('ida', {
      viewport: { width: 320, height: 640 },
    });
    await page.goto(`${surface.home}/app/administration`);
    const table = page.getByRole('group', { name: 'At work' });
    await table.getByRole('row', { name: /^Taking records.*in order.*nothing/ }).waitFor();
    await table.getByRole('row', { name: /^Witness.*not set up/ }).waitFor();
    await isThere(page, /Read at \d+ \w+ \d{4}/);
    await page.route('**/v1/work', (route) =>
      route.fulfill({
        json: {
          read_at: '2026-01-15T09:30:00.000Z',
          items: [
            { name: 'exports', state: 'failed', scope: 'installation', counts: { failed: 2 } },
            {
              name: 'witness',
              state: 'failed',
              scope: 'process',
              of: HOSTILE_LABEL,
              counts: {},
            },
            { name: 'search_index', state: 'unknown', scope: 'installation', counts: {} },
          ],
        },
      }),
    );
    await page.getByRole('button', { name: 'Read again now' }).click();
    await isThere(page, /2 want a look/);
    const [, first = '', , last = ''] = await table.getByRole('row').allInnerTexts();
    expect(first).toMatch(/Exports\s+✗ failed\s+failed: 2\s+Whoever asked sees why/);
    expect(last).toMatch(/Search index\s+\? not known\s+–\s+Read it again/);
    expect(await page.locator('#app img').count()).toBe(0);
    expect(await isTooWide(page)).toBe(false);
    await page.waitForLoadState('networkidle');
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'at-work');
    // Where it is not answered, what was read before stays, and is said to be of then.
    await page.unroute('**/v1/work');
    await page.route('**/v1/work', (route) => route.abort());
    await page.clock.fastForward(15_000);
    await isThere(page, /It cannot be read now\. What follows was read at 15 January 2026/);
    expect(await page.getByText('2 want a look').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('shows an administrator of one ledger that ledger, and asks for nothing else', async () => {
    const { page } = await surface.signedIn('lea');
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(new URL(request.url()).pathname));
    await page.getByRole('main').getByRole('link', { name: 'Administration' }).click();
    const ledgers = page.getByRole('group', { name: 'Ledgers' });
    await ledgers.getByRole('row', { name: /^claims/ }).waitFor();
    expect(await ledgers.getByRole('row').count()).toBe(2);
    expect(asked.filter((path) => /\/v1\/(people|sessions|work|ledgers$)/.test(path))).toEqual([]);
    await page.goto(`${surface.home}/app/administration/registry`);
    await isThere(page, /You have no role in this ledger/);
    expect(await page.getByRole('table').count()).toBe(0);
    await page.context().close();
  });

  test('weighs a weaker policy from a file, proposes it, and has it in force by a second administrator', async () => {
    const { api } = surface;
    const policyOf = async () => {
      const path = '/v1/ledgers/claims/policy';
      const answer = await api.call('GET', path, { key: api.administrator });
      return answer.json as { policy: { version: string }; revision: number; proposed?: object };
    };
    const first = (await policyOf()).policy;
    const strict = {
      ...first,
      version: 'two',
      two_people_for: ['weaker_policy'],
      approvals_needed: { high: 2 },
    };
    const asked = { key: api.administrator, body: { policy: strict, reason: HOSTILE_LABEL } };
    const put = await api.call('PUT', '/v1/ledgers/claims/policy', asked);
    expect([put.status, put.text]).toEqual([201, expect.anything()]);
    const { approvals_needed: _, ...weaker } = strict;
    const theirs = await surface.signedIn('ida');
    await theirs.page.goto(`${surface.home}/app/administration/claims`);
    const field = theirs.page.getByLabel('Policy file');
    const choose = (policy: object) =>
      field.setInputFiles({
        name: 'policy.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(policy)),
      });
    // What is no policy is said with its place, and nothing can be sent.
    await choose({ ...weaker, version: 'three', approvals_needed: HOSTILE_LABEL });
    await theirs.page.getByText('/policy/approvals_needed').waitFor();
    expect(await theirs.page.getByRole('button', { name: /Propose|into force/ }).count()).toBe(0);
    await choose({ ...weaker, version: 'three' });
    // What would follow stands there before anything is recorded.
    await theirs.page.getByRole('row', { name: /approvals_needed\/high.*fewer people/ }).waitFor();
    await theirs.page.getByText(/^It asks less of people, so it takes two/).waitFor();
    await picture(theirs.page, 'administration-weighing');
    expect(await axeFindings(theirs.page)).toEqual([]);
    await theirs.page.getByRole('button', { name: /Propose .three./ }).click();
    await theirs.page.getByText('Give a reason.').waitFor();
    expect((await policyOf()).proposed).toBeUndefined();
    await theirs.page.getByLabel('Why you propose it').fill(HOSTILE_LABEL);
    await theirs.page.keyboard.press('Enter');
    await theirs.page.getByText(/is proposed by prn_/).waitFor();
    expect((await policyOf()).proposed).toMatchObject({ policy: { version: 'three' } });
    await theirs.page.context().close();
    const { page, errors } = await surface.signedIn('lea', {
      viewport: { width: 320, height: 640 },
    });
    await page.goto(`${surface.home}/app/administration/claims`);
    const changes = page.getByRole('group', { name: 'What would change' });
    await changes
      .getByRole('row', { name: /approvals_needed\/high.*2.*not given.*fewer people/ })
      .waitFor();
    await changes.getByRole('row', { name: /version.*two.*three.*asks no less/ }).waitFor();
    expect(await changes.getByRole('row').count()).toBe(3);
    expect(await isTooWide(page)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'administration-proposal');
    await page.getByRole('button', { name: /Bring .three. into force/ }).focus();
    await page.keyboard.press('Enter');
    await isThere(page, /Give a reason/);
    expect((await policyOf()).policy.version).toBe('two');
    await page.getByLabel('Why you bring it into force').fill('As proposed.');
    await page.keyboard.press('Enter');
    await isThere(page, /Version .three., number 3/);
    await isThere(page, /No other is proposed/);
    expect(await policyOf()).toMatchObject({ policy: { version: 'three' }, revision: 3 });
    // Every policy since entry 0, with what it changed and whose it was.
    const history = page.getByRole('group', { name: 'Policies that were in force' });
    await history.getByRole('row', { name: /“three”, number 3/ }).waitFor();
    const [, third = '', second = '', made = ''] = await history.getByRole('row').allInnerTexts();
    expect(third).toMatch(/“three”, number 3\s+since .*“As proposed\.”/s);
    expect(third).toMatch(/proposed by prn_\w+: “<img src=x/);
    expect(third).toContain(
      'different people who have to say yes › high stakes: 2 → not given asks less of people',
    );
    expect(second).toMatch(/“two”, number 2\s+from .+ until .*nobody else had proposed it/s);
    expect(second).toContain('› high stakes: not given → 2');
    expect(made).toContain('the ledger was made with it');
    expect(await page.locator('#app img').count()).toBe(0);
    expect(await isTooWide(page)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'administration-history');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('is no page for an officer, whose requests are refused', async () => {
    const { page } = await surface.signedIn('olga');
    expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
    await page.goto(`${surface.home}/app/administration/claims`);
    await isThere(page, /An administrator sees this page/);
    expect(await page.getByRole('table').count()).toBe(0);
    for (const path of [
      'ledgers',
      'people',
      'work',
      'ledgers/claims/keys',
      'ledgers/claims/webhooks',
    ]) {
      const asking = `fetch('/v1/${path}').then(({ status }) => status)`;
      expect([path, await page.evaluate(asking)]).toEqual([path, 403]);
    }
    await page.context().close();
  });

  test('says of an entry that is no record that it is there, and where, before anybody verifies', async () => {
    const { api, home } = surface;
    const service = new pg.Client({ connectionString: api.database.url });
    await service.connect();
    const { rows } = await service.query<{ size: string }>(`SELECT h.size FROM ${HEAD}`);
    const seq = rows[0]?.size ?? '';
    await service.query(
      `SELECT set_config('docket.ledger', ledger_no::text, false) FROM docket.ledger WHERE ledger_id = 'claims'`,
    );
    await service.query(appendCall('one', {})).finally(() => service.end());
    // Read by whoever asks for the ledger.
    await api.call('GET', '/v1/ledgers/claims', { key: api.administrator });
    const { page, errors } = await surface.signedIn('ida', { locale: 'de-DE' });
    await page.goto(`${home}/app/administration`);
    await page.getByText('keine Aufzeichnung sind').first().waitFor();
    const work = page.getByRole('row', { name: /^Einträge, die keine Aufzeichnung sind/ });
    expect(await work.innerText()).toMatch(/fehlgeschlagen.*Einträge: 1.*am Server vorbei/s);
    expect(await page.getByText('Es ist nicht bekannt, dass').count()).toBe(0);
    const row = page.getByRole('row', { name: /^claims/ });
    expect(await row.innerText()).toContain(`1 davon ist keine Aufzeichnung: ${seq}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
