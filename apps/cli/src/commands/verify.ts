import type { Keeping, Seam, SealTrust } from '@docket/verify';
import { Command, Option } from 'commander';
import { apiKeyFileOption, readApiKey } from '../connection.js';
import { readDatabaseSetting } from '../database-setting.js';
import { ProgressLine, type Terminal } from '../terminal.js';
import type { DatabaseLedger } from '../verify/ledger-database.js';
import type { Against } from '../verify/oversight-file.js';
import {
  certificateText,
  certificateVerdict,
  entryProofText,
  verdictOf,
  type VerificationOutcome,
} from '@docket/report/outcome';
import { VERIFY_EXAMPLES } from '../verify/examples.js';
import { readCheckpoint, readGivenKey, usage } from '../verify/given.js';
import { goingOn } from '../verify/kept-file.js';
import { presentJson, presentText, printOutcome } from '../verify/present.js';
import { readWitnessPolicy } from '../verify/policy-file.js';
import { readPeopleFile } from '../verify/people-file.js';
import { readReceiptsFile } from '../verify/receipts-file.js';
import { readTimeStampChecker } from '../verify/tsa-file.js';
import { verifiedGrowth } from '../verify/since.js';
import { parseTimeout, TIMEOUT_DEFAULT } from '../verify/timeout.js';
import { overSeams, trustedBySeam, type SourceOfLedger } from '../verify/seams.js';
import type { Trust } from '../verify/trust.js';
import { requireVerified } from '../verify/verdict.js';

interface VerifyOptions {
  databaseUrl?: string;
  ledger?: string;
  key?: string;
  checkpoint?: string;
  policy?: string;
  tsa?: string;
  seal?: string;
  since?: string;
  receipts?: string;
  people?: string;
  depth: 'quick' | 'chain' | 'full';
  against?: string;
  withPredecessors?: boolean;
  predecessor?: string[];
  apiKeyFile?: string;
  timeout: number;
  resume?: string;
  json?: boolean;
}

/** Whose seals of a PDF to trust. */
interface Seals {
  seals: SealTrust;
}

export function verifyCommand(terminal: Terminal): Command {
  return new Command('verify')
    .description(
      'check a dossier, an oversight report, a certificate, a ledger, a bundle or the proof of an entry',
    )
    .argument(
      '[source]',
      'dossier, report or certificate of erasure (.json, .pdf), exported ledger (.ndjson), bundle (.zip or folder), proof of an entry (.tlog-proof), URL of a ledger',
    )
    .option('--ledger <id>', 'verify this ledger in a PostgreSQL database, its projections too')
    .option(
      '--database-url <url>',
      'the database (or set DATABASE_URL: an address holds a password)',
    )
    .option('--key <vkey>', 'public key the ledger must have: keep it from when it was created')
    .option('--checkpoint <file>', 'checkpoint from before, which the ledger must still contain')
    .option(
      '--since <file>',
      'of a URL or --ledger: only that it continues this checkpoint, by hashes',
    )
    .option('--policy <file>', 'C2SP tlog-policy: which witnesses must have cosigned it')
    .option('--receipts <file>', 'what the server answered to writes, a line of JSON each')
    .option('--people <file>', 'whose keys are whose, as the people themselves told you')
    .option('--tsa <file>', 'root certificates (PEM) of whom must have stamped it with the time')
    .option('--seal <file>', 'root certificates (PEM) of whom must have sealed the PDF')
    .addOption(
      new Option(
        '--depth <depth>',
        'quick: both ends, and the tree between them by its hashes; chain: all hashes, tree and signatures; full: contents and rules too',
      )
        .choices(['quick', 'chain', 'full'])
        .default('full'),
    )
    .option(
      '--against <ledger>',
      'count an oversight report again from this ledger: URL, or exported (.ndjson)',
    )
    .option(
      '--with-predecessors',
      'of a URL or --ledger: the ledgers that it continues too, and each seam between two',
    )
    .option(
      '--predecessor <source...>',
      'the same from elsewhere: exported (.ndjson) or URL, the newest first',
    )
    .addOption(apiKeyFileOption())
    .addOption(timeoutOption())
    .option(
      '--resume <file>',
      'of one whole ledger, without predecessors, and no bundle: keep here what is done, and go on from it if stopped',
    )
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', VERIFY_EXAMPLES)
    .action(async (source: string | undefined, options: VerifyOptions) => {
      const progress = new ProgressLine(terminal);
      const { readSealTrust } = await import('../verify/seal-file.js');
      const given = { ...options, seals: await readSealTrust(source, options) };
      const database = (): DatabaseLedger => readDatabase(source, options);
      if (await verifiedGrowth(terminal, source, given, database)) return;
      if (
        !(await isBundle(source, given)) &&
        (await verifiedDocument(terminal, progress, source, given))
      )
        return;
      await verifyLedgers(terminal, progress, source, given);
    });
}

