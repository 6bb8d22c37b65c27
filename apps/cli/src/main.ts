import { processTerminal } from './terminal.js';
import { runCommand } from './program.js';

// `docket verify … | head` closes the pipe early: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const exitCode = await runCommand(process.argv.slice(2), processTerminal);
// What was written has to reach a slow pipe first. Then an explicit exit: a connection or a timer
// that somebody left open must not keep the command from ending.
await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
process.exit(exitCode);
