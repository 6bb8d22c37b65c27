import type { DossierModel, TimelineRow } from '../schema/index.js';
import { actorTable, shortNames, type ActorNames } from './actors.js';
import { clauseRuns, factRuns, ifSaid, markRuns, outsideRuns, run, stack } from './cells.js';
import type { Run } from './layout.js';
import { field } from './field.js';
import { changesTable, refusedTable } from './sections-records.js';
import { FULL_PLACE } from './navigation.js';
import type { Sheet } from './sheet.js';
import { table } from './table.js';
import { CONTENT_WIDTH, PAGE, STYLE } from './theme.js';

const strong = STYLE.cellStrong;
const grey = STYLE.cellGrey;

/** Labels with their values, one below the other. */
export async function fields(sheet: Sheet, rows: readonly [string, Run[]][]): Promise<void> {
  await sheet.ensure(40);
  const list = sheet.element('L');
  for (const row of rows) {
    const height = sheet.lines(row[1], CONTENT_WIDTH - 140).length * 12 + 4;
    // A value taller than a page is set as a paragraph, which breaks; everything else stays together.
    if (height > 500) {
      await sheet.paragraph([run(`${row[0]}: `, STYLE.label), ...row[1]]);
      continue;
    }
    await sheet.ensure(height);
    sheet.y += field(sheet, list, row, PAGE.left, CONTENT_WIDTH, 140) + 1;
  }
  list.end();
  sheet.y += 4;
}

/** The longer form of the narrative: statements of one kind make a paragraph. */
async function fullNarrative(sheet: Sheet): Promise<void> {
  const { full = [] } = sheet.dossier.narrative;
  if (full.length === 0) return;
  sheet.heading(2, sheet.words.section.full);
  sheet.place(FULL_PLACE);
  for (let at = 0; at < full.length;) {
    const kind = full[at]?.kind;
    const end = full.findIndex((clause, i) => i > at && clause.kind !== kind);
    const paragraph = full.slice(at, end === -1 ? full.length : end);
    await sheet.paragraph(clauseRuns(paragraph, { ...STYLE.body, size: 9.5 }), { after: 4 });
    at += paragraph.length;
  }
}

/** Section 6. */
export async function goalSection(sheet: Sheet, { goal, header }: DossierModel): Promise<void> {
  const { words } = sheet;
  const f = words.field;
  // Page 1 stands alone.
  await sheet.newPage();
  await fullNarrative(sheet);
  sheet.heading(2, words.section.goal);
  await fields(sheet, [
    [f.request, factRuns(goal.request, STYLE.cell, true)],
    [f.goal, factRuns(goal.goal, STYLE.cell, true)],
    ...goal.goal_revisions.map((fact): [string, Run[]] => [
      f.goalRevised,
      factRuns(fact, STYLE.cell, true),
    ]),
    [
      f.agents,
      stack(
        ...(header.agents.length > 0 ? header.agents : [header.system]).map((a) =>
          factRuns(a, STYLE.cell, true),
        ),
      ),
    ],
    [f.authority, factRuns(goal.authority_scope, STYLE.cell, true)],
    [f.policies, factRuns(goal.policy_refs, STYLE.cell, true)],
    [f.legalContext, factRuns(goal.legal_context, STYLE.cell, true)],
    [f.subject, factRuns(goal.subject_ref, STYLE.cell, true)],
    [f.parent, factRuns(goal.parent_decision, STYLE.cell, true)],
    [
      f.trace,
      [...factRuns(goal.trace, STYLE.cell, true), ...outsideRuns(f.openTrace, goal.trace_url)],
    ],
    ...goal.gateway_refs.map(({ system, ref, url }): [string, Run[]] => [
      f.gateway,
      [
        ...factRuns(system),
        run(' '),
        ...factRuns(ref, STYLE.cell, true),
        ...outsideRuns(f.openTrace, url),
      ],
    ]),
    ...(goal.plan.length === 0
      ? [[f.plan, factRuns(goal.plan_state)] satisfies [string, Run[]]]
      : []),
  ]);
  if (goal.plan.length === 0) return;
  sheet.heading(3, words.sub.plan);
  await table(
    sheet,
    [
      { title: words.column.step, share: 80 },
      { title: words.column.status, share: 20 },
    ],
    goal.plan,
    (row) => [factRuns(row.step), factRuns(row.status)],
  );
}

function timelineCells(sheet: Sheet, row: TimelineRow, short: ActorNames): Run[][] {
  const { words, dossier } = sheet;
  const { records, not_signed: notSigned } = dossier.model.oversight.agent_signatures;
  // Where none is signed, section 14 says so once.
  const signed = notSigned < records ? row.signed : undefined;
  const mark = row.evidence[0] ?? '';
  const span =
    row.count === 1
      ? words.seq(row.seq, row.last_seq)
      : words.repeated(row.count, row.seq, row.last_seq);
  return [
    stack(
      [{ text: `[${mark}]`, style: { ...STYLE.mark, size: 8.5 } }],
      [run(span, row.count === 1 ? grey : strong)],
      [run(row.leaf_hash.slice(0, 12), STYLE.cellMonoGrey)],
    ),
    stack([run(row.recorded_at, STYLE.cellMono)], ifSaid(row.occurred_at, STYLE.cellMonoGrey)),
    stack(
      [run(short.get(row.actor) ?? row.actor, STYLE.cellMono)],
      signed === undefined ? undefined : [run(signed, { ...grey, size: 8 })],
    ),
    stack(
      [run(row.event, strong)],
      ...row.details.map((detail) => [run(detail, { ...STYLE.cell, size: 8 })]),
    ),
    [run(row.result, row.type.startsWith('side_effect.') ? STYLE.cellMonoGrey : STYLE.cell)],
  ];
}

