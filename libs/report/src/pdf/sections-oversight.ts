import type { DossierModel } from '../schema/index.js';
import { factRuns, ifSaid, markRuns, run, stack } from './cells.js';
import type { Run } from './layout.js';
import { fields } from './sections.js';
import { incidentTable, recordedGapTable } from './sections-records.js';
import type { Sheet } from './sheet.js';
import { table } from './table.js';
import { COLOUR, STYLE } from './theme.js';

const strong = STYLE.cellStrong;
const grey = STYLE.cellGrey;

/** Characters of a confidence that stand on one line of its column. */
const NUMBER_LENGTH = 12;

async function confidenceTables(sheet: Sheet, { oversight }: DossierModel): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  await fields(sheet, [[words.field.required, factRuns(oversight.requirement, STYLE.cell, true)]]);
  sheet.heading(3, words.sub.confidence);
  // The box of a withheld value, or a number of many digits, is broken over three lines by a number's width.
  const boxed = oversight.confidence.some(
    ({ value }) => value.state === 'withheld' || value.text.length > NUMBER_LENGTH,
  );
  await table(
    sheet,
    [
      { title: c.value, share: boxed ? 124 : 55, align: 'right' },
      { title: c.source, share: boxed ? 100 : 130 },
      { title: c.phase, share: boxed ? 82 : 95 },
      { title: c.threshold, share: boxed ? 114 : 140 },
      { title: c.evidence, share: 79 },
    ],
    oversight.confidence,
    (row) => [
      factRuns(row.value, strong),
      [run(row.source)],
      factRuns(row.phase),
      factRuns(row.threshold),
      markRuns(row.evidence),
    ],
  );
  if (oversight.evaluations.length === 0) return;
  sheet.heading(3, words.sub.evaluations);
  await table(
    sheet,
    [
      { title: c.target, share: 90 },
      { title: c.evaluator, share: 120 },
      { title: c.outcome, share: 90 },
      { title: c.explanation, share: 150 },
      { title: c.evidence, share: 49 },
    ],
    oversight.evaluations,
    (row) => [
      factRuns(row.target),
      stack(factRuns(row.evaluator), factRuns(row.kind, grey)),
      factRuns(row.outcome, strong),
      factRuns(row.explanation),
      markRuns(row.evidence),
    ],
  );
}

async function handoffTable(sheet: Sheet, { oversight }: DossierModel): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  if (oversight.handoffs.length === 0) return;
  sheet.heading(3, words.sub.handoffs);
  await table(
    sheet,
    [
      { title: c.from, share: 90 },
      { title: c.to, share: 90 },
      { title: c.confidence, share: 60, align: 'right' },
      { title: c.warning, share: 210 },
      { title: c.evidence, share: 49 },
    ],
    oversight.handoffs,
    (row) => [
      factRuns(row.from),
      factRuns(row.to),
      factRuns(row.confidence),
      factRuns(row.warning),
      markRuns(row.evidence),
    ],
  );
}

async function tripWireTable(sheet: Sheet, { oversight }: DossierModel): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  if (oversight.trip_wires.length === 0) return;
  sheet.heading(3, words.sub.tripWires);
  await table(
    sheet,
    [
      { title: c.rule, share: 110 },
      { title: c.facts, share: 190 },
      { title: c.directive, share: 55 },
      { title: c.time, share: 95 },
      { title: c.cause, share: 49 },
    ],
    oversight.trip_wires,
    (row) => [
      stack(factRuns(row.rule, strong), markRuns(row.evidence)),
      factRuns(row.message),
      factRuns(row.directive),
      [run(row.at, STYLE.cellMono)],
      factRuns(row.cause),
    ],
  );
}

function peopleRuns(
  words: Sheet['words'],
  people: DossierModel['oversight']['escalations'][number]['people'],
): Run[] {
  if (people === undefined || people.agreed === null) return [];
  const marks = people.said.flatMap(({ mark }) => markRuns([mark]));
  return [run(`${words.peopleSaidYes(people.agreed, people.needed)} `, grey), ...marks];
}

async function escalationTable(sheet: Sheet, { oversight }: DossierModel): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  if (oversight.escalations.length === 0) return;
  sheet.heading(3, words.sub.escalations);
  await table(
    sheet,
    [
      { title: c.rule, share: 130 },
      { title: c.opened, share: 110 },
      { title: c.resolved, share: 110 },
      { title: c.verdict, share: 90 },
      { title: c.cause, share: 59 },
    ],
    oversight.escalations,
    (row) => [
      stack([run(row.id, strong)], factRuns(row.rule)),
      stack(
        [run(row.opened_at, STYLE.cellMono), ...markRuns(row.evidence.slice(0, 1))],
        row.due_at.state === 'not_recorded'
          ? []
          : [
              run(`${c.due} `),
              ...factRuns(row.due_at, STYLE.cellMono),
              ...markRuns(row.overdue ? row.evidence.slice(1, 2) : []),
            ],
      ),
      [
        ...factRuns(row.resolved_at, STYLE.cellMono),
        ...markRuns(row.status === 'resolved' ? row.evidence.slice(-1) : []),
      ],
      stack(factRuns(row.resolution), peopleRuns(words, row.people)),
      factRuns(row.cause),
    ],
  );
}

