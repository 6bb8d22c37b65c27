import { once } from 'node:events';

import { sha256, toHex } from '@docket/chain';
import { DOCKET_ACTOR } from '@docket/record';
import type { SealTrust } from '@docket/verify';

import { DossierError } from '../dossier.js';
import { lexicon } from '../narrative/lexicon.js';
import { formed, joined, madeId, quoteText, type Told } from '../narrative/told.js';
import { readAttachment } from '../pages/attachment.js';
import { checkPages, type PdfCheck } from '../pages/check.js';
import { run } from '../pdf/cells.js';
import { codesNote } from '../pdf/codes-note.js';
import { attachJson, newDocument } from '../pdf/document.js';
import { label } from '../pdf/draw.js';
import { fontsOf } from '../pdf/edition.js';
import { field } from '../pdf/field.js';
import type { Run } from '../pdf/layout.js';
import { band } from '../pdf/masthead.js';
import { box, BOX_WIDTH, notices, NOTICE_WIDTH } from '../pdf/panels.js';
import type { Running } from '../pdf/running.js';
import { Sheet } from '../pdf/sheet.js';
import { table } from '../pdf/table.js';
import { CERTIFICATE_BEGINNING } from '../schema/beginning.js';
import { CONTENT_WIDTH, PAGE, STYLE, type Style } from '../pdf/theme.js';
import { decodeCertificate, encodeCertificate } from './certificate.js';
import type { ErasureCertificate } from './schema.js';
import { certificateWords, type CertificateWords } from './words.js';

/** Name of the attachment that holds the certificate as JSON. */
const CERTIFICATE_ATTACHMENT = 'erasure-certificate.json';

const BRIEF: Style = { ...STYLE.body, size: 9.8 };
const LABEL_WIDTH = 84;

type CertificateSheet = Sheet<ErasureCertificate>;

