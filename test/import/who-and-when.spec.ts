import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  checkDossier,
  decodeDossier,
  narrativeText,
  summaryClauses,
  type Dossier,
} from '@docket/report';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { readEntries, type ImportedEntry } from './imported-entries.js';
import { listIn, objectIn, said, type Members } from './raw-record.js';
import { runWith } from './run-with.js';

/** Written by hand in the two forms of the dataset; nothing in them happened. */
const samplePath = (name: string): string =>
  fileURLToPath(new URL(`./who-and-when/${name}.json`, import.meta.url));
const sample = (name: string): Members => JSON.parse(readFileSync(samplePath(name), 'utf8'));

describe('docket import who-and-when', () => {
  let api: TestApi;
  let directory: string;
  beforeAll(async () => {
    api = await startTestApi();
    directory = await mkdtemp(join(tmpdir(), 'docket-test-who-'));
  });
  afterAll(async () => {
    await api.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function importInto(ledger: string, path: string, ...more: string[]) {
    await api.createLedger(ledger);
    const key = await api.createKey(ledger, 'agent');
    const argv = ['import', 'who-and-when', path, '--ledger', ledger, '--url', api.url, ...more];
    const ran = await runWith(key, argv);
    return { ...ran, key, entries: ran.code === 0 ? await readEntries<Members>(api, ledger) : [] };
  }

  async function dossierOf(ledger: string, entries: ImportedEntry<Members>[]): Promise<Dossier> {
    const officer = await api.createKey(ledger, 'officer');
    const path = `/v1/ledgers/${ledger}/decisions/${entries[0]!.decision}/dossier.json`;
    const { text } = await api.call('GET', path, { key: officer });
    return decodeDossier(new TextEncoder().encode(text));
  }

  const ofType = (entries: ImportedEntry<Members>[], type: string): Members[] =>
    entries.filter((entry) => entry.type === type).map(({ body }) => body);

  /** Every message of the ledger, in order, with who says it to whom by its card. */
  function keptMessages(entries: ImportedEntry<Members>[]): string[] {
    return entries.flatMap(({ body }) =>
      listIn(objectIn(objectIn(body['ext'])['import'])['messages']).map((message) => {
        const { role, content } = objectIn(message);
        return said(role, content);
      }),
    );
  }

  test.each([
    [
      'algorithm-generated',
      'low',
      {
        agents: [
          'Planning_Expert',
          'Arithmetic_Expert',
          'Computer_terminal',
          'Verification_Expert',
        ],
        receivers: [],
        verdicts: [
          { kind: 'ground_truth', passed: false, target: { kind: 'decision' } },
          {
            kind: 'human',
            passed: false,
            target: { kind: 'job_card', name: 'step 1, said by Arithmetic_Expert' },
            label: 'decisive mistake: Arithmetic_Expert, step 1',
            explanation: 'Took the weekday price for Saturday.',
          },
        ],
      },
    ],
    [
      'hand-crafted',
      'critical',
      {
        agents: ['Orchestrator', 'Orchestrator', 'WebSurfer', 'Orchestrator', 'Orchestrator'],
        receivers: ['WebSurfer'],
        verdicts: [
          // Nobody held the answer against it: it says what was expected, and is no verdict.
          { kind: 'ground_truth', label: 'expected answer: The Rope Museum' },
          {
            kind: 'human',
            passed: false,
            target: { kind: 'job_card', name: 'step 4, said by Orchestrator' },
            label: 'decisive mistake: Orchestrator, step 4',
            explanation: 'Read "daily except Mondays" as daily.',
          },
        ],
      },
    ],
  ])(
    '%s, at %s stakes: who said what to whom, and whom a human blames',
    async (name, stakes, is) => {
      const { entries, ...ran } = await importInto(name, samplePath(name), '--stakes', stakes);
      expect(ran).toMatchObject({ code: 0, err: '' });
      const raw = sample(name);
      expect(keptMessages(entries)).toEqual(
        listIn(raw['history']).map((message) => {
          const { role, content } = objectIn(message);
          return said(role, content);
        }),
      );
      const cards = ofType(entries, 'job_card.filed');
      expect(cards.map(({ agent }) => objectIn(agent)['id'])).toEqual(is.agents);
      const receivers = cards.map(({ ext }) => objectIn(objectIn(ext)['import'])['to']);
      expect(receivers.filter((to) => to !== undefined)).toEqual(is.receivers);
      // Nobody said how sure they were, and so nothing waits for a human.
      expect(cards.every(({ confidence }) => confidence === null)).toBe(true);
      expect(ofType(entries, 'decision.closed')).toMatchObject([{ outcome: 'completed' }]);
      expect(ofType(entries, 'decision.closed')[0]).not.toHaveProperty('confidence');
      for (const type of ['escalation.opened', 'tripwire.tripped', 'review.recorded'])
        expect(ofType(entries, type)).toEqual([]);
      // Judged after the end: the verdicts stand behind the close.
      const types = entries.map(({ type }) => type);
      expect(types.indexOf('evaluation.recorded')).toBeGreaterThan(
        types.indexOf('decision.closed'),
      );
      expect(ofType(entries, 'evaluation.recorded')).toMatchObject(is.verdicts);
      // The verdict names the very entry: there stands the message of the step.
      const blamed = objectIn(ofType(entries, 'evaluation.recorded').at(-1)!['target'])[
        'decision_seq'
      ];
      const { step } = objectIn(objectIn(entries[blamed as number]!.body['ext'])['import']);
      expect(String(step)).toBe(raw['mistake_step']);
      // Nothing that judges the log stands where its agents could have seen it.
      expect(JSON.stringify(entries[0]!.body)).not.toContain(String(raw['ground_truth']));
      expect(JSON.stringify(entries)).toContain(String(raw['ground_truth']));
    },
  );

  test('the dossier names the blamed agent and step, and no human who stopped anything', async () => {
    const { entries } = await importInto('told', samplePath('algorithm-generated'));
    const dossier = await dossierOf('told', entries);
    expect(dossier.model.outcome.last_message.value).toBe('They pay 96 EUR. TERMINATE');
    expect(await checkDossier(dossier)).toMatchObject({ matches: true });
    const story = narrativeText(summaryClauses(dossier.narrative));
    expect(story).toContain('decisive mistake: Arithmetic_Expert, step 1');
    expect(story).not.toMatch(/stopped|asked for a human/);
    const attention = dossier.model.attention.map(({ text }) => text).join('\n');
    expect(attention).toContain('decisive mistake: Arithmetic_Expert, step 1');
    expect(JSON.stringify(dossier.model.timeline)).toContain('Took the weekday price for Saturday');
    expect(narrativeText(dossier.narrative.headline)).toMatch(/imported/i);
    // No source of a confidence is somebody who stated none.
    const sources = dossier.model.oversight.confidence.map(({ source }) => source);
    expect(sources).toContain('agent “Arithmetic_Expert”, which stated none');
    expect(sources.join()).not.toMatch(/agent stated|” stated/);
  });

  test('the last message of several agents is quoted, whatever its role is called', async () => {
    const { entries } = await importInto('said', samplePath('hand-crafted'));
    const { model } = await dossierOf('said', entries);
    // The condition that ended the run stands behind it, and nobody said that.
    expect(model.outcome.last_message.value).toBe(
      'The Sail Museum is open daily. FINAL ANSWER: the Sail Museum.',
    );
    expect(model.outcome.agent_messages.value).toBe(4);
  });

  test('a list of logs, and one log a line, are the same logs', async () => {
    const logs = ['algorithm-generated', 'hand-crafted'].map(sample);
    const paths = { list: join(directory, 'list.json'), lines: join(directory, 'lines.jsonl') };
    await writeFile(paths.list, JSON.stringify(logs));
    await writeFile(paths.lines, logs.map((log) => JSON.stringify(log)).join('\n'));
    const [list, lines] = [
      await importInto('list', paths.list),
      await importInto('lines', paths.lines),
    ];
    expect(list.out).toMatch(/^list\.json: 2 runs of who-and-when\.$/m);
    expect(list.out).toMatch(/^messages +10 +10 +0$/m);
    expect(list.out).toMatch(/^between agents +1 +1 +0$/m);
    expect(keptMessages(lines.entries)).toEqual(keptMessages(list.entries));
    // A second run sends the same records, positions among them.
    const argv = ['import', 'who-and-when', paths.list, '--ledger', 'list', '--url', api.url];
    expect((await runWith(list.key, argv)).out).toMatch(/Nothing was written: all \d+ records/);
  });

  test('what is missing or odd is not made up and not lost', async () => {
    const path = join(directory, 'odd.json');
    const odd = {
      history: ['MARK-1', { content: null, role: 7 }, { content: 'MARK-2' }],
      question: null,
      ground_truth: 'MARK-3',
      is_correct: 'MARK-4',
      mistake_agent: 'WebSurfer',
      mistake_step: '17',
    };
    await writeFile(path, JSON.stringify(odd));
    const { entries, code } = await importInto('odd', path);
    expect(code).toBe(0);
    for (const mark of [1, 2, 3, 4]) expect(JSON.stringify(entries)).toContain(`MARK-${mark}`);
    expect(ofType(entries, 'decision.opened')).toMatchObject([
      { goal: 'not recorded by the source' },
    ]);
    expect(ofType(entries, 'decision.opened')[0]).not.toHaveProperty('request');
    const evaluations = ofType(entries, 'evaluation.recorded');
    expect(evaluations).toMatchObject([
      { target: { kind: 'decision' }, label: 'expected answer: MARK-3' },
      { target: { kind: 'decision', name: 'step 17, which the log does not have' } },
    ]);
    expect(evaluations[0]).not.toHaveProperty('passed');
    expect(ofType(entries, 'decision.closed')).toMatchObject([{ outcome: 'abandoned' }]);
  });

  test.each([
    ['a log without a history', { question: 'Why?' }, /has no list "history"/],
    ['no logs', [], /holds no logs/],
    ['no JSON', 'history: 3', /cannot be read/],
  ])('%s: exit 2 and one line', async (name, content, message) => {
    const path = join(directory, 'refused.json');
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    const ledger = name.replaceAll(/\W/g, '-').toLowerCase();
    const { code, err } = await importInto(ledger, path);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
