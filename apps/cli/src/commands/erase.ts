import { Command, InvalidArgumentError } from 'commander';
import { DocketErasures, type ValuesToErase } from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT } from '../failure.js';
import type { Terminal } from '../terminal.js';

interface EraseOptions extends ConnectionOptions {
  ledger: string;
}

interface RequestOptions extends EraseOptions {
  entry: ValuesToErase['entries'][number][];
  reason: string;
  legalBasis: string;
  dryRun?: true;
}

/** Erases values for good: one person asks for it, another one confirms it. */
export function eraseCommand(terminal: Terminal): Command {
  return new Command('erase')
    .description('erase values for good: ask for it, show it, and confirm it as another person')
    .addCommand(requestCommand(terminal))
    .addCommand(showCommand(terminal))
    .addCommand(confirmCommand(terminal))
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples (with an officer's key in DOCKET_API_KEY; the last with that of another one):
  docket erase request dec_01J9Z3 --ledger claims --entry 7:/request --dry-run --reason "Asked by letter." --legal-basis "GDPR Art. 17(1)(b)"
  docket erase request dec_01J9Z3 --ledger claims --entry 7:/request --entry 9 --reason "Asked by letter." --legal-basis "GDPR Art. 17(1)(b)"
  docket erase show 31 --ledger claims
  docket erase confirm 31 --ledger claims
`;

function requestCommand(terminal: Terminal): Command {
  return withLedger('request', 'ask for values of a decision to be erased; nothing goes by it')
    .argument('<decision>', 'the decision')
    .requiredOption(
      '--entry <seq[:pointer,…]>',
      'an entry by its position in the ledger, and JSON Pointers of what goes; without them all that can go. May be repeated',
      addEntry,
    )
    .requiredOption(
      '--reason <text>',
      'why; it is recorded for good, so never with the value in it',
    )
    .requiredOption('--legal-basis <text>', 'what it rests on')
    .option('--dry-run', 'say what would go and what stays, and record nothing')
    .action(async (decision: string, options: RequestOptions) => {
      const client = await connect(options);
      const wish = { decision, entries: options.entry };
      const { values, stays, held } = await client.preview(wish);
      for (const { seq, pointers } of values)
        for (const pointer of pointers) terminal.err(`goes   entry ${seq}  ${pointer}\n`);
      for (const { seq, pointer } of stays) terminal.err(`stays  entry ${seq}  ${pointer}\n`);
      for (const { seq, hold } of held)
        terminal.err(`held   entry ${seq}  by the legal hold of entry ${hold}\n`);
      if (options.dryRun === true) {
        terminal.out(`${values.reduce((sum, { pointers }) => sum + pointers.length, 0)}\n`);
        terminal.err('Nothing was recorded.\n');
        return;
      }
      const { reason, legalBasis } = options;
      const { receipt } = await client.request({ ...wish, reason, legalBasis });
      terminal.out(`${receipt.seq}\n`);
      terminal.err('Nothing is gone. Another person confirms that entry within 30 days.\n');
    });
}

function showCommand(terminal: Terminal): Command {
  return withLedger('show', 'show what was asked for, and what became of it')
    .argument('<entry>', 'the entry that asks for it', position)
    .action(async (entry: number, options: EraseOptions) => {
      const { values, ...shown } = await (await connect(options)).read(entry);
      terminal.out(`${JSON.stringify({ ...shown, values }, null, 2)}\n`);
    });
}

function confirmCommand(terminal: Terminal): Command {
  return withLedger('confirm', 'order what another person asked for: the values are gone for good')
    .argument('<entry>', 'the entry that asks for it, as the request printed it', position)
    .option('--note <text>', 'what you add; it is recorded for good')
    .action(async (entry: number, options: EraseOptions & { note?: string }) => {
      const client = await connect(options);
      const { state, values } = await client.read(entry);
      if (state !== 'waiting')
        throw new CommandFailure(
          `The request of entry ${entry} does not wait: it is ${state}.`,
          EXIT.failed,
        );
      const { receipt } = await client.order(entry, options.note);
      const gone = values.reduce((sum, { pointers }) => sum + pointers.length, 0);
      terminal.out(`${receipt.seq}\n`);
      terminal.err(`${gone} values are gone, by entry ${receipt.seq}.\n`);
    });
}

function addEntry(text: string, before: RequestOptions['entry'] = []): RequestOptions['entry'] {
  const colon = text.indexOf(':');
  if (colon === -1) return [...before, { seq: position(text) }];
  const pointers = text.slice(colon + 1).split(',');
  return [...before, { seq: position(text.slice(0, colon)), pointers }];
}

function position(text: string): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  if (number === undefined) throw new InvalidArgumentError('It has to be a position, as 31.');
  return number;
}

function withLedger(name: string, description: string): Command {
  return withConnection(new Command(name).description(description)).requiredOption(
    '--ledger <id>',
    'the ledger',
  );
}

async function connect(options: EraseOptions): Promise<DocketErasures> {
  const apiKey = await requireApiKey(options);
  return new DocketErasures({ url: options.url, apiKey, ledger: options.ledger });
}
