/**
 * One of many processes that want the same spool: takes it as soon as it can, keeps records in it, prints
 * what was acknowledged, and goes on until it is killed. `enter` and `leave` go to a file that all share, so
 * that two who hold the spool at once are seen.
 */
import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { SpoolError } from '@docket/client';
import { fileSpool } from '@docket/client/node';

const [directory, journal, name] = process.argv.slice(2);
const RECORDS_PER_TURN = 40;
const note = (line) => appendFileSync(journal, `${name} ${line}\n`);

for (let turn = 0; ; turn++) {
  let spool;
  try {
    spool = await fileSpool({ directory, maxRecords: 1_000_000 });
  } catch (error) {
    if (!(error instanceof SpoolError && error.code === 'spool_in_use')) throw error;
    await pause(1);
    continue;
  }
  note('enter');
  for (let n = 0; n < RECORDS_PER_TURN; n++) {
    const idempotencyKey = `${name}-${turn}-${n}`;
    await spool.append({
      ledger: 'locked',
      type: 'gap.recorded',
      body: { kind: 'dropped', reason: 'x' },
      idempotencyKey,
      spooledAt: '2026-01-15T00:00:00.000Z',
    });
    note(`kept ${idempotencyKey}`);
  }
  note('leave');
  await spool.close();
}
