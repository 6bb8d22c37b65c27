import type { DossierModel, TimelineRow } from '../schema/index.js';
import { factRuns, ifSaid, markRuns, run, stack } from './cells.js';
import type { Sheet } from './sheet.js';
import { table } from './table.js';
import { STYLE } from './theme.js';

/** The short form of each pseudonym, as the timeline prints it. */
export type ActorNames = ReadonlyMap<string, string>;

const PREFIX = 12;
const TAIL = 8;

/**
 * A pseudonym of up to twelve characters is printed whole, a longer one as its first twelve. Ids made
 * at one time begin alike: where the first twelve name two actors, all are told apart by their end,
 * and where even that does not, they are printed whole.
 */
export function shortNames(timeline: readonly TimelineRow[]): ActorNames {
  const actors = [...new Set(timeline.map(({ actor }) => actor))];
  const forms: ((id: string) => string)[] = [
    (id) => `${id.slice(0, PREFIX)}…`,
    (id) => `${id.slice(0, id.indexOf('_') + 1)}…${id.slice(-TAIL)}`,
    (id) => id,
  ];
  const named = forms.map(
    (form) => new Map(actors.map((id) => [id, id.length <= PREFIX + 1 ? id : form(id)])),
  );
  return (
    named.find((names) => new Set(names.values()).size === actors.length) ??
    new Map(actors.map((id) => [id, id]))
  );
}

/** Each actor once in each role, with the whole pseudonym and how many entries are theirs. */
export async function actorTable(
  sheet: Sheet,
  { timeline, authors }: Pick<DossierModel, 'timeline' | 'authors'>,
  short: ActorNames,
): Promise<void> {
  const { words } = sheet;
  const rows = new Map<string, { actor: string; role: string; via: string; entries: number }>();
  for (const { actor, role, via, count } of timeline) {
    const key = [actor, role, via].join(' ');
    const { entries } = rows.get(key) ?? { entries: 0 };
    rows.set(key, { actor, role, via, entries: entries + count });
  }
  if (rows.size === 0) return;
  sheet.heading(3, words.actors.title);
  await table(
    sheet,
    [
      { title: words.actors.short, share: 110 },
      { title: words.actors.full, share: 219 },
      { title: words.actors.role, share: 110 },
      { title: words.actors.entries, share: 60, align: 'right' },
    ],
    [...rows.values()],
    ({ actor, role, via, entries }) => [
      [run(short.get(actor) ?? actor, STYLE.cellMono)],
      [
        run(actor, STYLE.cellMono),
        ...(actor === 'docket' ? [run(`  ${words.actors.docket}`, STYLE.cellGrey)] : []),
      ],
      actor === 'docket' ? [] : [run(role), run(`  ${via}`, STYLE.cellGrey)],
      [run(String(entries))],
    ],
  );
  await registrationTable(sheet, authors);
  sheet.heading(3, words.sub.entriesInOrder);
}

/** Who was registered in the ledger before they wrote, when, and by whom. */
async function registrationTable(sheet: Sheet, authors: DossierModel['authors']): Promise<void> {
  if (authors.length === 0) return;
  const { actors: words } = sheet.words;
  sheet.heading(3, words.registrations);
  await table(
    sheet,
    [
      { title: words.event, share: 112 },
      { title: words.full, share: 183 },
      { title: words.authenticator, share: 112 },
      { title: words.by, share: 92 },
    ],
    authors,
    (row) => [
      stack(
        [run(row.event, STYLE.cellStrong), ...markRuns(row.evidence)],
        [run(row.at, STYLE.cellMonoGrey)],
      ),
      stack(factRuns(row.principal, STYLE.cellMono), ifSaid(row.role), ifSaid(row.kind)),
      stack(
        ifSaid(row.authenticator, STYLE.cellMono),
        ifSaid(row.sign_in),
        ifSaid(row.ends, STYLE.cellMonoGrey),
        ifSaid(row.reason),
      ),
      stack(
        [run(row.by, STYLE.cellMono)],
        row.registry_entry.state === 'not_recorded'
          ? undefined
          : [run(words.ofRegistry(row.registry_entry.text), STYLE.cellGrey)],
      ),
    ],
    ({ evidence }) => evidence,
  );
}
