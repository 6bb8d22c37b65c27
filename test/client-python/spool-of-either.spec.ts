import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DocketClient, type JobCard } from '@docket/client';
import { fileSpool } from '@docket/client/node';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSubmitted } from '../client-spool/entries.js';
import { PROJECT } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { hasPython, runPython } from '../support/python.js';

if (!hasPython)
  console.warn(
    'NOT TESTED: there is no python3 here, so no spool passed from one client to the other.',
  );

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:2';
const OPENING = { agent: { id: 'tag-agent' }, goal: 'Größe “8” \u2028 😀', stakes: 'low' } as const;
const CARD: JobCard = {
  current_phase: 'EXECUTING',
  goal: 'Tag',
  confidence: 0.1,
  needs_human: false,
  result: [1e21, 1e-7, 0.1, -1, 2251799813685248.5],
};
const INTENT = {
  operation: 'tag',
  target: { system: 'helpdesk', resource: 'ticket/1' },
  owner: 'support',
};
const WRITTEN = [
  'decision.opened',
  'job_card.filed',
  'side_effect.intent',
  'side_effect.executing',
  'side_effect.executed',
  'decision.closed',
];

/** What both write while nothing answers. */
const PYTHON_WRITES = `
import json, os
from docket_audit import DocketClient, FileSpool, Performed, RetryPolicy
opening, card, intent = json.loads(os.environ["BODIES"])
spool = FileSpool(os.environ["SPOOL"])
docket = DocketClient(os.environ["URL"], os.environ["KEY"], "either", retry=RetryPolicy(attempts_max=1), spool=spool)
decision = docket.decision(opening)
decision.job_card(card)
decision.side_effect("python", intent, lambda id_: Performed("tagged", "ref_1"))
decision.close({"outcome": "completed"})
print(len(spool.pending))
`;
const PYTHON_REPLAYS = `
import os
from docket_audit import DocketClient, FileSpool
spool = FileSpool(os.environ["SPOOL"])
report = DocketClient(os.environ["URL"], os.environ["KEY"], "either", spool=spool).replay_spool()
print(report.written, report.pending, len(report.set_aside), len(spool.damage))
`;
const PYTHON_OPENS = `
import os
from docket_audit import FileSpool, SpoolError
try:
    FileSpool(os.environ["SPOOL"])
except SpoolError as error:
    print(error.code)
`;

(hasPython ? describe : describe.skip)('a spool that one client left', () => {
  let server: DocketServer;
  let apiKey: string;
  let auditor: string;
  let directory: string;
  beforeAll(async () => {
    server = await startDocketServer();
    const { createKey } = await server.createLedger('either');
    apiKey = await createKey('agent');
    auditor = await createKey('auditor');
    directory = await mkdtemp(join(tmpdir(), 'docket-either-'));
  });
  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const python = async (program: string, spool: string, url = server.url): Promise<string> => {
    const { code, stdout, stderr } = await runPython(['-c', program], {
      PYTHONPATH: `${PROJECT}libs/client-python/src`,
      BODIES: JSON.stringify([OPENING, CARD, INTENT]),
      SPOOL: spool,
      URL: url,
      KEY: apiKey,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout.trim();
  };
  const submitted = async () => {
    const entries = await readSubmitted(server.url, 'either', auditor);
    return entries.slice(-WRITTEN.length);
  };

  test('Python leaves it, and TypeScript writes it to the ledger', async () => {
    const spoolDirectory = join(directory, 'a');
    expect(await python(PYTHON_WRITES, spoolDirectory, NOWHERE)).toBe('6');
    const spool = await fileSpool({ directory: spoolDirectory });
    try {
      expect(spool.damage).toEqual([]);
      expect(await python(PYTHON_OPENS, spoolDirectory)).toBe('spool_in_use');
      const docket = new DocketClient({ url: server.url, apiKey, ledger: 'either', spool });
      expect(await docket.replaySpool()).toMatchObject({ written: 6, pending: 0, setAside: [] });
    } finally {
      await spool.close();
    }
    const entries = await submitted();
    expect(entries.map(({ type }) => type)).toEqual(WRITTEN);
    expect(entries[0]!.body).toMatchObject(OPENING);
    expect(entries[1]!.body).toMatchObject(CARD);
    expect(await python(PYTHON_OPENS, spoolDirectory)).toBe('');
  });

  test('TypeScript leaves it, and Python writes it to the ledger', async () => {
    const spoolDirectory = join(directory, 'b');
    const spool = await fileSpool({ directory: spoolDirectory });
    const docket = new DocketClient({
      url: NOWHERE,
      apiKey,
      ledger: 'either',
      retry: { attemptsMax: 1 },
      spool,
    });
    const decision = await docket.decision(OPENING);
    await decision.jobCard(CARD);
    await decision.sideEffect('typescript', INTENT, async () => ({ value: 1, externalRef: 'ref' }));
    await decision.close({ outcome: 'completed' });
    expect(await python(PYTHON_OPENS, spoolDirectory)).toBe('spool_in_use');
    await spool.close();
    expect(await python(PYTHON_REPLAYS, spoolDirectory)).toBe('6 0 0 0');
    const entries = await submitted();
    expect(entries.map(({ type }) => type)).toEqual(WRITTEN);
    expect(entries[0]!.body).toMatchObject(OPENING);
    expect(entries[1]!.body).toMatchObject(CARD);
    const again = await fileSpool({ directory: spoolDirectory });
    expect(again.pending).toEqual([]);
    await again.close();
  });
});