/** Section 7. */
export async function timelineSection(sheet: Sheet, model: DossierModel): Promise<void> {
  const { timeline } = model;
  const { words } = sheet;
  const c = words.column;
  const short = shortNames(timeline);
  sheet.heading(2, words.section.timeline);
  await changesTable(sheet, model);
  await actorTable(sheet, model, short);
  await table(
    sheet,
    [
      { title: c.entryAndHash, share: 68 },
      { title: c.recorded, share: 72 },
      { title: c.actor, share: 66 },
      { title: c.event, share: 217 },
      { title: c.result, share: 76 },
    ],
    timeline,
    (row) => timelineCells(sheet, row, short),
    ({ evidence }) => evidence,
  );
}

/** Section 8. */
export async function lineageSection(sheet: Sheet, { lineage }: DossierModel): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  sheet.heading(2, words.section.lineage);
  await table(
    sheet,
    [
      { title: c.mark, share: 42 },
      { title: c.claim, share: 112 },
      { title: c.document, share: 88 },
      { title: c.version, share: 70 },
      { title: c.passage, share: 187 },
    ],
    lineage,
    (row) => [
      stack(
        [run(`[${row.mark}]`, { ...STYLE.mark, size: 8.5 })],
        row.evidence
          .slice(1)
          .map((mark): Run => ({ text: `[${mark}] `, style: STYLE.mark, to: mark })),
      ),
      stack(factRuns(row.supports), factRuns(row.role, grey)),
      stack(factRuns(row.document_id, strong), ifSaid(row.chunk)),
      stack(factRuns(row.version), factRuns(row.effective_date)),
      stack(
        row.section.state === 'not_recorded'
          ? undefined
          : [run('§ ', strong), ...factRuns(row.section, strong)],
        factRuns(row.quote),
        ifSaid(row.retrieval),
        row.content_hash.state === 'recorded'
          ? factRuns(row.content_hash, STYLE.cellMonoGrey)
          : [run(words.contentHashNotRecorded, STYLE.cellState)],
      ),
    ],
    ({ mark }) => [mark],
  );
}

/** Section 9. */
export async function criteriaSection(sheet: Sheet, { criteria }: DossierModel): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  sheet.heading(2, words.section.criteria);
  await table(
    sheet,
    [
      { title: c.criterion, share: 150 },
      { title: c.result, share: 78 },
      { title: c.evaluatedBy, share: 200 },
      { title: c.evidence, share: 71 },
    ],
    criteria,
    (row) => [
      stack(factRuns(row.id, strong), ifSaid(row.text), ifSaid(row.policy_ref)),
      factRuns(row.result),
      stack(
        factRuns(row.evaluated_by),
        row.tool_result.state === 'not_recorded'
          ? factRuns(row.tool_result)
          : [run('→ ', grey), ...factRuns(row.tool_result, grey)],
      ),
      markRuns(row.evidence),
    ],
  );
}

/** Section 10. */
export async function alternativesSection(
  sheet: Sheet,
  { alternatives }: DossierModel,
): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  sheet.heading(2, words.section.alternatives);
  await table(
    sheet,
    [
      { title: c.option, share: 160 },
      { title: c.reason, share: 210 },
      { title: c.confidence, share: 70, align: 'right' },
      { title: c.evidence, share: 59 },
    ],
    alternatives,
    (row) => [
      stack(factRuns(row.option, strong), ifSaid(row.kind)),
      factRuns(row.rejected_because),
      factRuns(row.estimated_confidence),
      markRuns(row.evidence),
    ],
  );
}

/** Section 11. */
export async function effectsSection(sheet: Sheet, model: DossierModel): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  sheet.heading(2, words.section.effects);
  await table(
    sheet,
    [
      { title: c.operation, share: 134 },
      { title: c.key, share: 106 },
      { title: c.outcome, share: 162 },
      { title: c.owner, share: 97 },
    ],
    model.side_effects,
    (row) => [
      stack(factRuns(row.operation, strong), factRuns(row.target), ifSaid(row.amount, strong), [
        run(row.id, STYLE.cellMonoGrey),
      ]),
      stack(
        factRuns(row.idempotency_key, STYLE.cellMono),
        ifSaid(row.external_ref, STYLE.cellMonoGrey),
      ),
      stack(
        [run(row.outcome, strong)],
        ...row.events.map((event) => [
          run(`${event.event} `, grey),
          run(event.at, STYLE.cellMonoGrey),
          ...markRuns(event.evidence),
        ]),
        ...row.changed.map((text) => [run(text, grey)]),
        ...(row.seen === undefined ? [] : [factRuns(row.seen), markRuns(row.seen.evidence)]),
      ),
      stack(factRuns(row.owner), factRuns(row.reversibility, grey), ifSaid(row.rollback_plan)),
    ],
  );
  if (model.side_effects.some(({ seen }) => seen !== undefined)) {
    await sheet.paragraph([run(words.seenLimits, { ...STYLE.cell, size: 9 })], { after: 3 });
  }
  await refusedTable(sheet, model);
}