/** renderCertificatePdf gives the certificate's PDF: PDF/A-3a, tagged, its JSON attached. Same certificate, same bytes. */
export async function renderCertificatePdf(certificate: ErasureCertificate): Promise<Uint8Array> {
  const { issue, origin, certificate_id: id, evidence } = certificate;
  const words = certificateWords(issue.locale);
  const json = encodeCertificate(certificate);
  const digest = toHex(sha256(json));
  const doc = newDocument({
    title: `${titleOf(certificate, words)} (${origin})`,
    subject: `Certificate of erasure ${id} of ledger ${origin}`,
    locale: issue.locale,
    issuedAt: issue.at,
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = once(doc, 'end');
  const root = rootOf(evidence.checkpoint)?.slice(0, 12) ?? '';
  const running: Running = {
    id,
    variant: words.kind,
    head: words.tree(formed(root) ?? words.notRecorded),
    digest: `JSON ${digest.slice(0, 12)}`,
    kind: words.kind,
    subject: origin,
  };
  const own = lexicon(issue.locale).document;
  const sheet = new Sheet(doc, own, certificate, running, fontsOf(issue.renderer));
  await firstPage(sheet, words);
  await goneSection(sheet, words);
  await holdsSection(sheet, words);
  await beyondSection(sheet, words);
  await proofSection(sheet, words, digest);
  await codesNote(sheet);
  sheet.finish();
  label(sheet, issue.renderer);
  attachJson(doc, json, {
    name: CERTIFICATE_ATTACHMENT,
    description: words.attachment,
    issuedAt: issue.at,
  });
  doc.end();
  await finished;
  return new Uint8Array(Buffer.concat(chunks));
}

const titleOf = ({ erasure: { entries } }: ErasureCertificate, words: CertificateWords): Told =>
  words.title(
    entries.reduce((sum, { values }) => sum + values.length, 0),
    entries.length,
  );

/** Who did it, as an id that a server made, or quoted. */
const idText = (id: string, { marks }: CertificateWords): Told =>
  madeId(id) ?? quoteText(id, marks);
const timeText = (time: string, { marks }: CertificateWords): Told =>
  formed(time) ?? quoteText(time, marks);

async function firstPage(sheet: CertificateSheet, words: CertificateWords): Promise<void> {
  const { origin, issue, certificate_id: id, erasure } = sheet.dossier;
  const { request, order } = erasure;
  await sheet.newPage();
  sheet.section();
  band(sheet, {
    line: `${words.brand.toUpperCase()}  ·  ${words.kind}  ·  ${origin}`,
    title: titleOf(sheet.dossier, words),
  });
  await box(sheet, words.inBrief, sheet.lines([run(briefOf(erasure, words), BRIEF)], BOX_WIDTH));
  const quoted = (text: string | undefined, absent: Told): Run[] =>
    text === undefined ? [run(absent, STYLE.cellState)] : [run(quoteText(text, words.marks))];
  const act = ({ by, role, seq, time }: typeof order | typeof request): Run[] => [
    run(words.act(idText(by, words), quoteText(role, words.marks), seq, timeText(time, words))),
  ];
  await fields(sheet, [
    [words.field.ledger, [run(origin)]],
    [words.field.certificate, [run(id, STYLE.cellMono)]],
    [words.field.issued, [run(issue.at)]],
    [words.field.deployer, quoted(issue.deployer, words.notStated)],
    [words.field.asked, act(request)],
    [words.field.reason, quoted(request.reason, words.notRecorded)],
    [words.field.basis, quoted(request.legal_basis, words.notRecorded)],
    ...ageOf(request, words),
    [words.field.ordered, act(order)],
    [words.field.note, quoted(order.note, words.notRecorded)],
  ]);
  await sheet.paragraph([run(words.supports, STYLE.cellGrey)]);
}

type Erasure = ErasureCertificate['erasure'];

function briefOf({ request, order }: Erasure, words: CertificateWords): Told {
  const [asker, orderer] = [idText(request.by, words), idText(order.by, words)];
  const time = timeText(order.time, words);
  if (request.by !== DOCKET_ACTOR) return words.brief(asker, request.seq, orderer, order.seq, time);
  return order.by === DOCKET_ACTOR
    ? words.briefAutomatic(request.seq, order.seq, time)
    : words.briefOfDocket(request.seq, orderer, order.seq, time);
}

/** By which time and which rules of the policy it was too old, where it was asked for because of that. */
function ageOf({ by_age: age }: Erasure['request'], words: CertificateWords): [Told, Run[]][] {
  if (age === undefined) return [];
  const rules = age.rules.map(({ days, name }) =>
    words.rule(days, name === undefined ? undefined : quoteText(name, words.marks)),
  );
  return [[words.field.age, [run(words.byAge(timeText(age.at, words), joined(rules, '; ')))]]];
}

/** Labels with their values. One that is long, as a reason may be, is a paragraph that goes on on the next page. */
async function fields(sheet: CertificateSheet, rows: readonly [Told, Run[]][]): Promise<void> {
  let list: PDFKit.PDFStructureElement | undefined;
  for (const row of rows) {
    const lines = sheet.measure(row[1], CONTENT_WIDTH - LABEL_WIDTH).height;
    if (lines > LONG) {
      list?.end();
      list = undefined;
      await sheet.paragraph([run(row[0], STYLE.label)], { after: 1 });
      await sheet.paragraph(row[1]);
      continue;
    }
    await sheet.ensure(lines + 6);
    list ??= sheet.element('L');
    sheet.y += field(sheet, list, row, PAGE.left, CONTENT_WIDTH, LABEL_WIDTH);
  }
  list?.end();
  sheet.y += 6;
}

/** Height above which a value is no field any more, in points. */
const LONG = 120;

async function goneSection(sheet: CertificateSheet, words: CertificateWords): Promise<void> {
  const { erasure, issue } = sheet.dossier;
  const { recordType } = lexicon(issue.locale);
  sheet.heading(2, words.gone);
  await sheet.paragraph([run(words.goneIntro, { ...STYLE.body, size: 9.5 })]);
  const rows = erasure.entries.flatMap(({ values, ...entry }) =>
    values.map((value) => ({ ...entry, ...value })),
  );
  await table(
    sheet,
    [
      { title: words.column.entry, share: 9, align: 'right' },
      { title: words.column.record, share: 30 },
      { title: words.column.place, share: 30 },
      { title: words.column.digest, share: 31 },
    ],
    rows,
    ({ seq, type, decision, time, pointer, digest }) => [
      [run(String(seq))],
      [
        run(recordType(type)),
        run('\n'),
        run(joined([idText(decision, words), timeText(time, words)], ' · '), STYLE.cellGrey),
      ],
      [run(quoteText(pointer, words.marks), STYLE.cellMono)],
      [run(formed(digest) ?? quoteText(digest, words.marks), STYLE.cellMonoGrey)],
    ],
  );
}

async function holdsSection(sheet: CertificateSheet, words: CertificateWords): Promise<void> {
  const { holds } = sheet.dossier.erasure;
  sheet.heading(2, words.holds);
  if (holds.length === 0) {
    await sheet.paragraph([run(words.noHolds, { ...STYLE.body, size: 9.5 })]);
    return;
  }
  await sheet.paragraph([run(words.holdsIntro, { ...STYLE.body, size: 9.5 })]);
  await table(
    sheet,
    [
      { title: words.column.hold, share: 9, align: 'right' },
      { title: words.column.placed, share: 38 },
      { title: words.column.covers, share: 53 },
    ],
    holds,
    ({ seq, by, role, time, whole_ledger: whole, decisions = [], period }) => {
      const covers = [
        ...(whole === true ? [words.wholeLedger] : []),
        ...decisions.map((id) => idText(id, words)),
        ...(period ? [words.from(timeText(period.from, words), timeText(period.to, words))] : []),
      ];
      const placed = words.act(
        idText(by, words),
        quoteText(role, words.marks),
        seq,
        timeText(time, words),
      );
      return [[run(String(seq))], [run(placed)], [run(joined(covers, ', '))]];
    },
  );
}

async function beyondSection(sheet: CertificateSheet, words: CertificateWords): Promise<void> {
  const style: Style = { ...STYLE.body, size: 9.5 };
  sheet.heading(2, words.beyond);
  await sheet.paragraph([run(words.beyondIntro, style)]);
  await notices(
    sheet,
    sheet.dossier.beyond_reach.map((code) => ({
      failed: false,
      lines: sheet.lines([run(words.reach[code], style)], NOTICE_WIDTH),
    })),
  );
}

async function proofSection(
  sheet: CertificateSheet,
  words: CertificateWords,
  digest: string,
): Promise<void> {
  const { checkpoint, public_key: key } = sheet.dossier.evidence;
  const mono = (text: string | undefined): Run[] =>
    text === undefined
      ? [run(words.notRecorded, STYLE.cellState)]
      : [run(formed(text) ?? quoteText(text, words.marks), STYLE.cellMono)];
  const size = Number(checkpoint.split('\n', 2)[1]);
  sheet.heading(2, words.proven);
  await sheet.paragraph([run(words.provenIntro, { ...STYLE.body, size: 9.5 })]);
  await fields(sheet, [
    [
      words.field.checkpoint,
      Number.isSafeInteger(size) ? [run(words.size(size))] : mono(undefined),
    ],
    [words.field.root, mono(rootOf(checkpoint))],
    [words.field.key, mono(key)],
    [words.field.digest, mono(digest)],
    [words.field.verify, [run(words.verifyCommand)]],
  ]);
}

/** The root that a checkpoint names, in hex. Whether it is signed is for verification to say. */
function rootOf(note: string): string | undefined {
  const root = Buffer.from(note.split('\n', 3)[2] ?? '', 'base64');
  return root.length === 32 ? root.toString('hex') : undefined;
}

/** The JSON certificate that a PDF carries; undefined when it carries none. Throws DossierError as extractDossier does. */
export const extractCertificate = (pdf: Uint8Array): Uint8Array | undefined =>
  readAttachment(pdf, CERTIFICATE_BEGINNING);

/** Holds the pages of a PDF against those of the certificate that it carries, and its seals. Throws DossierError. */
export async function checkCertificatePdf(pdf: Uint8Array, trust?: SealTrust): Promise<PdfCheck> {
  const bytes = extractCertificate(pdf);
  if (bytes === undefined)
    throw new DossierError('no_attachment', `the PDF carries no ${CERTIFICATE_ATTACHMENT}`);
  const certificate = decodeCertificate(bytes);
  const rendered = await renderCertificatePdf(certificate);
  return checkPages(pdf, rendered, certificate.issue.renderer, trust);
}
