#!/usr/bin/env node
import { ConfigError, readConfig } from './config.js';
import { startApi, type RunningApi } from './start-api.js';

/** The service as a process of its own, set up by environment variables alone. */
async function main(): Promise<void> {
  const api = await startApi(readConfig(process.env), {
    // Not through the log, which is kept: this is shown to whoever watches the first start.
    showFirstKey: (key) =>
      process.stderr.write(`First start. Administrator key, shown this once:\n${key}\n`),
  });
  stopOnSignal(api);
}

function stopOnSignal(api: RunningApi): void {
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      api.close().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
}

function fail(error: unknown): never {
  const isOurs = error instanceof ConfigError;
  const text = error instanceof Error ? (isOurs ? error.message : error.stack) : String(error);
  process.stderr.write(`docket api: ${text ?? 'failed'}\n`);
  process.exit(isOurs ? 2 : 1);
}

main().catch(fail);