/** A ledger, a dossier or evidence; of a ledger those that it continues too, where they are asked for. */
async function verifyLedgers(
  terminal: Terminal,
  progress: ProgressLine,
  source: string | undefined,
  options: VerifyOptions & Seals,
): Promise<void> {
  const { ledger } = options;
  const of = {
    ...(source !== undefined && { source }),
    ...(ledger !== undefined && { ledger }),
  };
  const asked = { isHere: options.withPredecessors === true, from: options.predecessor ?? [] };
  const { resume } = options;
  if (resume !== undefined && (asked.isHere || asked.from.length > 0))
    throw usage('--resume takes one ledger: verify its predecessors by themselves.');
  const outcomes = await overSeams(of, asked, (where, seam) => {
    const verified = (keeping?: Keeping): Promise<VerificationOutcome> =>
      verifySource(where, options, { onProgress: showProgress(progress), keeping }, seam).finally(
        () => progress.clear(),
      );
    return resume === undefined ? verified() : goingOn(terminal, resume, of, verified);
  });
  const [outcome, ...before] = outcomes;
  terminal.out(
    options.json === true
      ? presentJson(outcome, before)
      : outcomes.map((one) => presentText(one, terminal.columns)).join('\n'),
  );
  for (const one of outcomes) requireVerified(one.source, verdictOf(one));
}

const timeoutOption = (): Option =>
  new Option('--timeout <time>', 'longest that a URL may take: 90s, 30m, 12h, 7d at most')
    .default(parseTimeout(TIMEOUT_DEFAULT), TIMEOUT_DEFAULT)
    .argParser((text) => {
      const timeoutMs = parseTimeout(text);
      if (timeoutMs !== undefined) return timeoutMs;
      throw usage('--timeout takes a time such as 90s, 30m, 12h or 7d, and at most 7d.');
    });

async function verifySource(
  { source, ledger }: SourceOfLedger,
  options: VerifyOptions & Seals,
  { onProgress, keeping }: { onProgress: Trust['onProgress']; keeping: Keeping | undefined },
  seam: Seam | undefined,
): Promise<VerificationOutcome> {
  const trust: Trust = {
    depth: options.depth,
    ...(onProgress && { onProgress }),
    ...(keeping && { keeping }),
    ...(options.key === undefined ? {} : { trustedKey: readGivenKey(options.key) }),
    ...(options.checkpoint === undefined
      ? {}
      : { trustedCheckpoint: await readCheckpoint(options.checkpoint) }),
    ...(options.policy === undefined
      ? {}
      : { witnessPolicy: await readWitnessPolicy(options.policy) }),
    ...(options.receipts === undefined
      ? {}
      : { receipts: await readReceiptsFile(options.receipts) }),
    ...(options.people === undefined ? {} : { people: await readPeopleFile(options.people) }),
    ...(options.tsa === undefined ? {} : { timeStamps: await readTimeStampChecker(options.tsa) }),
    ...trustedBySeam(seam),
  };
  const isNewest = seam === undefined;
  if (ledger !== undefined || (isNewest && options.databaseUrl !== undefined)) {
    const database = readDatabase(source, { ...options, ...(ledger && { ledger }) });
    const { verifyDatabaseLedger } = await import('../verify/ledger-database.js');
    return verifyDatabaseLedger({ ...database, ...trust });
  }
  if (source === undefined) throw usage('Name a dossier or the URL of a ledger; see --help.');
  if (/^https?:\/\//i.test(source)) {
    const apiKey = await readApiKey(options);
    const { verifyLedgerUrl } = await import('../verify/ledger-url.js');
    return verifyLedgerUrl(source, {
      ...trust,
      timeoutMs: options.timeout,
      ...(apiKey === undefined ? {} : { apiKey }),
    });
  }
  if (await isBundle(source, options)) {
    if (keeping !== undefined)
      throw usage('--resume is for a ledger: a bundle is verified at once.');
    const { verifyBundleFile } = await import('../verify/bundle-file.js');
    return verifyBundleFile(source, trust);
  }
  const { verifyFile } = await import('../verify/dossier-file.js');
  return verifyFile(source, trust, options.seals);
}

const showProgress =
  (progress: ProgressLine): NonNullable<Trust['onProgress']> =>
  ({ entriesDone, entriesTotal }) => {
    const total = entriesTotal === undefined ? '' : ` of ${entriesTotal}`;
    progress.show(`verifying: ${entriesDone}${total} entries`);
  };

