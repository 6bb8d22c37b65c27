import { join } from 'node:path';
import { writeOutput } from '../output-file.js';
import { verifyFile } from '../verify/dossier-file.js';
import { verifyLedgerUrl } from '../verify/ledger-url.js';
import { verdictOf, type VerificationOutcome } from '@docket/report/outcome';
import { findingLine } from '../verify/present.js';
import { DemoFailure, mustEqual, type Narrator } from './narrator.js';
import { readNarrative } from './read-narrative.js';
import type { Stage } from './stage.js';

/** Verifies the whole ledger as an auditor would: from outside, over HTTP, with the key pinned. */
export async function verifyOverHttp(narrator: Narrator, stage: Stage): Promise<string> {
  let checkpoint: string | undefined;
  await narrator.step('auditor', 'verifies the whole ledger over HTTP', async () => {
    const outcome = await verifyLedgerUrl(stage.ledgerUrl, {
      apiKey: stage.key('auditor'),
      trustedKey: stage.ledger.publicKey,
    });
    mustVerify(outcome);
    checkpoint = outcome.report.checkpoint;
    return `${outcome.report.entriesChecked} entries`;
  });
  if (checkpoint === undefined)
    throw new DemoFailure('The report names the checkpoint it verified');
  return checkpoint;
}

/** Exports one decision to both files and prints the sentence that they open with. */
export async function exportDossier(
  narrator: Narrator,
  stage: Stage,
  decision: { id: string; name: string },
  directory: string,
): Promise<string[]> {
  const handle = stage.client('officer').existing(decision.id);
  const paths: string[] = [];
  let sentence: string | undefined;
  for (const format of ['json', 'pdf'] as const) {
    const path = join(directory, `${decision.name}.dossier.${format}`);
    await narrator.step('officer', `exports ${path}`, async () => {
      const bytes = await handle.dossier(format);
      await writeOutput(path, bytes);
      if (format === 'json') sentence = readNarrative(bytes);
      paths.push(path);
      return formatSize(bytes.length);
    });
  }
  narrator.quote(sentence ?? '');
  return paths;
}

/** Verifies files with no server, no network and no database. */
export async function verifyOffline(
  narrator: Narrator,
  stage: Stage,
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    await narrator.step('auditor', `verifies ${path}`, async () => {
      const outcome = await verifyFile(path, { trustedKey: stage.ledger.publicKey });
      mustVerify(outcome);
      mustEqual(outcome.report.keyPinned, true, 'The key is the one the auditor kept');
      return `${outcome.report.entriesChecked} entries`;
    });
  }
}

export function mustVerify(outcome: VerificationOutcome): void {
  if (verdictOf(outcome) === 'verified') return;
  const first = outcome.report.findings[0];
  const problem = outcome.document?.differences[0];
  const why = first === undefined ? (problem?.pointer ?? 'no finding named') : findingLine(first);
  throw new DemoFailure(`${outcome.source} verifies: expected so, found: ${why}`);
}

function formatSize(bytes: number): string {
  return bytes < 10_240 ? `${bytes} B` : `${Math.round(bytes / 1_024)} KiB`;
}
