import { Command, CommanderError } from 'commander';
import { DocketError } from '@docket/client';
import { demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { exportCommand } from './commands/export.js';
import { feedbackCommand } from './commands/feedback.js';
import { importCommand } from './commands/import.js';
import { keysCommand } from './commands/keys.js';
import { ledgersCommand } from './commands/ledgers.js';
import { mcpCommand } from './commands/mcp.js';
import { mcpProxyCommand } from './commands/mcp-proxy.js';
import { migrateCommand } from './commands/migrate.js';
import { observeCommand } from './commands/observe.js';
import { peopleCommand } from './commands/people.js';
import { eraseCommand } from './commands/erase.js';
import { policyCommand } from './commands/policy.js';
import { printCommand } from './commands/print.js';
import { questionsCommand } from './commands/questions.js';
import { proofCommand } from './commands/proof.js';
import { rebuildCommand } from './commands/rebuild.js';
import { repairCommand } from './commands/repair.js';
import { reportCommand } from './commands/report.js';
import { serveCommand } from './commands/serve.js';
import { telemetryCommand } from './commands/telemetry.js';
import { verifyCommand } from './commands/verify.js';
import { webhooksCommand } from './commands/webhooks.js';
import { witnessCommand } from './commands/witness.js';
import { CommandFailure, EXIT, exitHelp, singleLine, type ExitCode } from './failure.js';
import type { Terminal } from './terminal.js';

/** The `docket` command and its subcommands. Actions throw; `runCommand` turns that into exit codes. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('docket')
    .description('Tamper-evident audit trail for AI agents')
    .version('0.1.0', '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES);
  for (const create of [
    serveCommand,
    demoCommand,
    doctorCommand,
    verifyCommand,
    witnessCommand,
    exportCommand,
    reportCommand,
    printCommand,
    feedbackCommand,
    proofCommand,
    keysCommand,
    ledgersCommand,
    policyCommand,
    eraseCommand,
    questionsCommand,
    peopleCommand,
    webhooksCommand,
    migrateCommand,
    rebuildCommand,
    repairCommand,
    telemetryCommand,
    importCommand,
    observeCommand,
    mcpCommand,
    mcpProxyCommand,
  ]) {
    program.addCommand(create(terminal));
  }
  configure(program, terminal);
  return program;
}

const EXAMPLES = `
Examples:
  docket demo                            see it all in ten seconds
  docket serve                           a server, its PostgreSQL in ./data
  docket verify out/refund.dossier.pdf   check a dossier, offline

${exitHelp('other')}`;

/**
 * Runs one command line.
 *
 * @returns the exit code; never throws. One line on stderr says what went wrong; with DEBUG set, the
 * stack follows.
 */
export async function runCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    await createProgram(terminal).parseAsync([...argv], { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.unusable;
    terminal.err(`docket: ${describeError(error)}\n`);
    if ((process.env['DEBUG'] ?? '') !== '' && error instanceof Error) {
      terminal.err(`${error.stack ?? ''}\n`);
      if (error.cause !== undefined) terminal.err(`caused by ${String(error.cause)}\n`);
    }
    return error instanceof CommandFailure ? error.exitCode : EXIT.failed;
  }
}

function describeError(error: unknown): string {
  if (error instanceof CommandFailure || error instanceof DocketError) {
    return singleLine(error.message);
  }
  // Not one of ours: say so, and how to see more.
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `${singleLine(message)} (set DEBUG=1 to see where)`;
}

/** Commander's settings are not inherited by commands that are built elsewhere and added. */
function configure(command: Command, terminal: Terminal): void {
  command
    .exitOverride()
    .showHelpAfterError('(docket --help lists the commands)')
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
    });
  for (const subcommand of command.commands) configure(subcommand, terminal);
}
