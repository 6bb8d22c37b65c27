import type { DossierModel, Incident } from '../schema/index.js';
import { factRuns, ifSaid, markRuns, run, stack } from './cells.js';
import type { Run } from './layout.js';
import type { Sheet } from './sheet.js';
import { table } from './table.js';
import { COLOUR, STYLE } from './theme.js';

const strong = STYLE.cellStrong;
const grey = STYLE.cellGrey;

/** In section 7: what was changed in the system or in the ledger's policy while the decision ran. */
export async function changesTable(
  sheet: Sheet,
  { changes = [] }: Partial<DossierModel>,
): Promise<void> {
  if (changes.length === 0) return;
  const { words } = sheet;
  const c = words.column;
  sheet.heading(3, words.sub.changes);
  await table(
    sheet,
    [
      { title: c.what, share: 170 },
      { title: c.before, share: 70 },
      { title: c.after, share: 70 },
      { title: c.reason, share: 124 },
      { title: c.time, share: 65 },
    ],
    changes,
    (row) => [
      stack([...factRuns(row.what, strong), ...markRuns(row.evidence)], ifSaid(row.external_ref)),
      factRuns(row.from),
      factRuns(row.to),
      stack(factRuns(row.reason), ifSaid(row.approved_by)),
      stack([run(row.at, STYLE.cellMono)], ifSaid(row.effective_at, STYLE.cellMonoGrey)),
    ],
    ({ evidence }) => evidence,
  );
}

/** In section 11: what the agent asked for and Docket did not register. */
export async function refusedTable(
  sheet: Sheet,
  { refused_effects: refused = [] }: Partial<DossierModel>,
): Promise<void> {
  if (refused.length === 0) return;
  const { words } = sheet;
  const c = words.column;
  sheet.heading(3, words.sub.refused);
  await table(
    sheet,
    [
      { title: c.operation, share: 150 },
      { title: c.key, share: 120 },
      { title: c.reason, share: 159 },
      { title: c.time, share: 70 },
    ],
    refused,
    (row) => [
      stack(
        [...factRuns(row.operation, strong), ...markRuns(row.evidence)],
        factRuns(row.target),
        ifSaid(row.amount, strong),
        factRuns(row.owner, grey),
      ),
      factRuns(row.key, STYLE.cellMono),
      row.earlier.state === 'not_recorded'
        ? factRuns(row.reason)
        : stack(factRuns(row.reason), [
            run(`${words.keyOf} `, grey),
            ...factRuns(row.earlier, grey),
          ]),
      [run(row.at, STYLE.cellMono)],
    ],
  );
}

function incidentStatus(sheet: Sheet, row: Incident): Run[] {
  const { words } = sheet;
  return stack(
    row.status === 'open'
      ? [run(words.incidentOpen, { ...strong, colour: COLOUR.failed })]
      : [run(`${words.incidentClosed} `, strong), ...factRuns(row.outcome, strong)],
    [run(`${words.awareAt} `, grey), ...factRuns(row.aware_at, STYLE.cellMonoGrey)],
    [run(`${words.dueAt} `, grey), ...factRuns(row.due_at, STYLE.cellMonoGrey)],
    ifSaid(row.basis),
  );
}

/** In section 12: incidents, what was found and done, and who was told. */
export async function incidentTable(
  sheet: Sheet,
  { incidents = [] }: Partial<DossierModel>,
): Promise<void> {
  if (incidents.length === 0) return;
  const { words } = sheet;
  const c = words.column;
  const said = (label: string, runs: Run[] | undefined): Run[] | undefined =>
    runs && [run(`${label}: `, grey), ...runs];
  sheet.heading(3, words.sub.incidents);
  await table(
    sheet,
    [
      { title: c.incident, share: 70 },
      { title: c.description, share: 289 },
      { title: c.outcome, share: 140 },
    ],
    incidents,
    (row) => [
      stack([run(row.id, strong), ...markRuns(row.evidence)], factRuns(row.severity)),
      stack(
        factRuns(row.title, strong),
        ifSaid(row.description, STYLE.cell),
        ...row.notes.map((note) => said(words.note, factRuns(note))),
        said(words.rootCause, ifSaid(row.root_cause, STYLE.cell)),
        said(words.corrective, ifSaid(row.corrective_actions, STYLE.cell)),
        said(words.summary, ifSaid(row.summary, STYLE.cell)),
        ...row.notifications.map((told) => said(words.notified, factRuns(told))),
      ),
      incidentStatus(sheet, row),
    ],
  );
}

/** In section 13: gaps that the writer itself recorded. */
export async function recordedGapTable(
  sheet: Sheet,
  { recorded_gaps: gaps = [] }: Partial<DossierModel>,
): Promise<void> {
  if (gaps.length === 0) return;
  const { words } = sheet;
  const c = words.column;
  sheet.heading(3, words.sub.recordedGaps);
  await table(
    sheet,
    [
      { title: c.kind, share: 85 },
      { title: c.missing, share: 60, align: 'right' },
      { title: c.byType, share: 120 },
      { title: c.reason, share: 130 },
      { title: c.period, share: 104 },
    ],
    gaps,
    (row) => [
      stack([...factRuns(row.kind, strong), ...markRuns(row.evidence)], ifSaid(row.agent)),
      factRuns(row.records),
      factRuns(row.by_type),
      factRuns(row.reason),
      stack(factRuns(row.from, STYLE.cellMono), factRuns(row.to, STYLE.cellMono)),
    ],
  );
}
