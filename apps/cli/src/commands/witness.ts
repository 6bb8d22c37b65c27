import { NoteError } from '@docket/chain';
import { Command, Option } from 'commander';
import { CommandFailure, EXIT, singleLine } from '../failure.js';
import { orInterrupted, withInterruption } from '../interruption.js';
import type { Terminal } from '../terminal.js';
import { readWitnessPolicy } from '../verify/policy-file.js';
import { startWitnessServer } from '../witness/server.js';

interface WitnessOptions {
  name: string;
  key: string;
  mlDsa44Key?: string;
  state: string;
  logs: string;
  host: string;
  port: number;
}

export function witnessCommand(terminal: Terminal): Command {
  return new Command('witness')
    .description(
      'cosign the checkpoints of ledgers of others, each only where it continues the last',
    )
    .requiredOption(
      '--name <name>',
      'name of the witness, as in witness.example/w1; never change it',
    )
    .requiredOption('--key <file>', 'its private key: 64 hex digits; made where there is none')
    .option(
      '--ml-dsa-44-key <file>',
      'cosign with ML-DSA-44 as well, by this private key; the like of --key',
    )
    .requiredOption('--state <directory>', 'what it cosigned last: never put back an older copy')
    .requiredOption('--logs <file>', 'C2SP tlog-policy whose log lines name the ledgers')
    .option('--host <address>', 'listen on', '127.0.0.1')
    .addOption(
      new Option('--port <number>', 'TCP port, 0 for a free one')
        .default(8_080)
        .argParser(readPort),
    )
    .addHelpText('after', NOTES)
    .action((options: WitnessOptions) => run(terminal, options));
}

const NOTES = `
It prints its public keys, a line each, which go into the policies of those who trust it, and
answers POST /add-checkpoint (C2SP tlog-witness). Put it behind a server that speaks TLS.
What it cosigns is on disk before it is answered.

Example:
  docket witness --name witness.example/w1 --key w1.seed --state w1 --logs ledgers.txt
`;

async function run(terminal: Terminal, options: WitnessOptions): Promise<void> {
  const { logs } = await readWitnessPolicy(options.logs);
  if (logs.length === 0) {
    const text = `${options.logs} names no ledger: add a line such as "log docket.example/claims+52f5fac6+AY1g…".`;
    throw new CommandFailure(text, EXIT.unusable);
  }
  const { openWitness } = await import('@docket/service');
  const { SigningKeyError } = await import('@docket/store');
  const { witness, keys } = await openWitness({
    name: options.name,
    keyFile: options.key,
    mlDsa44KeyFile: options.mlDsa44Key,
    stateDirectory: options.state,
    logs: logs.map(({ key: vkey }) => vkey),
  }).catch((error: unknown) => {
    if (!(error instanceof NoteError || error instanceof SigningKeyError)) throw error;
    throw new CommandFailure(error.message, EXIT.unusable, { cause: error });
  });
  await withInterruption(async (signal) => {
    const server = await startWitnessServer(witness, options, (line) =>
      terminal.err(`${singleLine(line)}\n`),
    );
    terminal.out([...keys, server.url, ''].join('\n'));
    // Until somebody stops it, which is no failure.
    await orInterrupted(new Promise<never>(() => undefined), signal).catch(() => undefined);
    await server.close();
  });
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new CommandFailure('--port takes a number from 0 to 65535.', EXIT.unusable);
}
