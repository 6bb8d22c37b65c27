import { checkLine, findingTold, shownValue, witnessLines } from '@docket/report/outcome';
import { encodeGrowth, type GrowthReport, httpGrowthSource, verifyGrowth } from '@docket/verify';
import { paint, printableJson } from '../terminal.js';
import { boundedSource } from './bounded-fetch.js';
import { countInDatabase, databaseName, type DatabaseLedger } from './ledger-database.js';
import { COSIGNED_S_MAX } from './ledger-url.js';
import { limitLines, printLine } from './present.js';
import { unreadable, type Trust } from './trust.js';

export type GrowthTrust = Pick<Trust, 'trustedKey' | 'witnessPolicy' | 'timeStamps'>;

/**
 * Whether the ledger at an address only grew since a checkpoint that was kept.
 *
 * @throws CommandFailure with exit code 2 when the server cannot be reached or refuses, or nobody names the key.
 */
export async function checkGrowth(
  url: string,
  kept: string,
  { apiKey, timeoutMs, ...trust }: GrowthTrust & { apiKey?: string; timeoutMs?: number },
): Promise<GrowthReport> {
  const asksOthers = trust.witnessPolicy !== undefined || trust.timeStamps !== undefined;
  try {
    const source = httpGrowthSource({
      url,
      ...boundedSource(timeoutMs),
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(asksOthers ? { cosignedS: COSIGNED_S_MAX } : {}),
    });
    return await verifyGrowth(source, kept, trust);
  } catch (error) {
    throw unreadable(url, error);
  }
}

/**
 * The same of a ledger in a database: by the newest checkpoint and the tiles that stand there.
 *
 * @throws CommandFailure with exit code 2 when the database or the ledger cannot be read, or nobody names the key.
 */
export async function checkDatabaseGrowth(
  database: DatabaseLedger,
  kept: string,
  trust: GrowthTrust,
): Promise<{ report: GrowthReport; name: string }> {
  const report = await countInDatabase(database, (source) => verifyGrowth(source, kept, trust));
  return { report, name: databaseName(database) };
}

/** The outcome as `--json` prints it. */
export function presentGrowthJson(url: string, report: GrowthReport): string {
  const verdict = report.verified ? 'verified' : 'not_verified';
  return `${printableJson({ ...encodeGrowth(report), source: url, verdict, limits: limitsOf(report) })}\n`;
}

/** The outcome for people. */
export function presentGrowthText(url: string, report: GrowthReport, columns: number): string {
  const { origin, from, size, root, findings, verified } = report;
  const rows: [string, string | undefined][] = [
    ['ledger', origin],
    ['kept', from === undefined ? undefined : `${from} entries`],
    ['now', size === undefined ? undefined : `${size} entries`],
    ['root', root],
  ];
  const lines = [
    checkLine(verified, 'what is signed for now continues the checkpoint that you hold'),
    ...witnessLines(report),
    ...findings.map(findingTold),
  ];
  const printed = [
    paint.strong(shownValue(url)),
    ...rows.flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${paint.dim(name.padEnd(11))} ${shownValue(value)}`],
    ),
    ...lines.map(printLine),
    '',
    verified ? paint.good(paint.strong('Verified.')) : paint.bad(paint.strong('NOT VERIFIED.')),
    '',
    ...limitLines(limitsOf(report), columns),
  ];
  return `${printed.join('\n')}\n`;
}

const limitsOf = ({ limits }: GrowthReport): string[] => [
  ...limits,
  'Whether the entries are what was signed for, and what they say, old or new: hashes were compared, and no entry was read. That takes the whole ledger, without --since.',
  'Whether others were shown another history: that takes cosignatures of witnesses, and a policy that asks for them.',
];
