import threads = require('node:worker_threads');
import type { ThreadRequest, ThreadSettings } from './messages.js';

type Perform = (request: ThreadRequest) => Promise<unknown>;

/**
 * What the pool loads in a thread: CommonJS, which imports the worker as its first job comes. The pool takes files
 * by `require`, and Node.js up to 20 ends the whole process where a thread is ended while `require` links an ES
 * module ("v8::Module::IsGraphAsync must be used on an instantiated module"): a server that is stopped while a
 * thread starts. An `import()` that is cut is cut.
 */
export = async (request: ThreadRequest): Promise<unknown> => {
  const { workerFile } = threads.workerData as ThreadSettings;
  const { default: perform } = (await import(workerFile)) as { default: Perform };
  return perform(request);
};
