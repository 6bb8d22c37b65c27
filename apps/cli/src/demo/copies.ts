import { join } from 'node:path';
import type { DossierRequest } from '@docket/client';
import { decodeOversightReport, extractDossier, renderOversightPdf } from '@docket/report';
import {
  checkOversightFile,
  oversightVerdict,
  readOversightFile,
} from '../verify/oversight-file.js';
import { writeOutput } from '../output-file.js';
import { verifyFile } from '../verify/dossier-file.js';
import { mustVerify } from './examine.js';
import { DemoFailure, must, mustEqual, type Narrator } from './narrator.js';
import { refundOpening } from './refund-records.js';
import type { Stage } from './stage.js';

/** Words of the refund that say who asked and for which order: none may be in a copy for the public. */
const PRIVATE_WORDS = ['Henderson', '44812', 'T-9031'];

const PUBLIC_COPY: DossierRequest = {
  variant: 'redacted',
  profile: 'public',
  purpose: 'press enquiry',
};

const EXPLANATION: DossierRequest = {
  variant: 'subject',
  deployer: 'Example Retail GmbH',
  contact: {
    responsible: 'privacy@retail.example',
    correction: 'privacy@retail.example, with the number of your order',
    review: 'Customer care, +49 30 5550123',
    complaint: 'The supervisory authority of your state',
  },
  purpose: 'question of the person concerned',
};

/** What the officer gives to others about the refund: a copy for the public, an explanation for the person. */
export async function giveCopies(
  narrator: Narrator,
  stage: Stage,
  decisionId: string,
  directory: string,
): Promise<void> {
  const handle = stage.client('officer').existing(decisionId);
  const copy = async (name: string, text: string, request: DossierRequest, note: NoteOfCopy) => {
    const path = join(directory, name);
    await narrator.step('officer', `${text}: ${path}`, async () => {
      const bytes = await handle.dossier('pdf', request);
      await writeOutput(path, bytes);
      return note(new TextDecoder().decode(extractDossier(bytes)));
    });
    await narrator.step('auditor', 'verifies it from the file alone', async () => {
      const outcome = await verifyFile(path, { trustedKey: stage.ledger.publicKey });
      mustVerify(outcome);
      return `${outcome.report.entriesChecked} entries`;
    });
  };
  await copy('refund.public.dossier.pdf', 'a copy for the press, redacted', PUBLIC_COPY, (json) => {
    // Digits of a hash or a signature that happen to be those of the order are no leak.
    const told = json.replaceAll(/[0-9A-Za-z+/=_-]{40,}/g, '…');
    for (const word of PRIVATE_WORDS) must(!told.includes(word), `The public copy keeps ${word}`);
    return 'names nobody';
  });
  await copy('refund.explanation.pdf', 'an explanation for the person', EXPLANATION, (json) => {
    must(json.includes(refundOpening.request ?? ''), 'The person is told what they asked');
    return 'in plain words';
  });
}

type NoteOfCopy = (json: string) => string;

/** The oversight report of the months that the demo ran in, counted again from the ledger. */
export async function reportToTheBoard(
  narrator: Narrator,
  stage: Stage,
  { startedAt, decisions }: { startedAt: Date; decisions: number },
  directory: string,
): Promise<void> {
  const path = join(directory, 'claims.oversight.pdf');
  await narrator.step('officer', `reports on all decisions: ${path}`, async () => {
    const json = await stage
      .client('officer')
      .oversightReport({ ...monthsSince(startedAt), seed: 'demo' });
    const report = decodeOversightReport(json);
    mustEqual(
      report.figures.population.decisions.opened,
      decisions,
      'Decisions opened in the period',
    );
    await writeOutput(path, await renderOversightPdf(report));
    return `${decisions} decisions`;
  });
  await narrator.step('auditor', 'counts every figure again from the ledger', async () => {
    const file = await readOversightFile(path);
    if (file === undefined) throw new DemoFailure(`${path} is an oversight report`);
    const outcome = await checkOversightFile(
      file,
      { kind: 'source', source: stage.ledgerUrl, apiKey: stage.key('auditor') },
      { trustedKey: stage.ledger.publicKey },
    );
    const [difference] = outcome.check.differences;
    must(
      oversightVerdict(outcome) === 'verified',
      `The report verifies, found: ${difference?.pointer ?? ''}`,
    );
    mustEqual(outcome.check.recomputed, true, 'Counted again');
    return `${file.report.basis.size} entries`;
  });
}

/** The month that the demo began in, and the next should it end in that. In UTC, like the ledger's times. */
function monthsSince(startedAt: Date): { from: string; to: string } {
  const now = new Date();
  const firstOf = (year: number, month: number): string =>
    new Date(Date.UTC(year, month)).toISOString().slice(0, 10);
  return {
    from: firstOf(startedAt.getUTCFullYear(), startedAt.getUTCMonth()),
    to: firstOf(now.getUTCFullYear(), now.getUTCMonth() + 1),
  };
}
