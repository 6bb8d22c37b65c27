import { Command, InvalidArgumentError, Option } from 'commander';
import { DocketWebhooks, type WebhookSummary } from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT } from '../failure.js';
import { readGiven } from '../regular-file.js';
import { formatTable, type Terminal } from '../terminal.js';

interface WebhookOptions extends ConnectionOptions {
  ledger: string;
}

export function webhooksCommand(terminal: Terminal): Command {
  return new Command('webhooks')
    .description('tell others of what happens in a ledger, by ids and links')
    .addCommand(createCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(testCommand(terminal))
    .addCommand(messagesCommand(terminal))
    .addCommand(resendCommand(terminal))
    .addCommand(enableCommand(terminal))
    .addCommand(rotateCommand(terminal))
    .addCommand(removeCommand(terminal))
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples (with an administrator's key in DOCKET_API_KEY):
  docket webhooks create https://hooks.example/docket --ledger claims --event escalation.opened > hook.secret
  docket webhooks list --ledger claims
`;

interface CreateOptions extends WebhookOptions {
  event?: string[];
  form?: string;
  label?: string;
  headersFile?: string;
  locale?: string;
}

function createCommand(terminal: Terminal): Command {
  return withLedger('create', 'make one, and print what messages are signed with, this once')
    .argument('<url>', 'where messages are sent: https, or mailto with the form email')
    .option('--locale <language>', 'of mails: en or de (default: en)')
    .option('--event <name...>', 'what it is told of; everything where left out')
    .option(
      '--form <form>',
      'what a message looks like: standard, slack, otlp or email (default: standard)',
    )
    .option(
      '--headers-file <path>',
      'file with headers that are sent too, as Name: value, one a line',
    )
    .option('--label <text>', 'what it is for; not the name of a person')
    .action(
      async (
        url: string,
        { ledger, event, form, label, headersFile, locale, ...options }: CreateOptions,
      ) => {
        const headers = headersFile === undefined ? undefined : await readHeaders(headersFile);
        const { webhook, secret } = await (
          await connect(options)
        ).create(ledger, {
          url,
          ...(event === undefined ? {} : { events: event }),
          ...(form === undefined ? {} : { form }),
          ...(label === undefined ? {} : { label }),
          ...(headers === undefined ? {} : { headers }),
          ...(locale === undefined ? {} : { locale }),
        });
        // The secret alone on stdout, so that it can go into a file without being seen.
        terminal.err(`Created ${webhook.id}. The secret is not shown again:\n`);
        terminal.out(`${secret}\n`);
      },
    );
}

const HEADERS_BYTES_MAX = 32 * 1024;

/** From a file: others see what stands in a command line. */
async function readHeaders(path: string): Promise<Record<string, string>> {
  const bytes = await readGiven(`The file of headers ${path}`, path, HEADERS_BYTES_MAX);
  const lines = bytes.toString('utf8').split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const [, name, value] = /^([^:]+):\s*(.*?)\s*$/.exec(line) ?? [];
        if (name !== undefined && value !== undefined) return [name.trim(), value];
        throw new CommandFailure(`${path}: a line is not Name: value.`, EXIT.unusable);
      }),
  );
}

function listCommand(terminal: Terminal): Command {
  return withLedger('list', 'list them, with what waits and why the last attempt failed').action(
    async ({ ledger, ...options }: WebhookOptions) => {
      const found = await (await connect(options)).list(ledger);
      const rows = found.map((one) => [
        one.id,
        one.form,
        one.url,
        one.label,
        String(one.waiting),
        String(one.dead),
        stateOf(one),
      ]);
      const head = ['ID', 'FORM', 'HOST', 'LABEL', 'WAITING', 'GIVEN UP', 'STATE'];
      for (const line of formatTable([head, ...rows])) terminal.out(`${line}\n`);
    },
  );
}

function stateOf({ disabledAt, disabledWhy, failingSince, lastError }: WebhookSummary): string {
  if (disabledAt !== undefined) return `disabled ${disabledAt}: ${disabledWhy ?? ''}`;
  return failingSince === undefined ? 'good' : `fails since ${failingSince}: ${lastError ?? ''}`;
}

function testCommand(terminal: Terminal): Command {
  return ofWebhook('test', 'send a message that says nothing').action(
    async (id: string, { ledger, ...options }: WebhookOptions) => {
      const message = await (await connect(options)).test(ledger, id);
      terminal.out(`${message}\n`);
    },
  );
}

function messagesCommand(terminal: Terminal): Command {
  return ofWebhook('messages', 'list what it is, was or could not be sent, newest first')
    .addOption(
      new Option('--state <state>', 'only these').choices(['waiting', 'delivered', 'dead']),
    )
    .action(
      async (id: string, { ledger, state, ...options }: WebhookOptions & { state?: string }) => {
        const found = await (await connect(options)).messages(ledger, id, state);
        const rows = found.map((one) => [
          one.id,
          one.event,
          one.state,
          String(one.attempts),
          one.createdAt,
          one.lastError ?? '',
        ]);
        const head = ['ID', 'EVENT', 'STATE', 'ATTEMPTS', 'MADE', 'LAST ERROR'];
        for (const line of formatTable([head, ...rows])) terminal.out(`${line}\n`);
      },
    );
}

function resendCommand(terminal: Terminal): Command {
  return ofWebhook('resend', 'send a message again, with the same id')
    .argument('<message>', 'id of the message')
    .action(async (id: string, message: string, { ledger, ...options }: WebhookOptions) => {
      await (await connect(options)).resend(ledger, id, message);
      terminal.out(`${message} waits to be sent.\n`);
    });
}

function enableCommand(terminal: Terminal): Command {
  return ofWebhook('enable', 'send again to one that was disabled, from where it stopped')
    .option('--from-now', 'from now on; what waits is given up')
    .action(
      async (id: string, { ledger, fromNow, ...options }: WebhookOptions & { fromNow?: true }) => {
        await (await connect(options)).enable(ledger, id, fromNow === true ? 'now' : 'place');
        terminal.out(`Enabled ${id}.\n`);
      },
    );
}

function rotateCommand(terminal: Terminal): Command {
  return ofWebhook('rotate', 'sign with another secret, and print it, this once')
    .addOption(
      new Option('--overlap-hours <hours>', 'how long the one before signs too: 0 to 168')
        .default(24)
        .argParser(readHours),
    )
    .action(
      async (
        id: string,
        { ledger, overlapHours, ...options }: WebhookOptions & { overlapHours: number },
      ) => {
        const overlapS = Math.round(overlapHours * 3_600);
        const made = await (await connect(options)).rotateSecret(ledger, id, overlapS);
        terminal.err(
          `The secret before signs until ${made.beforeUntil}. This one is not shown again:\n`,
        );
        terminal.out(`${made.secret}\n`);
      },
    );
}

function readHours(said: string): number {
  const hours = Number(said);
  if (said.trim() !== '' && hours >= 0 && hours <= 168) return hours;
  throw new InvalidArgumentError('0 to 168 hours.');
}

function removeCommand(terminal: Terminal): Command {
  return ofWebhook('remove', 'tell them nothing more, not even what waits').action(
    async (id: string, { ledger, ...options }: WebhookOptions) => {
      await (await connect(options)).remove(ledger, id);
      terminal.out(`Removed ${id}.\n`);
    },
  );
}

function ofWebhook(name: string, description: string): Command {
  return withLedger(name, description).argument('<webhook>', 'id of the webhook');
}

function withLedger(name: string, description: string): Command {
  return withConnection(new Command(name).description(description)).requiredOption(
    '--ledger <id>',
    'ledger of the webhook',
  );
}

async function connect(options: ConnectionOptions): Promise<DocketWebhooks> {
  return new DocketWebhooks({ url: options.url, apiKey: await requireApiKey(options) });
}
