import type { DossierModel } from '../schema/index.js';
import { factRuns, run, saidRuns, sectionRuns, stack } from './cells.js';
import type { Run } from './layout.js';
import { fields } from './sections.js';
import type { Sheet } from './sheet.js';
import { table } from './table.js';
import { COLOUR, CONTENT_BOTTOM, CONTENT_WIDTH, PAGE, STYLE } from './theme.js';
import { codesNote } from './codes-note.js';

const strong = STYLE.cellStrong;

async function verification(
  sheet: Sheet,
  { integrity, header, oversight }: DossierModel,
): Promise<void> {
  const { words } = sheet;
  const { agent_signatures: signatures } = oversight;
  const f = words.field;
  const { checkpoint } = integrity;
  const range =
    integrity.first_seq === null || integrity.last_seq === null
      ? words.none
      : words.seq(integrity.first_seq, integrity.last_seq);
  const mono = (text: string): Run[] => [run(text, STYLE.cellMono)];
  await fields(sheet, [
    [f.origin, factRuns(checkpoint.origin, STYLE.cellMono)],
    [f.size, factRuns(checkpoint.size)],
    [f.root, factRuns(checkpoint.root, STYLE.cellMono)],
    [f.headHash, mono(header.head_hash ?? words.none)],
    [f.range, [run(range)]],
    [f.keyId, factRuns(checkpoint.key_id, STYLE.cellMono)],
    // Its lines hand over to the one that signed.
    [checkpoint.extensions.length === 0 ? f.publicKey : f.firstKey, mono(integrity.public_key)],
    ...(checkpoint.extensions.length === 0
      ? []
      : [[f.furtherLines, mono(checkpoint.extensions.join('\n'))] satisfies [string, Run[]]]),
    ...(integrity.second_signature === undefined
      ? []
      : [[f.secondSignature, factRuns(integrity.second_signature)] satisfies [string, Run[]]]),
    ...(integrity.continues === undefined
      ? []
      : [[f.continues, factRuns(integrity.continues)] satisfies [string, Run[]]]),
    ...(integrity.continued_in === undefined
      ? []
      : [[f.continuedIn, factRuns(integrity.continued_in)] satisfies [string, Run[]]]),
    [f.agentSignatures, [run(signatures.statement)]],
    [f.selfVerification, factRuns(integrity.self_verification)],
    [f.timeStamps, factRuns(integrity.time_stamps)],
    [f.witnesses, factRuns(integrity.witnesses)],
  ]);
  const c = words.column;
  sheet.heading(3, words.sub.verification);
  await table(
    sheet,
    [
      { title: c.check, share: 300 },
      { title: c.count, share: 80, align: 'right' },
      { title: c.outcome, share: 119 },
    ],
    integrity.checks,
    (check) => [
      [run(words.verificationCheck(check.name))],
      [run(String(check.count))],
      [
        run(words.verification(check.passed), {
          ...strong,
          colour: check.passed ? COLOUR.good : COLOUR.failed,
        }),
      ],
    ],
  );
}

/** Section 14. */
export async function integritySection(sheet: Sheet, model: DossierModel): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  const { integrity } = model;
  sheet.heading(2, words.section.integrity);
  await verification(sheet, model);
  if (integrity.findings.length > 0) {
    sheet.heading(3, words.sub.findings);
    await table(
      sheet,
      [
        { title: c.code, share: 130 },
        { title: c.entry, share: 50 },
        { title: c.finding, share: 319 },
      ],
      integrity.findings,
      (finding) => [
        [run(finding.code, STYLE.cellMono)],
        [run(finding.seq === undefined ? '–' : String(finding.seq))],
        stack(
          [run(finding.message)],
          finding.pointer === undefined ? undefined : [run(finding.pointer, STYLE.cellMonoGrey)],
        ),
      ],
    );
  }
  sheet.heading(3, words.sub.limits);
  for (const limit of integrity.limits)
    await sheet.paragraph(saidRuns(limit, { ...STYLE.cell, size: 9 }), { after: 3 });
  sheet.heading(3, words.sub.entries);
  await table(
    sheet,
    [
      { title: c.mark, share: 32 },
      { title: c.entry, share: 34, align: 'right' },
      { title: c.type, share: 96 },
      { title: c.hash, share: 298 },
      { title: c.proof, share: 39, align: 'right' },
    ],
    integrity.leaves,
    (leaf) => [
      [{ text: `[${leaf.mark}]`, style: { ...STYLE.mark, size: 8 }, to: leaf.mark }],
      [run(String(leaf.seq))],
      [run(leaf.type)],
      [run(leaf.leaf_hash, STYLE.cellMono)],
      [run(words.proofHashes(leaf.proof_length), STYLE.cellGrey)],
    ],
  );
}

