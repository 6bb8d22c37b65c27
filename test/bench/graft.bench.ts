import type { ChildProcess } from 'node:child_process';
import { DocketClient } from '@docket/client';
import { DocketAgent } from '@docket/client/node';
import { Guard } from '@docket/grafts';
import { endProcess, startApi, type Target } from './api.bench.js';
import { withBenchServer } from './bench-server.js';
import { interleave, median, note, report } from './measure.js';

/** What a guarded call of a tool costs the agent's own process: CPU, with the request in it and without. */
export const name = 'graft';

const ROUNDS = 7;
const CALLS = 300;
const MS_MAX = 1;

export async function run(): Promise<void> {
  await withBenchServer(async ({ url, keys }) => {
    const children: ChildProcess[] = [];
    try {
      await measure(await startApi(url, keys, children));
    } finally {
      await Promise.all(children.map(endProcess));
    }
  });
}

async function measure({ url, key }: Target): Promise<void> {
  const client = new DocketClient({ url, apiKey: key, ledger: 'api' });
  const docket = new DocketAgent(client, { agent: { id: 'bench' }, confidence: 0.9 });
  const { value: spent } = await docket.run('Look up orders', async (agentRun) => {
    const guard = new Guard(agentRun, { effects: { look_up: { effect: 'read' } } });
    const address = `${url}/v1/ledgers/api/decisions`;
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ agent: { id: 'bench' }, goal: 'Look up orders', stakes: 'low' });
    let call = 0;
    return interleave(ROUNDS, {
      'one fetch': () =>
        msOfCpu(async () => {
          const answer = await fetch(address, { method: 'POST', headers, body });
          if (answer.status !== 201) throw new Error(await answer.text());
          await answer.arrayBuffer();
        }),
      'guarded call': () =>
        msOfCpu(async () => {
          const callId = `call_${++call}`;
          await guard.around({ tool: 'look_up', callId, given: { order: callId } }, () => ({
            order: callId,
            state: 'delivered',
          }));
        }),
    });
  });
  const guarded = median(spent['guarded call'] ?? []);
  const bare = median(spent['one fetch'] ?? []);
  note(
    `ms of CPU: one fetch ${bare.toFixed(2)}, a guarded call with its request ${guarded.toFixed(2)}`,
  );
  report('ms of CPU that a guarded call takes beside its request', guarded - bare, { max: MS_MAX });
  report('ms of CPU that a guarded call takes with its request', guarded, { max: MS_MAX });
}

/** Of this process, for each call. */
async function msOfCpu(call: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  for (let n = 0; n < CALLS; n++) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / CALLS;
}
