import { Command, InvalidArgumentError } from 'commander';
import { requireDatabase } from '../database-setting.js';
import { singleLine } from '../failure.js';
import { formatTable, type Terminal } from '../terminal.js';

interface TelemetryOptions {
  databaseUrl?: string;
  retry?: true;
  trace?: string;
}

export function telemetryCommand(terminal: Terminal): Command {
  return new Command('telemetry')
    .description('list traces by OTLP that could not be recorded, and try them again')
    .option('--retry', 'have them tried again by a worker')
    .option('--trace <id>', 'with --retry: this one only', traceId)
    .option(
      '--database-url <url>',
      'the database (or set DATABASE_URL: an address holds a password)',
    )
    .addHelpText('after', NOTES)
    .action(async ({ databaseUrl, retry, trace }: TelemetryOptions) => {
      const database = requireDatabase(databaseUrl);
      const { retrySetAsideTraces, setAsideTraces } = await import('@docket/service');
      if (retry === true) {
        terminal.out(`${await retrySetAsideTraces(database, trace)} traces are tried again.\n`);
        return;
      }
      const found = await setAsideTraces(database);
      if (found.length === 0) terminal.out('No trace is set aside.\n');
      else
        for (const line of formatTable([
          ['LEDGER', 'TRACE', 'SENT BY', 'SINCE', 'ATTEMPTS', 'SPANS', 'WHY'],
          ...found.map((one) => [
            one.ledger,
            one.traceId,
            one.principal,
            one.setAsideAt,
            String(one.attempts),
            String(one.items),
            singleLine(one.why).slice(0, 200),
          ]),
        ]))
          terminal.out(`${line}\n`);
    });
}

function traceId(value: string): string {
  if (/^[0-9a-f]{32}$/.test(value)) return value;
  throw new InvalidArgumentError('It is 32 hex digits in lower case.');
}

const NOTES = `
A trace whose attempts failed eight times is set aside: nothing of it is lost, and
nothing of it is tried again before --retry. Works on the database, with the rights
of the service's login.
`;
