import type { MessagePort } from 'node:worker_threads';
import type { ThreadFailure } from './failure.js';
import type { TaskName, Tasks } from './tasks.js';

/** What a thread is given once, when it starts. */
export interface ThreadSettings {
  /** Whether it makes way for the other threads of the process. */
  isBackground: boolean;
  /** URL of the module whose default export does its jobs. */
  workerFile: string;
}

/** One job, as it crosses to the thread. */
export interface ThreadRequest<Name extends TaskName = TaskName> {
  task: Name;
  job: Tasks[Name]['job'];
  /** Where reports of progress go. */
  progress: MessagePort;
}

export type ThreadAnswer<Name extends TaskName = TaskName> =
  { answer: Tasks[Name]['answer'] } | { failure: ThreadFailure };
