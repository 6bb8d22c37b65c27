import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { DocketClient, type AgentRun } from '@docket/client';
import { DocketAgent } from '@docket/client/node';
import { Guard } from '@docket/grafts';
import { STAKES, type Stakes } from '@docket/record';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT, singleLine } from '../failure.js';
import { withInterruption } from '../interruption.js';
import { readRules, ToolEffects } from '../mcp-proxy/effects.js';
import { McpProxy } from '../mcp-proxy/proxy.js';
import { readGiven } from '../regular-file.js';
import type { Terminal } from '../terminal.js';

interface ProxyOptions extends ConnectionOptions {
  ledger: string;
  goal: string;
  agent: string;
  stakes: Stakes;
  system?: string;
  owner?: string;
  effects?: string;
  decision?: string;
  wait?: number;
}

const EFFECTS_BYTES_MAX = 1024 * 1024;

export function mcpProxyCommand(terminal: Terminal): Command {
  return withConnection(
    new Command('mcp-proxy')
      .description('stand before any MCP server: each call of a tool is asked for and recorded')
      .argument('<command...>', 'the server, and its arguments, after --')
      .requiredOption('--ledger <ledger>', 'ledger to record into')
      .requiredOption('--goal <text>', 'what the agent is to do, for the decision of this session')
      .requiredOption('--agent <id>', 'id of the agent behind the host')
      .addOption(
        new Option('--stakes <level>', 'of the decision').choices(STAKES).default('medium'),
      )
      .option('--system <name>', 'name of what the server changes (default: the command)')
      .option('--owner <name>', 'who owns the changes (default: the agent)')
      .option('--effects <file>', 'what each tool changes, above what the server says of itself')
      .option('--decision <id>', 'a decision that is open already: it stays open')
      .option('--wait <seconds>', 'wait so long for a human where the ledger says hold', seconds),
  )
    .addHelpText('after', NOTES)
    .action((command: string[], options: ProxyOptions) => stand(terminal, command, options));
}

function seconds(text: string): number {
  const value = Number(text);
  if (/^\d{1,5}$/.test(text)) return value;
  throw new CommandFailure(`--wait takes whole seconds, not "${singleLine(text)}".`, EXIT.unusable);
}

async function stand(terminal: Terminal, command: string[], options: ProxyOptions): Promise<void> {
  const [program = '', ...args] = command;
  const { ledger, agent, stakes, goal, wait } = options;
  const defaults = {
    system: options.system ?? basename(program),
    owner: options.owner ?? agent,
  };
  const rules =
    options.effects === undefined
      ? undefined
      : readRules(await readGiven('The file of --effects', options.effects, EFFECTS_BYTES_MAX));
  const effects = new ToolEffects(defaults, rules);
  const client = new DocketClient({
    url: options.url,
    apiKey: await requireApiKey(options),
    ledger,
  });
  const docket = new DocketAgent(client, {
    agent: { id: agent },
    stakes,
    ...(wait === undefined ? {} : { onHold: { timeoutMs: wait * 1_000 } }),
  });
  // Before the server starts: without a record nothing is called.
  const run =
    options.decision === undefined
      ? await docket.open(goal)
      : docket.attach(options.decision, { goal });
  await withInterruption(async (signal) => {
    const server = start(program, args);
    signal.addEventListener('abort', () => server.kill('SIGTERM'));
    const guard = new Guard(run, { effects: (tool) => effects.of(tool) });
    await carry(terminal, server, guard, effects, signal);
    await end(run, options.decision === undefined);
  });
}

/** The key is the agent's own: the server does not get it. */
function start(program: string, args: readonly string[]): Server {
  const { DOCKET_API_KEY: _key, ...env } = process.env;
  return spawn(program, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
}

type Server = ReturnType<typeof spawn> & {
  stdin: NodeJS.WritableStream;
  stdout: NodeJS.ReadableStream;
};

async function carry(
  terminal: Terminal,
  server: Server,
  guard: Guard,
  effects: ToolEffects,
  signal: AbortSignal,
): Promise<void> {
  const ended = exitOf(server);
  // It may have gone while something is written to it: `ended` says so.
  server.stdin.on('error', () => undefined);
  const proxy = new McpProxy(
    {
      input: process.stdin,
      output: server.stdout,
      toHost: (line) => terminal.out(`${line}\n`),
      toServer: (line) => server.stdin.write(`${line}\n`),
      log: (sentence) => terminal.err(`docket mcp-proxy: ${singleLine(sentence)}\n`),
    },
    guard,
    effects,
  );
  const fromServer = proxy.carryFromServer();
  await Promise.race([proxy.carryFromHost(), ended, aborted(signal)]);
  process.stdin.destroy();
  server.stdin.end();
  await endWithin(server, ended);
  await fromServer;
  const failure = await ended;
  if (failure !== undefined && !signal.aborted) throw failure;
}

/** Undefined where it ended well. */
async function exitOf(server: ChildProcess): Promise<CommandFailure | undefined> {
  try {
    const [code, signal] = (await once(server, 'close')) as [number | null, string | null];
    if (code === 0 || signal !== null) return undefined;
    return new CommandFailure(`The MCP server ended with status ${code}.`);
  } catch (error) {
    return new CommandFailure(`The MCP server cannot be started: ${(error as Error).message}.`);
  }
}

/** How long a server may take to end after its input has (MCP, lifecycle, shutdown of stdio). */
const END_MS = 10_000;
const KILL_MS = 2_000;

async function endWithin(server: ChildProcess, ended: Promise<unknown>): Promise<void> {
  const timers = [
    setTimeout(() => server.kill('SIGTERM'), END_MS),
    setTimeout(() => server.kill('SIGKILL'), END_MS + KILL_MS),
  ];
  await ended;
  for (const timer of timers) clearTimeout(timer);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** The session is over, and nobody said whether the work is. */
async function end(run: AgentRun, isOurs: boolean): Promise<void> {
  const { directive } = await run.standing();
  if (!isOurs || directive === 'hold') {
    await run.settle();
    return;
  }
  const summary = 'The MCP session ended. Whether the work was done was not said.';
  await run.close({ outcome: directive === 'stop' ? 'stopped' : 'abandoned', summary });
}

const NOTES = `
A host starts it in the place of the server. Each tools/call is registered before
the server gets it and recorded with what came of it; on hold and stop the server
does not get it, and the model is told why. Tools that say of themselves that they
only read (readOnlyHint) are believed; all others count as changes. A file says it
better, by the name of the tool:
  {"search": "read",
   "refund": {"effect": "external", "resource": "/order", "key": "/order"}}

Example (the entry of a host's configuration):
  {"command": "docket", "args": ["mcp-proxy", "--ledger", "claims",
    "--agent", "refund-agent", "--goal", "Refunds of today", "--", "payments-mcp"],
   "env": {"DOCKET_URL": "https://docket.example", "DOCKET_API_KEY": "docket_…"}}
`;
