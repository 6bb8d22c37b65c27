import { Command, InvalidArgumentError, Option } from 'commander';
import { DocketQuestions, type QuestionStanding, type QuestionSummary } from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { formatTable, type Terminal } from '../terminal.js';

interface QuestionOptions extends ConnectionOptions {
  ledger: string;
}

export function questionsCommand(terminal: Terminal): Command {
  return new Command('questions')
    .description('see what waits for a human, and who works at it; nothing is answered here')
    .addCommand(listCommand(terminal))
    .addCommand(takeCommand(terminal))
    .addCommand(giveCommand(terminal))
    .addCommand(returnCommand(terminal))
    .addCommand(reviewersCommand(terminal))
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Who works at a question is no evidence, and keeps nobody from answering it.

Examples (with a reviewer's or an officer's key in DOCKET_API_KEY):
  docket questions list --ledger claims
  docket questions return dec_01J9Z3 esc-1 --ledger claims --note "the photograph is missing"
`;

const LIMIT_MAX = 500;

function listCommand(terminal: Terminal): Command {
  return withLedger('list', 'list what waits, what is due first before all')
    .addOption(
      new Option('--limit <number>', `most of them, 1 to ${LIMIT_MAX}`)
        .default(50)
        .argParser(readLimit),
    )
    .action(async ({ ledger, limit, ...options }: QuestionOptions & { limit: number }) => {
      const found = await (await connect(ledger, options)).list({ limit });
      const rows = found.questions.map((one) => [
        one.decisionId,
        one.escalationId,
        one.rule,
        one.stakes,
        dueOf(one),
        holderOf(one),
        one.goal,
      ]);
      const head = ['DECISION', 'QUESTION', 'RULE', 'STAKES', 'DUE', 'WHO HAS IT', 'GOAL'];
      for (const line of formatTable([head, ...rows])) terminal.out(`${line}\n`);
      const hidden = found.waiting - found.questions.length;
      if (hidden > 0) terminal.err(`${hidden} more wait.\n`);
      if (!found.isComplete)
        terminal.err('Not all that is recorded was looked at: ask again for the rest.\n');
    });
}

function takeCommand(terminal: Terminal): Command {
  return ofQuestion('take', 'take one for 15 minutes, unless somebody else has it')
    .option('--take-over', 'also from whoever has it; for officers')
    .action(
      async (
        decisionId: string,
        escalationId: string,
        { ledger, takeOver = false, ...options }: QuestionOptions & { takeOver?: boolean },
      ) => {
        const questions = await connect(ledger, options);
        const work = await questions.take({ decisionId, escalationId }, { takeOver });
        say(terminal, work);
      },
    );
}

function giveCommand(terminal: Terminal): Command {
  return ofQuestion('give', 'give one to somebody for a day; for officers')
    .argument('<principal>', 'prn_…, as questions reviewers lists them')
    .action(
      async (
        decisionId: string,
        escalationId: string,
        principal: string,
        { ledger, ...options }: QuestionOptions,
      ) => {
        const questions = await connect(ledger, options);
        say(terminal, await questions.assign({ decisionId, escalationId }, principal));
      },
    );
}

function returnCommand(terminal: Terminal): Command {
  return ofQuestion('return', 'give one back for whoever is next')
    .option('--note <text>', 'for them; it is no evidence, and goes when it is answered: no names')
    .action(
      async (
        decisionId: string,
        escalationId: string,
        { ledger, note, ...options }: QuestionOptions & { note?: string },
      ) => {
        const questions = await connect(ledger, options);
        say(terminal, await questions.giveBack({ decisionId, escalationId }, note));
      },
    );
}

function reviewersCommand(terminal: Terminal): Command {
  return withLedger('reviewers', 'list whom one can be given to; for officers').action(
    async ({ ledger, ...options }: QuestionOptions) => {
      const found = await (await connect(ledger, options)).reviewers();
      const rows = found.map((one) => [one.principal, one.role, one.name ?? '']);
      for (const line of formatTable([['PRINCIPAL', 'ROLE', 'NAME'], ...rows]))
        terminal.out(`${line}\n`);
    },
  );
}

/** Who has it now: that somebody else keeps theirs is no error. */
function say(terminal: Terminal, work: QuestionStanding): void {
  terminal.out(work.claim === undefined ? 'Nobody has it.\n' : `${holderOf(work)} has it.\n`);
}

function holderOf({ claim }: QuestionStanding): string {
  if (claim === undefined) return '';
  const by = claim.givenBy === claim.holder ? '' : `, given by ${claim.givenBy}`;
  return `${claim.isYours ? 'you' : claim.holder} until ${claim.until}${by}`;
}

function dueOf({ dueAt, isOverdue }: QuestionSummary): string {
  if (dueAt === undefined) return '';
  return isOverdue ? `${dueAt} (overdue)` : dueAt;
}

function readLimit(said: string): number {
  const limit = Number(said);
  if (/^\d{1,3}$/.test(said) && limit >= 1 && limit <= LIMIT_MAX) return limit;
  throw new InvalidArgumentError(`1 to ${LIMIT_MAX}.`);
}

function ofQuestion(name: string, description: string): Command {
  return withLedger(name, description)
    .argument('<decision>', 'id of the decision')
    .argument('<question>', 'id of its escalation, as esc-1');
}

function withLedger(name: string, description: string): Command {
  return withConnection(new Command(name).description(description)).requiredOption(
    '--ledger <id>',
    'ledger of the questions',
  );
}

async function connect(ledger: string, options: ConnectionOptions): Promise<DocketQuestions> {
  return new DocketQuestions({ url: options.url, ledger, apiKey: await requireApiKey(options) });
}
