/**
 * Files cards against a server that is away, and prints what became of each. It goes on for ever, or until
 * the spool did not keep three of them.
 */
import { DocketClient, SpoolError } from '@docket/client';
import { fileSpool } from '@docket/client/node';

const [directory, decisionId] = process.argv.slice(2);
const spool = await fileSpool({ directory });
const docket = new DocketClient({
  // Nothing listens there, and `fetch` may connect to it.
  url: 'http://127.0.0.1:2',
  apiKey: 'none',
  ledger: process.argv[4] ?? 'killed',
  retry: { attemptsMax: 1 },
  spool,
});
const decision = docket.existing(decisionId, { stakes: 'low' });
const LOST_MAX = 3;
for (let n = 0, lost = 0; lost < LOST_MAX; n++) {
  try {
    const answer = await decision.jobCard({
      current_phase: 'EXECUTING',
      goal: `card ${n}`,
      confidence: 0.9,
      needs_human: false,
    });
    process.stdout.write(`${n} ${answer.recorded} ${answer.directive}\n`);
  } catch (error) {
    if (!(error instanceof SpoolError)) throw error;
    process.stdout.write(`${n} ${error.code}\n`);
    lost++;
  }
}
await spool.close();
