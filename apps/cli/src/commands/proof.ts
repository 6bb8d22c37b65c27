import { DocketClient, type ProofFormat } from '@docket/client';
import { Command, Option } from 'commander';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT } from '../failure.js';
import { writeOutput } from '../output-file.js';
import type { Terminal } from '../terminal.js';

interface ProofOptions extends ConnectionOptions {
  ledger: string;
  out?: string;
  format: ProofFormat;
  wait: number;
}

const WAIT_S_MAX = 10;

export function proofCommand(terminal: Terminal): Command {
  return withConnection(
    new Command('proof')
      .description('write the proof that an entry is in a ledger to a file')
      .argument('<entry>', 'position of the entry, or the leaf hash of its receipt'),
  )
    .requiredOption('--ledger <id>', 'ledger of the entry')
    .addOption(
      new Option('--format <format>', 'tlog-proof (C2SP), or cose (COSE receipt, RFC 9942)')
        .choices(['tlog-proof', 'cose'])
        .default('tlog-proof'),
    )
    .option('--out <file>', 'where to write it (default: <ledger>.<entry>.<format>)')
    .addOption(
      new Option('--wait <seconds>', 'longest to wait for cosignatures of witnesses, 10 at most')
        .default(WAIT_S_MAX)
        .argParser(readWait),
    )
    .addHelpText('after', NOTES)
    .action(async (text: string, options: ProofOptions) => {
      const entry = readEntry(text);
      const apiKey = await requireApiKey(options);
      const client = new DocketClient({ url: options.url, apiKey, ledger: options.ledger });
      const { format, wait: waitS } = options;
      const bytes = await client.entryProof(entry, { waitS, format });
      const path = options.out ?? `${options.ledger}.${text}.${format}`;
      await writeOutput(path, bytes);
      terminal.out(`${path}\n`);
    });
}

const NOTES = `
The file is a C2SP tlog-proof: the entry's leaf, its place, the inclusion proof, and the
signed checkpoint with its cosignatures. It has no body of the entry in it, and no key:
keep the ledger's, from when it was created. A COSE receipt has the same leaf and proof,
under a signature of the tree's root, and no cosignature: witnesses sign checkpoints.

Example:
  docket proof 12 --ledger claims
  docket verify claims.12.tlog-proof --key "$(cat claims.vkey)"
  docket proof 12 --ledger claims --format cose
`;

function readEntry(text: string): { seq: number } | { leafHash: string } {
  if (/^[0-9a-f]{64}$/.test(text)) return { leafHash: text };
  if (/^\d{1,15}$/.test(text)) return { seq: Number(text) };
  throw new CommandFailure(
    'An entry is named by its position, such as 12, or by the 64 hex digits of its leaf hash.',
    EXIT.unusable,
  );
}

function readWait(text: string): number {
  if (/^\d{1,2}$/.test(text) && Number(text) <= WAIT_S_MAX) return Number(text);
  throw new CommandFailure(`--wait takes whole seconds, ${WAIT_S_MAX} at most.`, EXIT.unusable);
}