async function reviewTable(sheet: Sheet, { oversight }: DossierModel): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  if (oversight.reviews.length === 0) return;
  sheet.heading(3, words.sub.reviews);
  await table(
    sheet,
    [
      { title: c.verdict, share: 80 },
      { title: c.reason, share: 200 },
      { title: c.reviewer, share: 99 },
      { title: c.signed, share: 120 },
    ],
    oversight.reviews,
    (row) => [
      stack(factRuns(row.verdict, strong), markRuns(row.evidence), [
        run(words.standing(row.standing), grey),
      ]),
      stack(
        factRuns(row.reason),
        row.viewed.state === 'not_recorded'
          ? undefined
          : [run(words.viewed(row.viewed.text), grey)],
        row.before.state === 'not_recorded'
          ? undefined
          : [run(words.before(row.before.text), grey)],
        row.after.state === 'not_recorded' ? undefined : [run(words.after(row.after.text), grey)],
      ),
      stack(
        [run(row.reviewer, STYLE.cellMono)],
        [run(row.role, STYLE.cellGrey)],
        ifSaid(row.display_role),
      ),
      stack(
        [run(row.recorded_at, STYLE.cellMono)],
        [run(row.signed, STYLE.cell)],
        factRuns(row.meaning),
      ),
    ],
    ({ mark }) => [mark],
  );
}

async function commentTable(sheet: Sheet, { oversight }: DossierModel): Promise<void> {
  const { words } = sheet;
  const c = words.column;
  if (oversight.comments === undefined) return;
  sheet.heading(3, words.sub.comments);
  await table(
    sheet,
    [
      { title: c.comment, share: 260 },
      { title: c.about, share: 100 },
      { title: c.actor, share: 139 },
    ],
    oversight.comments,
    (row) => [
      factRuns(row.text),
      stack([run(row.about)], markRuns(row.evidence)),
      stack(
        [run(row.by, STYLE.cellMono)],
        [run(row.role, STYLE.cellGrey)],
        [run(row.recorded_at, STYLE.cellMono)],
      ),
    ],
  );
}

/** Section 12. */
export async function oversightSection(sheet: Sheet, model: DossierModel): Promise<void> {
  sheet.heading(2, sheet.words.section.oversight);
  await sheet.paragraph([run(model.oversight.rules.statement, { ...STYLE.body, size: 9.5 })]);
  await confidenceTables(sheet, model);
  await handoffTable(sheet, model);
  await tripWireTable(sheet, model);
  await escalationTable(sheet, model);
  await reviewTable(sheet, model);
  await commentTable(sheet, model);
  await incidentTable(sheet, model);
  await nothingRecorded(sheet, model);
}

/** What there is none of, in one list: that it is not recorded is said, and takes a line. */
async function nothingRecorded(
  sheet: Sheet,
  { oversight, incidents }: DossierModel,
): Promise<void> {
  const { words } = sheet;
  const { sub } = words;
  const lists: [string, readonly unknown[]][] = [
    [sub.evaluations, oversight.evaluations],
    [sub.handoffs, oversight.handoffs],
    [sub.tripWires, oversight.trip_wires],
    [sub.escalations, oversight.escalations],
    [sub.reviews, oversight.reviews],
    [sub.incidents, incidents],
  ];
  const empty = lists.filter(([, rows]) => rows.length === 0);
  if (empty.length === 0) return;
  sheet.y += 4;
  await fields(
    sheet,
    empty.map(([label]) => [
      label,
      [
        run(words.none, STYLE.cellState),
        // That nothing tripped says something only about rules that could.
        ...(label === sub.tripWires ? [run(` ${oversight.rules.statement}`, STYLE.cellGrey)] : []),
      ],
    ]),
  );
}

/** Section 13. */
export async function completenessSection(sheet: Sheet, model: DossierModel): Promise<void> {
  const { completeness } = model;
  const { words } = sheet;
  const c = words.column;
  sheet.heading(2, words.section.completeness);
  await sheet.paragraph([run(completeness.statement, { ...STYLE.body, size: 9.5 })]);
  await sheet.paragraph([run(model.oversight.rules.statement, { ...STYLE.body, size: 9.5 })]);
  for (const line of model.oversight.rules.also) await sheet.paragraph([run(line, STYLE.cellGrey)]);
  sheet.heading(3, words.sub.checks);
  await table(
    sheet,
    [
      { title: c.check, share: 190 },
      { title: c.outcome, share: 88 },
      { title: c.expected, share: 85 },
      { title: c.observed, share: 136 },
    ],
    completeness.checks,
    (check) => {
      const failed = check.status === 'gap' || check.status === 'contradiction';
      const status = words.checkStatus[check.status];
      return [
        [run(check.name)],
        [
          run(
            status,
            failed
              ? { ...strong, colour: COLOUR.attention }
              : check.status === 'passed'
                ? { ...STYLE.cell, colour: COLOUR.good }
                : grey,
          ),
        ],
        [run(check.expected)],
        [run(check.observed), ...markRuns(check.evidence)],
      ];
    },
  );
  sheet.heading(3, words.sub.gaps);
  await table(
    sheet,
    [
      { title: c.gap, share: 40 },
      { title: c.description, share: 380 },
      { title: c.evidence, share: 79 },
    ],
    completeness.gaps,
    (gap) => [[run(gap.id, strong)], [run(gap.text)], markRuns(gap.evidence)],
  );
  await recordedGapTable(sheet, model);
}
