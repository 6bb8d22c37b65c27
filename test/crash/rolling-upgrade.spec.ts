import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spawnApi } from '../api/support/api.js';
import { Stage, emptyTally } from '../faults/campaign.js';
import { SeededRandom } from '../faults/seeded-random.js';
import { copyTree, type PlantedTree } from '../support/planted-tree.js';

/** What a later version may do to tables that are read and written meanwhile, its own check behind it. */
const LATER = `
ALTER TABLE docket.ledger ADD COLUMN later text;
ALTER TABLE docket.decision ADD COLUMN later text;
ALTER TABLE docket.idempotency ADD COLUMN later text;
ALTER TABLE docket.api_key ADD COLUMN later text;
ALTER TABLE docket.export_job ADD COLUMN later text;
CREATE INDEX later ON docket.entry (ledger_no, type);
`;

/** Between two records of an agent: what is checked is that they are there, not how many a second there can be. */
const PAUSE_MS = 40;

let later: PlantedTree;
let stage: Stage;

beforeAll(async () => {
  later = await copyTree({ builds: true });
  const built = 'libs/store/dist/migrations.js';
  const list = /export const MIGRATIONS = \[(.*?),?\s*\];/s;
  const code = await readFile(join(later.directory, built), 'utf8');
  expect(code).toMatch(list);
  await later.plant(
    built,
    code.replace(
      list,
      `class Later extends SqlMigration { name = 'Later0000000000009'; file = '0009_later'; }
export const MIGRATIONS = [$1, Later];`,
    ),
  );
  await later.plant('libs/store/migrations/0009_later.sql', LATER);
  await later.plant('libs/store/migrations/0009_later.check.sql', 'SELECT 1;\n');
  stage = await Stage.open(emptyTally(), new SeededRandom(1), { agents: 8 });
});
afterAll(async () => {
  await stage.close();
  await later.remove();
  expect(stage.tally.wrong).toEqual([]);
});

test('two versions serve one database while one behind the other is upgraded, and nothing is lost', async () => {
  const { servers, postgres } = stage.place;
  stage.work({ pauseMs: PAUSE_MS });
  await stage.agents.waitFor(10);
  await servers[0]?.upgradeTo(later.directory);
  const done = await postgres.query('SELECT name FROM docket.migration ORDER BY id');
  expect(done.map(({ name }) => name)).toContain('Later0000000000009');
  // The earlier version goes on beside the later one, on the schema of the later.
  await stage.agents.waitFor(50);
  expect(await stage.check()).toEqual([]);

  stage.work({ pauseMs: PAUSE_MS });
  await servers[1]?.upgradeTo(later.directory);
  await stage.agents.waitFor(20);
  expect(await stage.check()).toEqual([]);
});

test('the earlier version does not start on what the later one migrated, and says why', async () => {
  const env = stage.place.environment(stage.place.database.url, { DOCKET_PORT: '0' });
  await expect(spawnApi(env)).rejects.toThrow(
    'The database was migrated by another version of Docket: this one does not know Later0000000000009.',
  );
});
