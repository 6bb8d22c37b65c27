import type { GrowthReport } from '@docket/verify';
import { readApiKey } from '../connection.js';
import type { Terminal } from '../terminal.js';
import { readCheckpoint, readGivenKey, usage } from './given.js';
import type { GrowthTrust } from './growth.js';
import type { DatabaseLedger } from './ledger-database.js';
import { readWitnessPolicy } from './policy-file.js';
import { readTimeStampChecker } from './tsa-file.js';
import { requireVerified } from './verdict.js';

/** Options of `docket verify` that `--since` goes with, or that it refuses. */
interface SinceOptions {
  ledger?: string;
  key?: string;
  checkpoint?: string;
  policy?: string;
  tsa?: string;
  since?: string;
  receipts?: string;
  people?: string;
  against?: string;
  resume?: string;
  apiKeyFile?: string;
  timeout: number;
  json?: boolean;
}

/** Whether it was asked if a ledger grew since a checkpoint, which verified; throws CommandFailure if it did not. */
export async function verifiedGrowth(
  terminal: Terminal,
  source: string | undefined,
  options: SinceOptions,
  database: () => DatabaseLedger,
): Promise<boolean> {
  const { since, key, policy, tsa, checkpoint, against, receipts, people, ledger, resume } =
    options;
  if (since === undefined) return false;
  const isUrl = source !== undefined && /^https?:\/\//i.test(source);
  const isGiven = [checkpoint, against, receipts, people, resume].some((one) => one !== undefined);
  if (isGiven || isUrl === (ledger !== undefined))
    throw usage(
      '--since takes the URL of a ledger, or --ledger <id> of a database, with --key, --policy and --tsa only.',
    );
  const growth = await import('../verify/growth.js');
  const kept = await readCheckpoint(since);
  const trust = {
    ...(key === undefined ? {} : { trustedKey: readGivenKey(key) }),
    ...(policy === undefined ? {} : { witnessPolicy: await readWitnessPolicy(policy) }),
    ...(tsa === undefined ? {} : { timeStamps: await readTimeStampChecker(tsa) }),
  };
  const { report, name } = isUrl
    ? { name: source, report: await growthOfUrl(source, kept, trust, options) }
    : await growth.checkDatabaseGrowth(database(), kept, trust);
  terminal.out(
    options.json === true
      ? growth.presentGrowthJson(name, report)
      : growth.presentGrowthText(name, report, terminal.columns),
  );
  requireVerified(name, report.verified ? 'verified' : 'not_verified');
  return true;
}

async function growthOfUrl(
  url: string,
  kept: string,
  trust: GrowthTrust,
  options: SinceOptions,
): Promise<GrowthReport> {
  const { checkGrowth } = await import('../verify/growth.js');
  const apiKey = await readApiKey(options);
  return checkGrowth(url, kept, {
    ...trust,
    timeoutMs: options.timeout,
    ...(apiKey === undefined ? {} : { apiKey }),
  });
}
