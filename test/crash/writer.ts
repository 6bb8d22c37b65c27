/**
 * A process that appends until it is killed and reports each acknowledged entry by one line on its
 * standard output: `<seq> <leaf hash>`. Compiled and started by the tests of this folder.
 *
 * Arguments: database address, keys directory, ledger id, number of writers.
 */
import { writeSync } from 'node:fs';
import { KeyVault, LedgerService, connectDatabase } from '@docket/store';
import { card, opened } from '../support/records.js';

const [url = '', keysDirectory = '', ledgerId = '', writers = '1'] = process.argv.slice(2);
const database = await connectDatabase({ url });
const ledgers = new LedgerService(database, new KeyVault(keysDirectory), {
  host: 'docket.example',
});
let failures = 0;

async function writeForEver(writer: number): Promise<void> {
  let decisionId = '';
  for (let n = 0; ; n += 1) {
    try {
      const submission =
        decisionId === '' ? opened() : card(decisionId, { sub_goal: `step ${writer}/${n}` });
      const receipt = await ledgers.append(ledgerId, submission);
      decisionId = receipt.decisionId ?? '';
      const lines = receipt.entries.map(({ seq, leafHash }) => `${seq} ${leafHash}\n`);
      // Synchronous: what was acknowledged must be reported even if the next instruction is the last.
      writeSync(1, lines.join(''));
    } catch (error) {
      // The server was killed. The writer goes on, as an agent would.
      failures += 1;
      if (failures > FAILURES_MAX) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const FAILURES_MAX = 20_000;

await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => writeForEver(writer)));
