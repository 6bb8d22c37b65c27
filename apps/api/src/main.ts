#!/usr/bin/env node
import { StartRefused } from '@docket/service';
import { DatabaseUnfit } from '@docket/store';
import { ConfigError, readConfig } from './config.js';
import { startApi, type RunningApi } from './start-api.js';

/** The service as a process of its own, set up by environment variables alone. */
async function main(): Promise<void> {
  const api = await startApi(readConfig(process.env), {
    environment: Object.keys(process.env),
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
  const isConfig = error instanceof ConfigError;
  // What an operator can mend is said in a sentence; where it was found helps nobody.
  const isOurs = isConfig || error instanceof StartRefused || error instanceof DatabaseUnfit;
  const text = error instanceof Error ? (isOurs ? error.message : error.stack) : String(error);
  process.stderr.write(`docket api: ${text ?? 'failed'}\n`);
  process.exit(isConfig ? 2 : 1);
}

main().catch(fail);
