import { Command } from 'commander';
import { withInterruption } from '../interruption.js';
import type { Terminal } from '../terminal.js';

export function demoCommand(terminal: Terminal): Command {
  return new Command('demo')
    .description('a tour: record, verify, export, tamper, detect')
    .option('--out <directory>', 'where the dossiers go', 'out')
    .addHelpText('after', NOTES)
    .action(async (options: { out: string }) => {
      const { runDemo } = await import('../demo/run.js');
      await withInterruption((signal) => runDemo(terminal, { outDirectory: options.out }, signal));
    });
}

const NOTES = `
Plays three decisions: a refund, a loop, a handoff that a human has to decide.
Verifies the ledger, exports the dossiers, verifies those offline, then tampers
with the database. Exit code 0 only if every step went as it must, the detection
of the tampering included.

Uses a PostgreSQL and a server of its own, on free ports and gone afterwards; no
other database is read or written.
`;
