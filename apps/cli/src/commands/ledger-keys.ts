import { Command, InvalidArgumentError, Option } from 'commander';
import { DocketCheckpointKeys } from '@docket/client';
import { requireDatabase } from '../database-setting.js';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { formatTable, type Terminal } from '../terminal.js';

interface RotateOptions extends ConnectionOptions {
  occasion: 'routine' | 'suspected' | 'lost';
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
      const rows = keys.map(({ publicKey, from, proposedBy, confirmedBy, inForceAt, replaced }) => [
        String(from),
        publicKey,
        from === 0 ? 'it is the first' : replaced === true ? 'no: it was lost' : 'yes',
        inForceAt ?? '-',
        proposedBy ?? '-',
        confirmedBy ?? '-',
      ]);
      const head = [
        'FROM SIZE',
        'PUBLIC KEY',
        'HANDED OVER BY THE KEY BEFORE',
        'IN FORCE AT',
        'PROPOSED BY',
        'CONFIRMED BY',
      ];
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
        .choices(['routine', 'suspected', 'lost'])
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
          `Entry ${seq} proposes this key, which signs nothing yet. Back up the directory of keys; then let another officer or administrator run\n  docket ledgers rotate-key ${id} --confirm ${seq}${occasion === 'lost' ? ' --note "What became of the lost key."' : ''}\n`,
        );
        return;
      }
      const { publicKey, seq, replaced } = await keys.confirm({ proposal: confirm, ...noted });
      terminal.out(`${publicKey}\n`);
      terminal.err(
        replaced === true
          ? `Entry ${seq} brings this key into force in place of the lost one, which did not hand over. Give it to whoever verifies, by another way than the ledger: with the key before, each verification says that people vouch for this one and no signature does.\n`
          : `Entry ${seq} brings this key into force. Whoever keeps the first key of the ledger can go on with it; give this one to auditors where the one before may be known to others.\n`,
      );
    });
}

/** The first of three steps where a key is lost: on the machine of the server, as the database's owner. */
export function replaceKeyCommand(terminal: Terminal): Command {
  return new Command('replace-key')
    .description(
      'make the key that may replace a lost one; run where the server keeps its keys, as the owner of the database',
    )
    .argument('<id>', 'the ledger whose key is lost')
    .option(
      '--database-url <url>',
      'the database (or set DATABASE_URL: an address holds a password)',
    )
    .addOption(
      new Option(
        '--data <directory>',
        'the database, and the keys, that docket serve keeps there; stop it first',
      ).conflicts('databaseUrl'),
    )
    .addHelpText(
      'after',
      "\nNeeds the rights of the schema's owner (DATABASE_OWNER_URL where DATABASE_URL has them not) and DOCKET_KEYS_DIR,\nas the user that the server runs as. A key whose seed is there is changed with rotate-key, not replaced. A second key\nor one of the server that is lost has none in its place: the ledger goes on without it, and each verification says so.\n",
    )
    .action(async (id: string, options: { databaseUrl?: string; data?: string }) => {
      const { replaceKeyAsOwner, replaceKeyEmbedded } = await import('../replace-key.js');
      const { first, second, server } =
        options.data === undefined
          ? await replaceKeyAsOwner(id, requireDatabase(options.databaseUrl))
          : await replaceKeyEmbedded(id, options.data);
      if (second !== undefined)
        terminal.err(
          `The second key ${second.lost} has no seed here any more: checkpoints are signed without it from now on, and each verification says so (second_signature_missing). Where its seed is put back, it signs again.\n`,
        );
      if (server !== undefined)
        terminal.err(
          'The key by which the server attests has no seed here any more: what it attests is taken without from now on, and each verification names it (attestation_missing). Where its seed is put back, it attests again; else let another ledger continue this one: docket ledgers succeed.\n',
        );
      if (first === undefined) return;
      terminal.out(`${first.key}\n`);
      terminal.err(
        `This key may replace ${first.lost}, and signs nothing yet. Back up the directory of keys. Then an officer or administrator of the ledger runs, with the server up,\n  docket ledgers rotate-key ${id} --occasion lost\nand another one brings it into force.\n`,
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
