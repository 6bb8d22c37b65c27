import { parentPort, workerData } from 'node:worker_threads';
import { Database, databaseReader } from '@docket/store';
import { runVerifyTask, type VerifyTask } from '@docket/verify';
import type { VerifyWorkerAnswer, VerifyWorkerData } from './verify-database.js';

/** One thread of `verifyDatabase`: does one part of a verification after another. */
const { databaseUrl, ledger, snapshotId } = workerData as VerifyWorkerData;
const database = new Database({ url: databaseUrl, poolSize: 2 });
const opening = database.connect().then(() => databaseReader(database, ledger, snapshotId));
// Whoever awaits it with the first task hears of the failure.
opening.catch(() => undefined);

parentPort?.on('message', (task: VerifyTask) => void answer(task));

async function answer(task: VerifyTask): Promise<void> {
  let message: VerifyWorkerAnswer;
  try {
    message = { done: await runVerifyTask(await opening, task) };
  } catch (error) {
    message = { failed: error };
  }
  parentPort?.postMessage(message);
}
