import { parentPort } from 'node:worker_threads';
import { lowerPriority } from './lower-priority.js';
import { TASKS, type TaskName, type Tasks } from './tasks.js';
import type { WorkerMessage, WorkerRequest } from './background-worker.js';

/** Entry point of a worker thread: one task at a time, in the order in which they come. */
const port = parentPort;
if (port === null) throw new Error('worker.js runs as a worker thread only');
lowerPriority();
const send = (message: WorkerMessage): void => port.postMessage(message);

port.on('message', (request: WorkerRequest) => {
  void perform(request);
});

async function perform<Name extends TaskName>({
  id,
  task,
  job,
}: WorkerRequest<Name>): Promise<void> {
  try {
    const report = (progress: Tasks[Name]['progress']): void => send({ id, progress });
    send({ id, answer: await TASKS[task](job, report) });
  } catch (error) {
    // A class does not survive the way to the other thread; what happened does.
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    send({ id, failure: { name, message, stack } });
  }
}
