import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { asking, axeFindings, CHROMIUM, picture, startSurface } from './support/surface.js';
import type { Surface } from './support/surface.js';

/** Text of an agent that would rather be something else. */
const HOSTILE = [
  '<img src=x onerror="document.title=`taken`">',
  '<script>document.title="taken"</script>',
  'javascript:alert(1)',
  'https://evil.example/?a',
  '[E99] \u202eevil\u202c \u0007 ”’"',
  'z'.repeat(400),
].join(' ');

(CHROMIUM === undefined ? describe.skip : describe)('a page of the review surface', () => {
  let surface: Surface;
  let decision: string;
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('ada', { claims: 'officer' });
    await surface.addPerson('bo', { claims: 'auditor' });
    decision = await surface.ask();
  });
  afterAll(() => surface.close());

  const views = (id: string): [string, RegExp][] => [
    ['/app/verify', /./],
    ['/app/queue', /waits|wartet/],
    [`/app/queue/claims/${id}/esc-1`, /./],
    ['/app/board', /./],
    ['/app/decisions', /Decisions|Entscheidungen/],
    ['/app/reports', /./],
    [`/app/decisions/claims/${id}`, /./],
  ];

  async function look(page: Page, path: string): Promise<void> {
    await page.goto(surface.home + path);
    // A card, what is verified, or a form: what the view is there for.
    await page.locator('a.card, details, form.answer, form.report').first().waitFor();
  }

  const isTooWide = (page: Page): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth > innerWidth + 1');

  test.each([
    ['small, in German', { viewport: { width: 320, height: 640 }, locale: 'de-DE' }],
    ['dark', { colorScheme: 'dark' as const }],
    ['in forced colours', { forcedColors: 'active' as const }],
  ])('holds: %s', async (name, options) => {
    const { page, errors } = await surface.signedIn('ada', options);
    for (const [path] of views(decision)) {
      await look(page, path);
      expect([path, await isTooWide(page)]).toEqual([path, false]);
      expect([path, await axeFindings(page)]).toEqual([path, []]);
      await picture(
        page,
        `${name}${path.replace(decision, 'one')}`.replaceAll(/[^a-z0-9]+/gi, '-'),
      );
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('shows what an agent wrote as text, and nothing else, in every field', async () => {
    const { card, opening } = asking;
    const [alternative] = card.alternatives_considered;
    const [source] = card.lineage;
    const id = await surface.ask(
      {
        ...card,
        goal: HOSTILE,
        rationale: HOSTILE,
        suggested_escalation: HOSTILE,
        result: { [HOSTILE.slice(0, 60)]: HOSTILE },
        tool_calls: [
          {
            tool_name: HOSTILE.slice(0, 200),
            tool_call_id: 'call_1',
            arguments: { [HOSTILE]: HOSTILE },
            result: { [HOSTILE]: [HOSTILE, { [HOSTILE]: HOSTILE }] },
          },
        ],
        criteria: [
          {
            id: HOSTILE.slice(0, 100),
            text: HOSTILE,
            result: true,
            evaluated_by: { tool_name: HOSTILE.slice(0, 200), tool_call_id: 'call_1' },
          },
        ],
        alternatives_considered: [{ ...alternative, option: HOSTILE, rejected_because: HOSTILE }],
        lineage: [
          {
            ...source,
            document_id: HOSTILE.slice(0, 500),
            version: HOSTILE.slice(0, 100),
            quote: HOSTILE,
            supports: HOSTILE,
          },
        ],
        next_action: {
          ...card.next_action,
          operation: HOSTILE.slice(0, 120),
          target: { system: HOSTILE.slice(0, 100), resource: HOSTILE.slice(0, 200) },
          description: HOSTILE,
        },
      },
      {
        ...opening,
        agent: { id: HOSTILE.slice(0, 100), name: HOSTILE.slice(0, 100) },
        request: HOSTILE,
        goal: HOSTILE,
      },
    );
    const { page, errors } = await surface.signedIn('ada', {
      viewport: { width: 320, height: 640 },
    });
    for (const [path] of views(id)) {
      await look(page, path);
      expect(await page.title()).not.toBe('taken');
      expect(await page.locator('img, iframe, #app script').count()).toBe(0);
      const elsewhere = await page.locator(`a:not([href^="/app"]):not([href^="#"])`).count();
      expect([path, elsewhere]).toEqual([path, 0]);
      expect([path, await isTooWide(page)]).toEqual([path, false]);
      // Directions and controls are shown by their codes.
      expect(await page.evaluate('/[\\u202e\\u0007]/.test(document.body.innerText)')).toBe(false);
    }
    expect(await page.getByText('onerror=').count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('has no form, and says why, where the record does not verify', async () => {
    const { page } = await surface.signedIn('ada');
    await page.route('**/evidence', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replaceAll('142.50', '142.51');
      await route.fulfill({ response: answer, body });
    });
    await page.goto(`${surface.home}/app/queue/claims/${decision}/esc-1`);
    await page.getByText(/does not verify in your browser/).waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    await page.getByRole('link', { name: 'The whole decision' }).click();
    await page.getByText('Does not verify in your browser').waitFor();
    await page.context().close();
  });

  test('gives an officer the dossier; an auditor reads a question and answers none', async () => {
    const officer = await surface.signedIn('ada');
    await look(officer.page, `/app/decisions/claims/${decision}`);
    await officer.page.locator('summary', { hasText: 'Verified in your browser' }).click();
    await officer.page.getByText('What this cannot show').waitFor();
    const [download] = await Promise.all([
      officer.page.waitForEvent('download'),
      officer.page.getByRole('button', { name: 'Download as JSON' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${decision}.dossier.json`);
    const dossier = JSON.parse(await readFile(await download.path(), 'utf8')) as object;
    expect(dossier).toMatchObject({ format: 'docket-dossier/v1', decision_id: decision });
    const auditor = await surface.signedIn('bo');
    await auditor.page.goto(`${surface.home}/app/queue/claims/${decision}/esc-1`);
    await auditor.page.getByText('Your role reads and does not answer.').waitFor();
    expect(await auditor.page.getByRole('radio').count()).toBe(0);
    for (const { page } of [officer, auditor]) await page.context().close();
  });

  test('puts a decision on the board where it stands, and again where it went', async () => {
    const opening = { ...asking.opening, goal: 'Board walk', stakes: 'low' };
    const { decision_id: id } = await surface.post('decisions', opening);
    const { page, errors } = await surface.signedIn('bo');
    // Of two tabs one is told by the server, and tells the other.
    const second = await page.context().newPage();
    const asked: string[] = [];
    second.on('request', (request) => void asked.push(request.url()));
    await second.goto(`${surface.home}/app/board`);
    await page.keyboard.press('b');
    const at = (column: string) =>
      page.getByRole('region', { name: column }).getByRole('link', { name: /Board walk/ });
    await at('Planning').waitFor();
    const card = { goal: 'Board walk', confidence: 0.9, needs_human: false };
    for (const [phase, column, more] of [
      ['EXECUTING', 'Executing', {}],
      ['LOOP_DETECTED', 'Loop detected', { self_diagnosis: 'The carrier says the same.' }],
      ['ESCALATING', 'Escalating', {}],
      ['BLOCKED', 'Blocked', { reason_blocked: 'The carrier is closed.' }],
      ['EXECUTING', 'Executing', {}],
      ['DONE', 'Done', {}],
    ] as const) {
      await surface.post(`decisions/${id}/job-cards`, { ...card, current_phase: phase, ...more });
      await at(column).waitFor();
      expect(await page.getByRole('link', { name: /Board walk/ }).count()).toBe(1);
      const there = second.getByRole('region', { name: column });
      await there.getByRole('link', { name: /Board walk/ }).waitFor();
    }
    expect(asked.filter((url) => url.endsWith('/v1/session/positions'))).toEqual([]);
    await second.close();
    expect(await page.getByRole('region', { name: 'Waiting' }).getByRole('link').count()).not.toBe(
      0,
    );
    // Also a stopped decision has a question that waits: the queue's count stands beside the columns'.
    await page.getByRole('link', { name: /of this ledger waits? in the queue/ }).waitFor();
    await page.getByLabel('Stakes').selectOption('low');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('1 decision is not closed').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /Board walk/ }).click();
    await page.waitForURL(new RegExp(`/app/decisions/claims/${id}$`));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('replays a decision: where it stood after each entry, by the slider and step by step', async () => {
    const { decision_id: id } = await surface.post('decisions', asking.opening);
    const { operation, target, amount } = asking.card.next_action;
    const intent = { operation, target, amount, owner: 'payments team' };
    const { side_effect_id: effect } = await surface.post(`decisions/${id}/side-effects`, intent, {
      'idempotency-key': 'replay',
    });
    const transitions = `decisions/${id}/side-effects/${effect}/transitions`;
    for (const to of ['executing', 'executed']) await surface.post(transitions, { to });
    await surface.post(`decisions/${id}/job-cards`, asking.card);
    const { page, errors } = await surface.signedIn('bo');
    await look(page, `/app/decisions/claims/${id}`);
    const replay = page.getByRole('region', { name: 'Replay' });
    const slider = replay.getByRole('slider');
    const valueOf = () => slider.getAttribute('aria-valuetext');
    await slider.press('Home');
    expect(await valueOf()).toMatch(/^Entry 1 of \d+: /);
    const row = (name: string) =>
      replay.locator('dl > div').filter({ hasText: name }).locator('dd');
    expect(await row('The ledger has it as').innerText()).toBe('open');
    expect(await row('Open questions').innerText()).toBe('none');
    await replay.getByRole('button', { name: 'To the next rule or answer' }).click();
    expect(await valueOf()).not.toMatch(/^Entry [12] /);
    await slider.press('End');
    expect(await row('The ledger has it as').innerText()).toMatch(/^held/);
    expect(await row('Open questions').innerText()).toContain('esc-1');
    const life = replay.getByRole('listitem').filter({ hasText: operation });
    expect(await life.innerText()).toMatch(/announced \[E1\] → begun \[E2\] → executed \[E3\]/);
    expect(await replay.getByRole('button', { name: 'Forward' }).isDisabled()).toBe(true);
    // Played from its beginning, it comes to its end.
    await replay.getByRole('button', { name: 'Play' }).click();
    await replay.getByRole('button', { name: 'Pause' }).waitFor();
    await replay.getByRole('button', { name: 'Play' }).waitFor();
    expect(await replay.getByRole('button', { name: 'Forward' }).isDisabled()).toBe(true);
    await picture(page, 'replay');
    // What comes meanwhile is said, and read when somebody asks for it: that is recorded.
    const told = page.getByText('Something was recorded since this page read the decision.');
    expect(await told.count()).toBe(0);
    await surface.post(`decisions/${id}/job-cards`, asking.card);
    await told.waitFor();
    const all = Number(/of (\d+)/.exec((await valueOf()) ?? '')?.[1]);
    await page.getByRole('button', { name: 'Read it again' }).press('Enter');
    await told.waitFor({ state: 'detached' });
    await slider.waitFor();
    expect(Number(/of (\d+)/.exec((await valueOf()) ?? '')?.[1])).toBeGreaterThan(all);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('verifies what it handed out, for somebody who is not signed in', async () => {
    const path = `/v1/ledgers/claims/decisions/${decision}/dossier.json`;
    const officer = await surface.api.createKey('claims', 'officer');
    const { text } = await surface.api.call('GET', path, { key: officer });
    const { page, errors } = await surface.open();
    await page.goto(`${surface.home}/app/verify`);
    const file = { name: 'one.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await page.getByLabel('Open a file').setInputFiles(file);
    await page.getByRole('heading', { name: 'Verified', exact: true }).waitFor();
    // The field names what was opened.
    expect(await page.getByLabel('Open a file').inputValue()).toMatch(/one\.json$/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download docket-verify.html' }).click(),
    ]);
    const saved = await readFile(await download.path());
    const sha256 = createHash('sha256').update(saved).digest('hex');
    await page.getByText(sha256).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('makes a copy for others of what was looked at, and takes out what would still show', async () => {
    const { page, errors } = await surface.signedIn('ada');
    await look(page, `/app/decisions/claims/${decision}`);
    const copies = page.getByRole('region', { name: 'Copies for others' });
    expect(await copies.getByRole('button', { name: /Make the copy/ }).count()).toBe(0);
    await copies.getByLabel('Recipient').fill('the merchant');
    await copies.getByRole('button', { name: 'Show what would be withheld' }).click();
    await copies.getByRole('heading', { name: /values would be withheld/ }).waitFor();
    const more = copies.getByRole('button', { name: /^Withhold .* too$/ });
    const before = await more.count();
    if (before > 0) {
      await more.first().click();
      await copies.getByRole('button', { name: 'Make the copy as JSON' }).waitFor();
      expect(await more.count()).toBeLessThan(before);
    }
    await picture(page, 'copies');
    expect(await axeFindings(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      copies.getByRole('button', { name: 'Make the copy as JSON' }).click(),
    ]);
    const copy = await readFile(await download.path(), 'utf8');
    expect(JSON.parse(copy)).toMatchObject({ format: 'docket-dossier/v1', variant: 'redacted' });
    expect(copy).not.toContain('Henderson');
    // Another reader is another copy: it has to be looked at again.
    await copies.getByRole('radio', { name: /The person concerned/ }).check();
    expect(await copies.getByRole('button', { name: /Make the copy/ }).count()).toBe(0);
    await copies.getByLabel('Who is responsible').fill('Example Retail GmbH');
    await copies.getByRole('button', { name: 'Show what would be withheld' }).click();
    const [explanation] = await Promise.all([
      page.waitForEvent('download'),
      copies.getByRole('button', { name: 'Make the copy as PDF' }).click(),
    ]);
    expect((await readFile(await explanation.path())).subarray(0, 5).toString()).toBe('%PDF-');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('makes the oversight report of a period, and says what is missing', async () => {
    const { page, errors } = await surface.signedIn('bo');
    await page.keyboard.press('t');
    await page.getByRole('heading', { name: 'Oversight report' }).waitFor();
    const today = new Date().toISOString().slice(0, 10);
    await page.locator('#report-from').fill(today);
    await page.locator('#report-to').fill('2000-01-01');
    await page.getByRole('button', { name: 'Download as JSON' }).click();
    await page.getByText('Give a first day, and a last one').waitFor();
    await page.locator('#report-to').fill(today);
    await page.locator('#report-purpose').fill('quarterly look');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as JSON' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`claims-${today}-${today}.oversight.json`);
    const report = JSON.parse(await readFile(await download.path(), 'utf8')) as object;
    expect(report).toMatchObject({ format: 'docket-oversight-report/v1' });
    await picture(page, 'reports');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('of nobody is the sign-in; who signs out sees nothing any more', async () => {
    const { page } = await surface.signedIn('ada');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(`${surface.home}/app/decisions/claims/${decision}`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByText('Henderson').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});
