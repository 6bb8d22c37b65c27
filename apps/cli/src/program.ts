import { Command, CommanderError } from 'commander';
import { DocketError } from '@docket/client';
import { CommandFailure, EXIT, exitHelp, singleLine, type ExitCode } from './failure.js';
import type { Terminal } from './terminal.js';
import { VERSION } from './version.js';

type CommandFactory = (terminal: Terminal) => Command;

/** By name, in the order of the help; each with what it needs, which is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<CommandFactory>>> = {
  serve: async () => (await import('./commands/serve.js')).serveCommand,
  demo: async () => (await import('./commands/demo.js')).demoCommand,
  doctor: async () => (await import('./commands/doctor.js')).doctorCommand,
  verify: async () => (await import('./commands/verify.js')).verifyCommand,
  witness: async () => (await import('./commands/witness.js')).witnessCommand,
  export: async () => (await import('./commands/export.js')).exportCommand,
  report: async () => (await import('./commands/report.js')).reportCommand,
  print: async () => (await import('./commands/print.js')).printCommand,
  feedback: async () => (await import('./commands/feedback.js')).feedbackCommand,
  proof: async () => (await import('./commands/proof.js')).proofCommand,
  anchors: async () => (await import('./commands/anchors.js')).anchorsCommand,
  keys: async () => (await import('./commands/keys.js')).keysCommand,
  ledgers: async () => (await import('./commands/ledgers.js')).ledgersCommand,
  policy: async () => (await import('./commands/policy.js')).policyCommand,
  erase: async () => (await import('./commands/erase.js')).eraseCommand,
  questions: async () => (await import('./commands/questions.js')).questionsCommand,
  people: async () => (await import('./commands/people.js')).peopleCommand,
  webhooks: async () => (await import('./commands/webhooks.js')).webhooksCommand,
  migrate: async () => (await import('./commands/migrate.js')).migrateCommand,
  partitions: async () => (await import('./commands/partitions.js')).partitionsCommand,
  rebuild: async () => (await import('./commands/rebuild.js')).rebuildCommand,
  repair: async () => (await import('./commands/repair.js')).repairCommand,
  telemetry: async () => (await import('./commands/telemetry.js')).telemetryCommand,
  import: async () => (await import('./commands/import.js')).importCommand,
  observe: async () => (await import('./commands/observe.js')).observeCommand,
  mcp: async () => (await import('./commands/mcp.js')).mcpCommand,
  'mcp-proxy': async () => (await import('./commands/mcp-proxy.js')).mcpProxyCommand,
};

/**
 * The `docket` command and its subcommands. Actions throw; `runCommand` turns that into exit codes.
 *
 * @param only the one subcommand to load; none for an option that asks for the version, all where there is none of
 * that name.
 */
export async function createProgram(terminal: Terminal, only?: string): Promise<Command> {
  const program = new Command('docket')
    .description('Tamper-evident audit trail for AI agents')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES);
  for (const name of namesToLoad(only)) {
    const create = await COMMANDS[name]?.();
    if (create !== undefined) program.addCommand(create(terminal));
  }
  configure(program, terminal);
  return program;
}

function namesToLoad(only: string | undefined): string[] {
  if (only === '--version' || only === '-V') return [];
  return only !== undefined && Object.hasOwn(COMMANDS, only) ? [only] : Object.keys(COMMANDS);
}

const EXAMPLES = `
Examples:
  docket demo                            see it all in a minute
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
    const program = await createProgram(terminal, argv[0]);
    await program.parseAsync([...argv], { from: 'user' });
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