/** Section 15. */
export async function custodySection(
  sheet: Sheet,
  { custody, header }: DossierModel,
): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  sheet.heading(2, words.section.custody);
  await fields(sheet, [
    [words.header.deployer, factRuns(header.deployer)],
    [words.header.classification, factRuns(header.classification)],
    [words.field.retention, factRuns(custody.retention)],
    ...custody.attachments.map(({ name, description }): [string, Run[]] => [
      words.sub.attachments,
      [run(`${name}  `, STYLE.cellMono), run(description)],
    ]),
  ]);
  sheet.heading(3, words.sub.custody);
  await sheet.paragraph([run(custody.statement, { ...STYLE.cell, size: 9 })], { after: 3 });
  if (custody.events.length > 0) {
    await table(
      sheet,
      [
        { title: c.time, share: 110 },
        { title: c.actor, share: 110 },
        { title: c.event, share: 100 },
        { title: c.purpose, share: 179 },
      ],
      custody.events,
      (event) => [
        [run(event.at, STYLE.cellMono)],
        stack([run(event.actor, STYLE.cellMono)], event.role ? factRuns(event.role) : []),
        [run([event.event, event.kind, event.scope].filter(Boolean).join(', '))],
        stack(factRuns(event.purpose), factRuns(event.digest, STYLE.cellMonoGrey)),
      ],
    );
  }
  sheet.heading(3, words.sub.verify);
  for (const [i, step] of custody.verify_offline.entries()) {
    await sheet.paragraph(saidRuns(`${i + 1}.  ${step}`, { ...STYLE.cell, size: 9 }), { after: 3 });
  }
}

/** The annex: the provisions that the sections support, and what the words mean. */
export async function annex(sheet: Sheet, { custody }: DossierModel): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  sheet.heading(2, words.section.annex);
  await codesNote(sheet);
  sheet.heading(3, words.sub.requirements);
  await sheet.paragraph([run(custody.requirements_note, { ...STYLE.cell, size: 9 })], { after: 3 });
  await table(
    sheet,
    [
      { title: c.provision, share: 190 },
      { title: c.supports, share: 244 },
      { title: c.sections, share: 65 },
    ],
    custody.requirements,
    (row) => [
      stack([run(row.source, strong)], [run(row.provision)]),
      stack(
        [run(row.supports)],
        row.notes?.length ? [run(row.notes.join('; '), STYLE.cellGrey)] : undefined,
      ),
      sectionRuns(row.sections),
    ],
  );
  await glossary(sheet, custody);
}

/**
 * The glossary is the last thing in the document: as a table if that ends on this page, else run
 * together if that does, so that the last page is never one of a few lines.
 */
async function glossary(sheet: Sheet, { glossary: terms }: DossierModel['custody']): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  const heading = 34;
  const room = CONTENT_BOTTOM - sheet.y - heading;
  const small = { ...STYLE.cell, size: 8 };
  const together = terms.flatMap((row, i) => [
    run(`${i > 0 ? '   ' : ''}${row.term}: `, { ...strong, size: 8 }),
    run(row.meaning, small),
  ]);
  const asTable = terms.length * 19 + 21;
  const asText = sheet.measure(together, CONTENT_WIDTH).height;
  sheet.heading(3, words.sub.glossary);
  if (asTable > room && asText <= room) {
    await sheet.paragraph(together, { after: 0 });
    return;
  }
  if (asTable > room) await sheet.ensure(Math.min(asTable, CONTENT_BOTTOM - PAGE.top - heading));
  await table(
    sheet,
    [
      { title: c.term, share: 120 },
      { title: c.meaning, share: 379 },
    ],
    terms,
    (row) => [[run(row.term, strong)], [run(row.meaning)]],
  );
}
