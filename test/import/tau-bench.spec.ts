import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  checkDossier,
  decodeDossier,
  narrativeText,
  summaryClauses,
  SUMMARY_WORDS_MAX,
  wordCount,
} from '@docket/report';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { readEntries, type ImportedEntry } from './imported-entries.js';
import { runWith } from './run-with.js';
import {
  countChecks,
  expectedWires,
  isDone,
  isError,
  isWrite,
  loops,
  readRaw,
  realTrace,
  repeatedCalls,
  type RawRun,
} from './traces.js';

const AIRLINE = realTrace('taubench_gpt-4o-airline.json');
const RETAIL = realTrace('tau2_toolorchestra_retail_gpt-5_1trial.json');

/** Members of all imported bodies together; each test reads those that its type has. */
interface Body {
  rule: string;
  facts: {
    operation: string;
    calls: { tool_name: string; repeats: number; results_recorded: number }[];
  };
  passed?: boolean;
  confidence: number | null;
  needs_human: boolean;
  current_phase: string;
  tool_calls: object[];
  lineage?: { role: string; version: string | null; document_id: string }[];
  outcome: string;
  score: number;
  kind: string;
  evaluator: { id: string };
  ext: {
    import: {
      run: number;
      task_id?: unknown;
      task?: { id?: string } | null;
      not_recorded?: string[];
    };
  };
}

/** The entries of an imported file, by the run they belong to. */
interface Imported {
  output: string;
  entries: ImportedEntry<Body>[];
  raw: RawRun[];
}

