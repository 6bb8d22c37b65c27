import { examineDatabase } from '@docket/store';
import { failed, listed, notKnown, ok, type CheckFinding, type DiagnosisCheck } from './check.js';
import { diagnose, type DiagnosisRequest } from './diagnose.js';

/** One of the databases that ledgers live in. */
export interface DiagnosedCell extends Pick<
  DiagnosisRequest,
  'databaseUrl' | 'databaseSetting' | 'keysDirectory'
> {
  name: string;
  /** Last part of the origin of its registry. */
  registryName: string;
}

/** What is looked at once, whatever the database: the first cell's checks have it. */
const OF_MACHINE = ['docket.version', 'node.version', 'settings', 'keys.disk', 'anchors'];

/**
 * Looks at each database as `diagnose` does, and then at all of them: that each is the one that it is said to be, and
 * that no ledger stands in two. The first cell is the first in the list.
 */
export async function diagnoseCells(
  request: Omit<DiagnosisRequest, keyof DiagnosedCell>,
  cells: readonly DiagnosedCell[],
): Promise<(DiagnosisCheck & { cell?: string })[]> {
  const checks: (DiagnosisCheck & { cell?: string })[] = [];
  for (const [i, { name: cell, registryName: _registryName, ...own }] of cells.entries()) {
    const found = await diagnose({ ...request, ...own });
    const told = found.filter(({ id }) => i === 0 || !OF_MACHINE.includes(id));
    checks.push(...told.map((check) => ({ ...check, cell })));
  }
  return [...checks, { id: 'cells.ledgers', ...(await checkPlaces(cells)) }];
}

async function checkPlaces(cells: readonly DiagnosedCell[]): Promise<CheckFinding> {
  const places = new Map<string, string[]>();
  const wrong: string[] = [];
  for (const { name, databaseUrl, registryName } of cells) {
    const origins = await originsIn(databaseUrl);
    if (origins === undefined) return notKnown(`the cell ${name} could not be asked.`);
    for (const origin of origins) {
      const id = origin.slice(origin.lastIndexOf('/') + 1);
      if (/^registry(\.|$)/.test(id) && id !== registryName) wrong.push(`${name} holds ${origin}`);
      places.set(origin, [...(places.get(origin) ?? []), name]);
    }
  }
  if (wrong.length > 0)
    return failed(
      `The database of a cell has the registry of another: ${listed(wrong)}.`,
      'Mend DATABASE_URL, DOCKET_CELLS and the addresses of cells.',
    );
  const doubles = [...places].flatMap(([origin, within]) =>
    within.length > 1 ? [`${origin} in ${within.join(' and ')}`] : [],
  );
  if (doubles.length === 0) return ok('Each ledger stands in one cell.');
  return failed(
    `${doubles.length} ledgers stand in several cells, and are served from none: ${listed(doubles)}.`,
    'Find out which of them counts, by what was signed last, and take the other database out of service.',
  );
}

async function originsIn(databaseUrl: string): Promise<string[] | undefined> {
  try {
    const { ledgers } = await examineDatabase(databaseUrl, { facts: ['ledgers'] });
    if (ledgers === undefined || 'unknown' in ledgers) return undefined;
    return ledgers.value.map(({ origin }) => origin);
  } catch {
    // Why, the check of its database says.
    return undefined;
  }
}
