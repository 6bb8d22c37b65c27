import { Command, InvalidArgumentError, Option } from 'commander';
import { DocketCheckpointKeys } from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { formatTable, type Terminal } from '../terminal.js';

interface RotateOptions extends ConnectionOptions {
  occasion: 'routine' | 'suspected';
  confirm?: number;
  note?: string;
}

/** The keys that sign a ledger's checkpoints. */
export function ledgerKeysCommand(terminal: Terminal): Command {
  return withConnection(
    new Command('keys').description('list the keys that sign the checkpoints of a ledger'),
  )
    .argument('<id>', 'the ledger')
    .action(async (id: string, options: ConnectionOptions) => {
      const { keys, proposed } = await (await connect(id, options)).list();
      const rows = keys.map(({ publicKey, from, proposedBy, confirmedBy, inForceAt }) => [
        String(from),
        publicKey,
        inForceAt ?? '-',
        proposedBy ?? '-',
        confirmedBy ?? '-',
      ]);
      const head = ['FROM SIZE', 'PUBLIC KEY', 'IN FORCE AT', 'PROPOSED BY', 'CONFIRMED BY'];
      for (const line of formatTable([head, ...rows])) terminal.out(`${line}\n`);
      if (proposed === undefined) return;
      const { publicKey, seq, proposedBy, lapsesAt } = proposed;
      terminal.out(
        `Waits until ${lapsesAt} for another person than ${proposedBy}: ${publicKey}, proposed by entry ${seq}.\n`,
      );
    });
}

/** One person proposes, another one confirms. */
export function rotateKeyCommand(terminal: Terminal): Command {
  return withConnection(
    new Command('rotate-key').description(
      'propose a new key to sign the checkpoints of a ledger; with --confirm, bring it into force as another person',
    ),
  )
    .argument('<id>', 'the ledger')
    .addOption(
      new Option('--occasion <word>', 'why it is changed')
        .choices(['routine', 'suspected'])
        .default('routine'),
    )
    .option('--confirm <entry>', 'the entry that proposes the key', position)
    .option('--note <text>', 'more about it; it is recorded for good')
    .action(async (id: string, { occasion, confirm, note, ...options }: RotateOptions) => {
      const keys = await connect(id, options);
      const noted = note === undefined ? {} : { note };
      if (confirm === undefined) {
        const { proposed: before } = await keys.list();
        const { publicKey, seq } = await keys.propose({ occasion, ...noted });
        terminal.out(`${publicKey}\n`);
        if (before !== undefined)
          terminal.err(
            `What entry ${before.seq} proposed lapses with it: that key cannot be brought into force any more.\n`,
          );
        terminal.err(
          `Entry ${seq} proposes this key, which signs nothing yet. Back up the directory of keys; then let another officer or administrator run\n  npx docket ledgers rotate-key ${id} --confirm ${seq}\n`,
        );
        return;
      }
      const { publicKey, seq } = await keys.confirm({ proposal: confirm, ...noted });
      terminal.out(`${publicKey}\n`);
      terminal.err(
        `Entry ${seq} brings this key into force. Whoever keeps the first key of the ledger can go on with it; give this one to auditors where the one before may be known to others.\n`,
      );
    });
}

function position(value: string): number {
  const entry = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(entry)) return entry;
  throw new InvalidArgumentError('It is the position of an entry.');
}

async function connect(ledger: string, options: ConnectionOptions): Promise<DocketCheckpointKeys> {
  const apiKey = await requireApiKey(options);
  return new DocketCheckpointKeys({ url: options.url, apiKey, ledger });
}