describe('docket import tau-bench', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  const importers = new Map<string, string>();
  /** With one key a ledger: what an agent sent before is known by its own keys. */
  async function importInto(ledger: string, path: string) {
    const key = importers.get(ledger) ?? (await api.createKey(ledger, 'agent'));
    importers.set(ledger, key);
    return runWith(key, ['import', 'tau-bench', path, '--ledger', ledger, '--url', api.url]);
  }

  async function importTrace(ledger: string, path: string): Promise<Imported> {
    await api.createLedger(ledger);
    const { code, out, err } = await importInto(ledger, path);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return { output: out, entries: await readEntries<Body>(api, ledger), raw: readRaw(path) };
  }

  const wires = ({ entries }: Imported, rule?: string) =>
    entries.filter(
      ({ type, body }) => type === 'tripwire.tripped' && (rule === undefined || body.rule === rule),
    );
  const ofType = ({ entries }: Imported, ...types: string[]) =>
    entries.filter(({ type }) => types.includes(type));

  function countByRule(imported: Imported): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { body } of wires(imported)) counts[body.rule] = (counts[body.rule] ?? 0) + 1;
    return counts;
  }

  /** What must hold of every import, whatever the file. */
  function expectHonest(imported: Imported): void {
    const calls = imported.raw.flatMap((run) => run.calls);
    const cards = ofType(imported, 'job_card.filed');
    expect(cards.flatMap(({ body }) => body.tool_calls)).toHaveLength(calls.length);
    const writes = calls.filter(isWrite);
    expect(ofType(imported, 'side_effect.executed')).toHaveLength(writes.filter(isDone).length);
    expect(ofType(imported, 'side_effect.failed')).toHaveLength(writes.filter(isError).length);
    // The source shows no announcement, so none is recorded.
    expect(ofType(imported, 'side_effect.intent')).toEqual([]);
    for (const { body } of cards) {
      expect(body.confidence).toBeNull();
      for (const name of ['rationale', 'alternatives_considered', 'next_action', 'attempts']) {
        expect(body).not.toHaveProperty(name);
      }
      for (const { version, role } of body.lineage ?? []) {
        expect({ version, role }).toEqual({ version: null, role: 'input' });
      }
    }
    for (const { body } of ofType(imported, 'decision.opened')) {
      expect(body.ext.import.not_recorded).toContain('confidence');
    }
    const transfers = calls.filter(({ name }) => name === 'transfer_to_human_agents');
    const asking = cards.filter(({ body }) => body.needs_human);
    expect(asking).toHaveLength(transfers.length);
    expect(asking.every(({ body }) => body.current_phase === 'ESCALATING')).toBe(true);
    const asked = ofType(imported, 'escalation.opened').filter(
      ({ body }) => body.rule === 'agent_asked',
    );
    expect(asked).toHaveLength(transfers.length);
  }

  (AIRLINE === undefined ? describe.skip : describe)('taubench_gpt-4o-airline.json', () => {
    let airline: Imported;
    beforeAll(async () => {
      airline = await importTrace('airline', AIRLINE!);
    });

    test('every run is a decision, with every call and every change', () => {
      expect(ofType(airline, 'decision.opened')).toHaveLength(200);
      expect(ofType(airline, 'decision.closed')).toHaveLength(200);
      expect(ofType(airline, 'evaluation.recorded')).toHaveLength(200);
      // Five are scores beside no measurement: those of the runs that were cut off.
      const verdicts = ofType(airline, 'evaluation.recorded').map(({ body }) => body.passed);
      expect(verdicts.filter((passed) => passed === undefined)).toHaveLength(5);
      expect(ofType(airline, 'job_card.filed')).toHaveLength(1_164);
      expect(ofType(airline, 'side_effect.executed', 'side_effect.failed')).toHaveLength(250);
      expectHonest(airline);
    });

    test('the four looping runs are found, and no others', () => {
      const byHand = repeatedCalls(airline.raw, 3);
      expect(byHand).toEqual([
        { run: 13, tool: 'update_reservation_flights', times: 3, sameAnswer: true },
        { run: 58, tool: 'book_reservation', times: 3, sameAnswer: true },
        { run: 109, tool: 'book_reservation', times: 4, sameAnswer: true },
        // Between the bookings, the same thought three times over: part of the same loop.
        { run: 109, tool: 'think', times: 3, sameAnswer: true },
        { run: 111, tool: 'book_reservation', times: 3, sameAnswer: true },
      ]);
      expect(loops(airline.raw, 3).map(({ run, tool }) => `${run} ${tool}`)).toEqual(
        byHand.map(({ run, tool }) => `${run} ${tool}`),
      );
      const found = wires(airline, 'loop').map(({ run, body }) => ({
        run,
        tool: body.facts.calls.map((call) => call.tool_name).join(),
      }));
      expect(found.sort((a, b) => a.run - b.run)).toEqual([
        { run: 13, tool: 'update_reservation_flights' },
        { run: 58, tool: 'book_reservation' },
        { run: 109, tool: 'book_reservation' },
        { run: 111, tool: 'book_reservation' },
      ]);
    });

    test('the double booking is found, and no other', () => {
      const byHand = repeatedCalls(airline.raw, 2, (call) => isWrite(call) && isDone(call));
      expect(byHand).toMatchObject([{ run: 150, tool: 'book_reservation', times: 2 }]);
      expect(
        wires(airline, 'duplicate_effect').map(({ run, body }) => [run, body.facts.operation]),
      ).toEqual([[150, 'book_reservation']]);
    });

    test('every trip-wire is one that the raw calls bear out', () => {
      expect(countByRule(airline)).toEqual(expectedWires(airline.raw));
    });

    test('the first user turn, the task, the policy and the reward are where they belong', () => {
      const [opened] = ofType(airline, 'decision.opened').filter(({ run }) => run === 0);
      expect(opened?.body).toMatchObject({
        request: "Hi! I'm looking to book a flight from New York to Seattle on May 20th.",
        system: { policy: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
        ext: { import: { task_id: 0, trial: 0, task: { user_id: 'mia_li_3668' } } },
      });
      const [first] = ofType(airline, 'job_card.filed').filter(({ run }) => run === 0);
      expect(first?.body.lineage).toMatchObject([{ document_id: 'airline-agent-policy' }]);
      const scores = ofType(airline, 'evaluation.recorded').map(({ body }) => body.score);
      expect(scores.filter((score) => score === 1)).toHaveLength(84);
      expect(outcomes(airline)).toEqual({ abandoned: 5, completed: 147, handed_over: 48 });
    });

    test('dossiers of real runs say what was found, and what was not recorded', async () => {
      const officer = await api.createKey('airline', 'officer');
      const toldOf = async (run: number): Promise<{ story: string; attention: string }> => {
        const { decision } = airline.entries.find((entry) => entry.run === run)!;
        const path = `/v1/ledgers/airline/decisions/${decision}/dossier.json`;
        const { text } = await api.call('GET', path, { key: officer });
        const dossier = decodeDossier(new TextEncoder().encode(text));
        expect(await checkDossier(dossier)).toMatchObject({ matches: true });
        expect(dossier.model.tiles[0]).toMatchObject({ tone: 'good' });
        const summary = summaryClauses(dossier.narrative);
        expect(wordCount(summary)).toBeLessThanOrEqual(SUMMARY_WORDS_MAX);
        const story = narrativeText(summary);
        // It stands in the box of key facts, and leaves the words of the story to why something failed.
        expect(dossier.model.oversight.final_confidence).toMatchObject({ state: 'not_recorded' });
        const attention = dossier.model.attention.map(({ text: said }) => said).join('\n');
        return { story, attention };
      };
      const storyOf = async (run: number): Promise<string> => (await toldOf(run)).story;
      for (const run of [13, 58, 109, 111]) expect(await storyOf(run)).toMatch(/make a loop/);
      // Page 1 says it in full where it says what to look at; of the story only so many words are left for it.
      const twice = await toldOf(150);
      expect(twice.attention).toMatch(/“book_reservation” was carried out twice/);
      expect(twice.story).toMatch(/duplicate side effect/);
      for (const run of [0, 1, 2, 199])
        expect(await storyOf(run)).not.toMatch(/make a loop|carried out twice/);
    });

    test('a second run writes nothing and says so', async () => {
      const before = await api.size('airline');
      const { code, out } = await importInto('airline', AIRLINE!);
      expect(code).toBe(0);
      expect(out).toContain('Nothing was written: all 2014 records were in the ledger before.');
      expect(await api.size('airline')).toBe(before);
      // What the rules found is told again all the same.
      const tables = (text: string): string => text.slice(text.indexOf('TRIP-WIRE'));
      expect(tables(out)).toBe(tables(airline.output));
    });

    test('the imported ledger verifies in full', async () => {
      const auditor = await api.createKey('airline', 'auditor');
      const { code, out } = await runWith(auditor, ['verify', `${api.url}/v1/ledgers/airline`]);
      expect({ code, out }).toMatchObject({ code: 0 });
    });
  });

  (RETAIL === undefined ? describe.skip : describe)('tau2_…retail_gpt-5_1trial.json', () => {
    let retail: Imported;
    beforeAll(async () => {
      retail = await importTrace('retail', RETAIL!);
    });

    test('every run is a decision, with every call and every change', () => {
      expect(ofType(retail, 'decision.opened')).toHaveLength(114);
      expect(ofType(retail, 'decision.closed')).toHaveLength(114);
      expect(ofType(retail, 'side_effect.executed', 'side_effect.failed')).toHaveLength(170);
      expectHonest(retail);
      expect(outcomes(retail)).toEqual({ completed: 102, handed_over: 12 });
    });

    test('no write is repeated three times, and none succeeded twice', () => {
      expect(repeatedCalls(retail.raw, 3, isWrite)).toEqual([]);
      expect(repeatedCalls(retail.raw, 2, (call) => isWrite(call) && isDone(call))).toEqual([]);
      expect(wires(retail, 'duplicate_effect')).toEqual([]);
    });

    test('the one looping run is found; a record read again after each change of it is no loop', () => {
      expect(repeatedCalls(retail.raw, 3)).toEqual([
        // Asked five times for the same two products, and told the same each time.
        { run: 9, tool: 'get_product_details', times: 5, sameAnswer: true },
        { run: 9, tool: 'get_product_details', times: 5, sameAnswer: true },
        // The customer's record, read again after each change of it.
        { run: 30, tool: 'get_user_details', times: 3, sameAnswer: false },
      ]);
      const reads = retail.raw[30]!.calls.filter(({ name }) => name === 'get_user_details');
      expect(new Set(reads.map(({ result }) => result)).size).toBe(reads.length);
      expect(loops(retail.raw, 3)).toEqual([
        { run: 9, tool: 'get_product_details', times: 5 },
        { run: 9, tool: 'get_product_details', times: 5 },
      ]);
      const found = wires(retail, 'loop');
      expect(found.map(({ run }) => run)).toEqual([9]);
      // Every one of the repeats has its answer on record.
      for (const { repeats, results_recorded: recorded } of found[0]!.body.facts.calls)
        expect(recorded).toBe(repeats);
    });

    test('every trip-wire is one that the raw calls bear out', () => {
      expect(countByRule(retail)).toEqual(expectedWires(retail.raw));
    });

    test('a task is taken only where the checks name its actions, for the ids are not to be trusted', () => {
      const tasks = ofType(retail, 'decision.opened').map(({ body }) => ({
        claimed: body.ext.import.task_id,
        taken: body.ext.import.task?.id ?? null,
      }));
      expect(tasks.filter(({ taken }) => taken !== null)).toHaveLength(112);
      expect(tasks.filter(({ claimed, taken }) => claimed === taken)).toHaveLength(1);
    });

    test('each check is an evaluation of its own kind', () => {
      const kinds: Record<string, number> = {};
      for (const { body } of ofType(retail, 'evaluation.recorded')) {
        const name = `${body.evaluator.id}: ${body.kind}`;
        kinds[name] = (kinds[name] ?? 0) + 1;
      }
      const raw = countChecks(RETAIL!);
      expect(kinds).toEqual({
        'tau2-bench database check: ground_truth': raw.database,
        'tau2-bench action check: ground_truth': raw.actions,
        'tau2-bench communicate check: heuristic': raw.communicate,
        ...(raw.assertions === 0 ? {} : { 'tau2-bench assertion judge: judge': raw.assertions }),
        'tau2-bench reward: heuristic': raw.rewards,
      });
    });
  });

  function outcomes(imported: Imported): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { body } of ofType(imported, 'decision.closed')) {
      counts[body.outcome] = (counts[body.outcome] ?? 0) + 1;
    }
    return counts;
  }
});
