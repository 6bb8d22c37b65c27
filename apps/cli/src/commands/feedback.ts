import { RULE_NAMES, VERDICTS } from '@docket/record';
import {
  decodeDossier,
  DossierError,
  FEEDBACK_FORMATS,
  feedbackOf,
  formatFeedback,
  hollowItem,
  verifyDossier,
  type Feedback,
  type FeedbackFilter,
  type FeedbackFormat,
} from '@docket/report';
import { Command, InvalidArgumentError, Option } from 'commander';
import { CommandFailure, EXIT } from '../failure.js';
import type { Terminal } from '../terminal.js';
import { readDossierBytes } from '../verify/dossier-file.js';
import { unreadable } from '../verify/trust.js';

interface FeedbackOptions {
  format: FeedbackFormat;
  verdict?: string[];
  rule?: string[];
  from?: string;
  to?: string;
}

export function feedbackCommand(terminal: Terminal): Command {
  return new Command('feedback')
    .description('write the reviews in dossiers as a data set, offline')
    .argument('<dossier...>', 'dossiers as JSON or PDF')
    .addOption(
      new Option('--format <name>', 'whose items the lines are')
        .choices(FEEDBACK_FORMATS)
        .default('docket'),
    )
    .option('--verdict <list>', 'only these, e.g. correct,override', listOf(VERDICTS))
    .option('--rule <list>', 'only where these rules asked for a human', listOf(RULE_NAMES))
    .option('--from <time>', 'only reviews since: 2026-11-01, or a time in UTC', readTime)
    .option('--to <time>', 'only reviews before: 2026-12-01, or a time in UTC', readTime)
    .addHelpText('after', NOTES)
    .action(async (paths: string[], { format, ...options }: FeedbackOptions) => {
      for (const path of paths) {
        const feedback = await readFeedback(path, filterOf(options));
        const { lines, left_out: leftOut } = feedback;
        const hollow = hollowItem(feedback, format);
        if (hollow !== undefined)
          throw new CommandFailure(
            `${path}: ${hollow}. Take a dossier that shows it, or --format docket, whose lines name what is withheld.`,
          );
        for (const line of lines) terminal.out(`${formatFeedback(line, format)}\n`);
        for (const { seq } of leftOut) {
          terminal.err(`entry ${seq} is left out: what the filter asks for is not shown there\n`);
        }
      }
    });
}

const NOTES = `
A line of JSON for each review: what was asked, what the agent did, what was right, why, by whom, and
the digests of the entries. A dossier that does not verify gives no line, and ends the command. A
redacted dossier gives what it shows; not_shown names the rest. The items of another tool are not made
where something of their input or output is withheld.

Example:
  docket feedback dec_01J9Z3.dossier.json --verdict correct,override --format langfuse
`;

function filterOf({ verdict, rule, from, to }: Omit<FeedbackOptions, 'format'>): FeedbackFilter {
  return {
    ...(verdict === undefined ? {} : { verdicts: verdict }),
    ...(rule === undefined ? {} : { rules: rule }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { until: to }),
  };
}

/** @throws CommandFailure for what is no dossier, and for one whose evidence does not verify. */
async function readFeedback(path: string, filter: FeedbackFilter): Promise<Feedback> {
  try {
    const dossier = decodeDossier(await readDossierBytes(path));
    const report = await verifyDossier(dossier);
    if (report.verified) return feedbackOf(dossier.evidence, report, filter);
  } catch (error) {
    throw unreadable(path, error, DossierError);
  }
  throw new CommandFailure(
    `${path} does not verify, and gives no feedback; docket verify says what is wrong with it.`,
    EXIT.failed,
  );
}

/** A name that is none of the list would be looked for in vain, and no line would read as if nobody had reviewed. */
const listOf =
  (known: readonly string[]) =>
  (value: string): string[] => {
    const names = value.split(',');
    if (names.every((name) => known.includes(name))) return names;
    throw new InvalidArgumentError(
      `It takes these, with commas between them: ${known.join(', ')}.`,
    );
  };

function readTime(value: string): string {
  const isTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z)?$/.test(value);
  if (isTime && !Number.isNaN(Date.parse(value))) return value;
  throw new InvalidArgumentError('It takes a day, or a time in UTC.');
}
