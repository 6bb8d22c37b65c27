import { sha256, toHex } from '@docket/chain';

import { DossierError, encodeDossier } from '../dossier.js';
import { lexicon, type Lexicon } from '../narrative/lexicon.js';
import { formed } from '../narrative/told.js';
import type { Dossier, Renderer } from '../schema/index.js';
import { continuationPage } from './continuation.js';
import { attachJson, newDocument } from './document.js';
import { fontsOf, printLabel, type VolumePlan } from './edition.js';
import { annex, custodySection, integritySection } from './sections-evidence.js';
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
import { FULL_PLACE, sectionPlace } from './navigation.js';
import type { Running } from './running.js';
import { Sheet } from './sheet.js';
import { subjectPages } from './subject.js';
import { isInterim, variantLabel } from './variant.js';

/** Name of the attachment that holds the dossier as JSON. */
export const ATTACHMENT_NAME = 'dossier.json';

const planText = ({ number, of }: VolumePlan): string =>
  of === 1 ? '' : `, volume ${number} of ${of}`;

function createDocument(dossier: Dossier, plan: VolumePlan): PDFKit.PDFDocument {
  return newDocument({
    title: `${dossier.explanation?.title ?? dossier.model.header.title} (${dossier.decision_id})`,
    subject: `Dossier ${dossier.dossier_id} of decision ${dossier.decision_id} in ledger ${dossier.origin}${planText(plan)}`,
    locale: dossier.issue.locale,
    issuedAt: dossier.issue.at,
  });
}

function runningOf(
  dossier: Dossier,
  words: Lexicon['document'],
  { number, of }: VolumePlan,
  digest: string,
): Running {
  const variant = variantLabel(dossier, words);
  return {
    id: dossier.dossier_id,
    variant: of === 1 ? variant : `${variant} · ${words.volume(number, of)}`,
    head: words.head(formed(dossier.model.header.head_hash?.slice(0, 12) ?? '') ?? words.none),
    digest: `JSON ${digest.slice(0, 12)}`,
    kind: dossier.explanation?.title ?? words.kind,
    subject: dossier.decision_id,
    ...(isInterim(dossier) ? { notice: words.interimNotice } : {}),
  };
}

/** Writes into a document how its pages were made, once that is known. */
export function label(sheet: Sheet<unknown>, renderer: Renderer, plan?: VolumePlan): void {
  const lacksFonts = sheet.fonts.lacked && sheet.others.length === 0;
  sheet.doc.info.Creator = printLabel(renderer, {
    lacksFonts,
    ...(plan === undefined ? {} : { plan }),
  });
}

/** Where the volumes of a drawing go: each is opened, filled and closed before the next. */
export interface Binder {
  /** Whether its bytes are wanted: what is only counted carries no attachment. */
  open(doc: PDFKit.PDFDocument, number: number): boolean;
  /** The last byte was written to the document; resolves when they have all been taken. */
  close(pages: number): Promise<void>;
}

/** How a dossier is laid out. */
interface DrawingPlan extends Pick<VolumePlan, 'of' | 'pagesMax'> {
  withContents: boolean;
}

/** Numbers of the first and the last of a dossier's sections. */
const SECTIONS = [6, 15] as const;

/** What links of a dossier may lead to: what its sections print. An explanation has marks, and no sections. */
function placesOf({ model, narrative, variant }: Dossier): (name: string) => boolean {
  if (variant === 'subject') return () => false;
  const [from, to] = SECTIONS;
  const places = new Set<string>([
    ...Array.from({ length: to - from + 1 }, (_, i) => sectionPlace(from + i)),
    ...((narrative.full ?? []).length === 0 ? [] : [FULL_PLACE]),
    ...model.timeline.flatMap(({ evidence }) => evidence),
    ...model.lineage.map(({ mark }) => mark),
    ...model.oversight.reviews.map(({ mark }) => mark),
    ...(model.changes ?? []).flatMap(({ evidence }) => evidence),
  ]);
  return (name) => places.has(name);
}

/** drawDossier lays out a dossier as `of` volumes, and returns how many there were in the end. */
export async function drawDossier(
  dossier: Dossier,
  { of, pagesMax, withContents }: DrawingPlan,
  binder: Binder,
): Promise<number> {
  const { issue, explanation, variant } = dossier;
  const words = lexicon(issue.locale).document;
  const json = encodeDossier(dossier);
  const digest = toHex(sha256(json));
  let wanted = true;
  let plan: VolumePlan = { number: 1, of, pagesMax };
  const next = (): [PDFKit.PDFDocument, Running] => {
    const doc = createDocument(dossier, plan);
    wanted = binder.open(doc, plan.number);
    return [doc, runningOf(dossier, words, plan, digest)];
  };
  const [first, running] = next();
  const sheet = new Sheet(
    first,
    words,
    dossier,
    running,
    fontsOf(issue.renderer),
    placesOf(dossier),
  );
  const end = async (): Promise<void> => {
    sheet.finish();
    label(sheet, issue.renderer, plan);
    if (wanted)
      attachJson(sheet.doc, json, {
        name: ATTACHMENT_NAME,
        description: 'Docket dossier: the evidence, and the model that this document shows',
        issuedAt: issue.at,
      });
    sheet.doc.end();
    await binder.close(sheet.pages);
  };
  sheet.volumes = {
    pagesMax,
    turn: async () => {
      await end();
      plan = { ...plan, number: plan.number + 1 };
      sheet.begin(...next());
      await continuationPage(sheet, plan, digest);
      if (withContents) await sheet.reserveContents();
    },
  };
  if (variant !== 'subject') await dossierPages(sheet, digest, plan, withContents);
  else if (explanation) await subjectPages(sheet, explanation, digest);
  else throw new DossierError('malformed', 'an explanation without what it explains');
  await end();
  return plan.number;
}

async function dossierPages(
  sheet: Sheet,
  digest: string,
  plan: VolumePlan,
  withContents: boolean,
): Promise<void> {
  await pageOne(sheet, digest, plan);
  if (withContents) await sheet.reserveContents();
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
    annex,
  ]) {
    await sheet.turnIfFull();
    await section(sheet, sheet.dossier.model);
  }
}
