/** Files cards for ever against a server that is away, and prints the number of each that was kept. */
import { DocketClient } from '@docket/client';
import { fileSpool } from '@docket/client/node';

const [directory, decisionId] = process.argv.slice(2);
const docket = new DocketClient({
  // Nothing listens on the port that stands for "discard".
  url: 'http://127.0.0.1:9',
  apiKey: 'none',
  ledger: 'killed',
  retry: { attemptsMax: 1 },
  spool: await fileSpool({ directory }),
});
const decision = docket.existing(decisionId, { stakes: 'low' });
for (let n = 0; ; n++) {
  const answer = await decision.jobCard({
    current_phase: 'EXECUTING',
    goal: `card ${n}`,
    confidence: 0.9,
    needs_human: false,
  });
  process.stdout.write(`${n} ${answer.recorded} ${answer.directive}\n`);
}
