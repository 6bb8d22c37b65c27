import { Command } from 'commander';
import { runDemo } from '../demo/run.js';
import { withInterruption } from '../interruption.js';
import type { Terminal } from '../terminal.js';

export function demoCommand(terminal: Terminal): Command {
  return new Command('demo')
    .description('play three decisions, verify and export them, then tamper with the database')
    .option('--out <directory>', 'where the dossiers go', 'out')
    .addHelpText('after', NOTES)
    .action((options: { out: string }) =>
      withInterruption((signal) => runDemo(terminal, { outDirectory: options.out }, signal)),
    );
}

const NOTES = `
Uses a temporary PostgreSQL and a server on free ports, both gone afterwards; reads and
writes no other database. Exit code 0 only if every step went as it must, the detection
of the tampering included.
`;