/** Whether the source is a bundle. @throws CommandFailure where more is brought than is held against one. */
async function isBundle(source: string | undefined, { against }: VerifyOptions): Promise<boolean> {
  if (source === undefined || /^https?:\/\//i.test(source)) return false;
  const { isBag } = await import('../verify/bag-files.js');
  if (!(await isBag(source))) return false;
  if (against !== undefined) throw usage('--against is for an oversight report: name its file.');
  return true;
}

/** Whether the source was what is presented in a way of its own, and verified. */
async function verifiedDocument(
  terminal: Terminal,
  progress: ProgressLine,
  source: string | undefined,
  given: VerifyOptions & Seals,
): Promise<boolean> {
  if (await verifiedProof(terminal, source, given)) return true;
  if (await verifiedCertificate(terminal, source, given)) return true;
  return verifiedOversight(terminal, progress, source, given);
}

/** Whether the source was the proof of one entry, which verified; throws CommandFailure if it did not. */
async function verifiedProof(
  terminal: Terminal,
  source: string | undefined,
  options: VerifyOptions,
): Promise<boolean> {
  if (source === undefined || options.resume !== undefined) return false;
  if (/^https?:\/\//i.test(source)) return false;
  const proof = await import('../verify/proof-file.js');
  if (!(await proof.beginsAsProof(source))) return false;
  const { checkpoint, against, receipts, people } = options;
  if ([checkpoint, against, receipts, people].some((one) => one !== undefined))
    throw usage('The proof of an entry takes --key, --policy and --tsa only.');
  const { key, policy, tsa } = options;
  const report = await proof.checkProofFile(source, {
    ...(key === undefined ? {} : { trustedKey: readGivenKey(key) }),
    ...(policy === undefined ? {} : { witnessPolicy: await readWitnessPolicy(policy) }),
    ...(tsa === undefined ? {} : { timeStamps: await readTimeStampChecker(tsa) }),
  });
  terminal.out(
    options.json === true
      ? proof.presentProofJson(source, report)
      : printOutcome(entryProofText(source, report), terminal.columns),
  );
  requireVerified(source, report.verified ? 'verified' : 'not_verified');
  return true;
}

/** Whether the source was a certificate of erasure, which verified; throws CommandFailure if it did not. */
async function verifiedCertificate(
  terminal: Terminal,
  source: string | undefined,
  options: VerifyOptions & Seals,
): Promise<boolean> {
  if (source === undefined || options.resume !== undefined) return false;
  if (/^https?:\/\//i.test(source)) return false;
  const certificate = await import('../verify/certificate-file.js');
  const file = await certificate.readCertificateFile(source, options.seals);
  if (file === undefined) return false;
  const { checkpoint, against, receipts, people, ledger, databaseUrl } = options;
  if ([checkpoint, against, receipts, people, ledger, databaseUrl].some((one) => one !== undefined))
    throw usage('A certificate of erasure takes --key, --policy, --tsa and --seal only.');
  const { key, policy, tsa } = options;
  const outcome = await certificate.checkCertificateFile(file, {
    ...(key === undefined ? {} : { trustedKey: readGivenKey(key) }),
    ...(policy === undefined ? {} : { witnessPolicy: await readWitnessPolicy(policy) }),
    ...(tsa === undefined ? {} : { timeStamps: await readTimeStampChecker(tsa) }),
  });
  terminal.out(
    options.json === true
      ? certificate.presentCertificateJson(outcome)
      : printOutcome(certificateText(outcome), terminal.columns),
  );
  requireVerified(source, certificateVerdict(outcome));
  return true;
}

/** Whether the source was an oversight report, which verified; throws CommandFailure if it did not. */
async function verifiedOversight(
  terminal: Terminal,
  progress: ProgressLine,
  source: string | undefined,
  options: VerifyOptions & Seals,
): Promise<boolean> {
  const isFile =
    source !== undefined && options.resume === undefined && !/^https?:\/\//i.test(source);
  const oversight = isFile ? await import('../verify/oversight-file.js') : undefined;
  const file = await oversight?.readOversightFile(source ?? '', options.seals);
  if (oversight === undefined || file === undefined) {
    if (options.against === undefined) return false;
    throw usage('--against is for an oversight report: name its file.');
  }
  if (options.people !== undefined) throw usage('--people is for a dossier or a ledger.');
  const trust: Trust = {
    onProgress: showProgress(progress),
    ...(options.key === undefined ? {} : { trustedKey: readGivenKey(options.key) }),
  };
  const against = await ledgerToCount(options);
  const outcome = await oversight
    .checkOversightFile(file, against, trust)
    .finally(() => progress.clear());
  const { presentOversightJson, presentOversightText } =
    await import('../verify/present-oversight.js');
  terminal.out(
    options.json === true
      ? presentOversightJson(outcome)
      : presentOversightText(outcome, terminal.columns),
  );
  requireVerified(file.path, oversight.oversightVerdict(outcome));
  return true;
}

/** The ledger that a report is to be counted again from, if one is named. */
async function ledgerToCount(options: VerifyOptions): Promise<Against | undefined> {
  if (options.against !== undefined) {
    const apiKey = await readApiKey(options);
    return {
      kind: 'source',
      source: options.against,
      timeoutMs: options.timeout,
      ...(apiKey === undefined ? {} : { apiKey }),
    };
  }
  if (options.ledger === undefined) return undefined;
  return { kind: 'database', ...readDatabase(undefined, options) };
}

/** The address may come from DATABASE_URL, because it holds a password and others see argv. */
function readDatabase(
  source: string | undefined,
  options: VerifyOptions,
): { databaseUrl: string; ledger: string } {
  const database = readDatabaseSetting(options.databaseUrl);
  if (source !== undefined || options.ledger === undefined || database === undefined) {
    throw usage(
      'A ledger in a database takes --ledger <id> and DATABASE_URL or --database-url, nothing else; one of a server takes its address: https://…/v1/ledgers/<id>.',
    );
  }
  return { databaseUrl: database.databaseUrl, ledger: options.ledger };
}
