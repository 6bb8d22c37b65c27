import { setTimeout } from 'node:timers/promises';
import type { TestApi } from './api.js';

/** What a verification of a whole ledger by the server finds, however long it takes. */
export async function findingsOf(
  api: TestApi,
  ledger: string,
  key: string,
): Promise<{ code: string; seq?: number; decision?: string }[]> {
  const path = `/v1/ledgers/${ledger}/verification`;
  const headers = { prefer: 'wait=20' };
  let answer = await api.call('POST', path, { key, body: { depth: 'full' }, headers });
  while (answer.status === 202) {
    await setTimeout(200);
    answer = await api.call('GET', path, { key });
  }
  if (answer.status !== 200) throw new Error(`not verified but ${answer.status}: ${answer.text}`);
  return (answer.json as { report: { findings: { code: string }[] } }).report.findings;
}
