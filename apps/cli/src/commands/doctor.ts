import { Command } from 'commander';
import { requireDatabase } from '../database-setting.js';
import { CommandFailure, EXIT, singleLine } from '../failure.js';
import { paint, printableJson, type Terminal } from '../terminal.js';

export function doctorCommand(terminal: Terminal): Command {
  return new Command('doctor')
    .description('look at an installation, and say what is wrong and what to do')
    .option(
      '--database-url <url>',
      'the database (or set DATABASE_URL: an address holds a password)',
    )
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (options: { databaseUrl?: string; json?: boolean }) => {
      const { databaseUrl } = requireDatabase(options.databaseUrl);
      const { diagnoseEnvironment, isReached } = await import('../doctor.js');
      const checks = await diagnosed(diagnoseEnvironment(databaseUrl, process.env));
      if (options.json === true) terminal.out(`${printableJson({ checks }, 2)}\n`);
      else for (const check of checks) terminal.out(present(check));
      if (!isReached(checks)) {
        const which = checks.some(({ cell }) => cell !== undefined) ? 'A' : 'The';
        throw new CommandFailure(`${which} database was not reached.`, EXIT.unusable);
      }
      const wrong = checks.filter(({ verdict }) => verdict === 'failed' || verdict === 'warning');
      if (wrong.length > 0) {
        throw new CommandFailure(`${wrong.length} of ${checks.length} checks found something.`);
      }
    });
}

async function diagnosed<Checks>(checks: Promise<Checks>): Promise<Checks> {
  try {
    return await checks;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ConfigError')) throw error;
    throw new CommandFailure(error.message, EXIT.unusable, { cause: error });
  }
}

const MARKS = {
  ok: (word: string) => paint.good(word),
  warning: (word: string) => paint.warn(word),
  failed: (word: string) => paint.bad(word),
  unknown: (word: string) => paint.warn(word),
  note: (word: string) => paint.dim(word),
};

function present(check: {
  cell?: string;
  id: string;
  verdict: keyof typeof MARKS;
  found: string;
  next?: string;
}): string {
  const { cell, id, verdict, found, next } = check;
  const of = cell === undefined ? '' : `${cell}: `;
  const advice = next === undefined ? '' : ` ${singleLine(next)}`;
  return `${MARKS[verdict](verdict.padEnd(7))}  ${of}${id}  ${singleLine(found)}${advice}\n`;
}

const NOTES = `
Reads only, and takes no lock: safe beside a running server. Reads the settings
of the server from the environment. A line for each check: what was found, and
what to do. "unknown" could not be looked at, and "note" is not judged. Where
DOCKET_CELLS names cells, each is looked at, and its name stands before the line.

Exit status: 0 nothing was found, 1 something was, 2 the database, or one of
several, was not reached, or wrong usage.
`;
