import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

import { sha256, toHex } from '@docket/chain';

import { DossierError, encodeDossier } from '../dossier.js';
import { lexicon, type Lexicon } from '../narrative/lexicon.js';
import type { Dossier } from '../schema/index.js';
import { attachJson, newDocument } from './document.js';
import { custodySection, integritySection } from './sections-evidence.js';
import { completenessSection, oversightSection } from './sections-oversight.js';
import { redactionSection } from './sections-redaction.js';
import { pageOne } from './page-one.js';
import {
  alternativesSection,
  criteriaSection,
  effectsSection,
  goalSection,
  lineageSection,
  timelineSection,
} from './sections.js';
import { Sheet, type Running } from './sheet.js';
import { subjectPages } from './subject.js';
import { isInterim, variantLabel } from './variant.js';

/** Name of the attachment that holds the dossier as JSON. */
export const ATTACHMENT_NAME = 'dossier.json';

/**
 * Which words stand on which page is fixed by this version of the layout: a change of that is a new
 * one. A PDF names it as its creator, so that an older document is known for what it is.
 */
export const LAYOUT = 'Docket, layout 3';

function createDocument(dossier: Dossier): PDFKit.PDFDocument {
  return newDocument({
    title: `${dossier.explanation?.title ?? dossier.model.header.title} (${dossier.decision_id})`,
    subject: `Dossier ${dossier.dossier_id} of decision ${dossier.decision_id} in ledger ${dossier.origin}`,
    layout: LAYOUT,
    locale: dossier.issue.locale,
    issuedAt: dossier.issue.at,
  });
}

function runningOf(dossier: Dossier, words: Lexicon['document']): Running {
  return {
    id: dossier.dossier_id,
    variant: variantLabel(dossier, words),
    head: words.head(dossier.model.header.head_hash?.slice(0, 12) ?? words.none),
    kind: dossier.explanation?.title ?? words.kind,
    subject: dossier.decision_id,
    ...(isInterim(dossier) ? { notice: words.interimNotice } : {}),
  };
}

async function draw(doc: PDFKit.PDFDocument, dossier: Dossier): Promise<void> {
  const words = lexicon(dossier.issue.locale).document;
  const sheet = new Sheet(doc, words, dossier, runningOf(dossier, words));
  const json = encodeDossier(dossier);
  const digest = toHex(sha256(json));
  const { explanation } = dossier;
  if (dossier.variant !== 'subject') await dossierPages(sheet, digest);
  else if (explanation) await subjectPages(sheet, explanation, digest);
  else throw new DossierError('malformed', 'an explanation without what it explains');
  sheet.finish();
  attachJson(doc, json, {
    name: ATTACHMENT_NAME,
    description: 'Docket dossier: the evidence, and the model that this document shows',
    issuedAt: dossier.issue.at,
  });
  doc.end();
}

async function dossierPages(sheet: Sheet, digest: string): Promise<void> {
  await pageOne(sheet, digest);
  for (const section of [
    goalSection,
    timelineSection,
    lineageSection,
    criteriaSection,
    alternativesSection,
    effectsSection,
    oversightSection,
    completenessSection,
    redactionSection,
    integritySection,
    custodySection,
  ]) {
    await section(sheet, sheet.dossier.model);
  }
}

/**
 * streamPdf writes the dossier's PDF to `output` and ends it: PDF/A-3a, tagged, fonts embedded, the
 * JSON attached. The same dossier always gives the same bytes. Other work runs between pages, and
 * layout waits for a slow reader.
 */
export async function streamPdf(dossier: Dossier, output: Writable): Promise<void> {
  const doc = createDocument(dossier);
  const written = finished(output);
  doc.pipe(output);
  await Promise.all([written, draw(doc, dossier)]);
}

/** renderPdf gives the dossier's PDF in one piece; see streamPdf for long ones. */
export async function renderPdf(dossier: Dossier): Promise<Uint8Array> {
  const doc = createDocument(dossier);
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(doc, 'end');
  await draw(doc, dossier);
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
