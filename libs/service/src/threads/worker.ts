import { workerData } from 'node:worker_threads';
import { encodeFailure } from './failure.js';
import { lowerPriority } from './lower-priority.js';
import type { ThreadAnswer, ThreadRequest, ThreadSettings } from './messages.js';
import { TASKS } from './perform.js';
import type { TaskName, Tasks } from './tasks.js';

// The pool hands settings to no thread that it did not start.
if ((workerData as ThreadSettings | null)?.isBackground === true) lowerPriority();

/** Entry point of a thread: one job after another. */
export default async function perform<Name extends TaskName>({
  task,
  job,
  progress,
}: ThreadRequest<Name>): Promise<ThreadAnswer<Name>> {
  try {
    const report = (made: Tasks[Name]['progress']): void => progress.postMessage(made);
    return { answer: await TASKS[task](job, report) };
  } catch (error) {
    return { failure: encodeFailure(error) };
  } finally {
    progress.close();
  }
}
