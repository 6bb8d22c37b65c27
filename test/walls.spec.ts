import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { copyTree, type PlantedTree } from './support/planted-tree.js';

/** Every rule, and files that break it. */
const planted: [rule: string, path: string, source: string][] = [
  ['chain-imports', 'libs/chain/src/bad-1.ts', "import '@docket/record';"],
  ['chain-imports', 'libs/chain/src/bad-2.ts', "import 'ajv';"],
  ['record-imports', 'libs/record/src/bad-1.ts', "import '@docket/verify';"],
  ['record-imports', 'libs/record/src/bad-2.ts', "import 'typeorm';"],
  ['ingest-imports', 'libs/ingest/src/bad-1.ts', "import '@docket/store';"],
  ['pure-no-node', 'libs/ingest/src/bad-2.ts', "import 'node:fs';"],
  ['verify-imports', 'libs/verify/src/bad-1.ts', "import '@docket/store';"],
  ['verify-imports', 'libs/verify/src/bad-2.ts', "import type { Pool } from 'pg';"],
  ['store-imports', 'libs/store/src/bad-1.ts', "import '@docket/report';"],
  ['store-imports', 'libs/store/src/bad-2.ts', "import 'fastify';"],
  ['report-imports', 'libs/report/src/bad-1.ts', "import '@docket/store';"],
  ['report-imports', 'libs/report/src/bad-2.ts', "import '@nestjs/common';"],
  ['service-imports', 'libs/service/src/bad-1.ts', "import 'fastify';"],
  ['service-without-http', 'libs/service/src/bad-2.ts', "import 'node:https';"],
  ['client-imports', 'libs/client/src/bad-1.ts', "import '@docket/store';"],
  ['grafts-imports', 'libs/grafts/src/bad-1.ts', "import '@docket/record';"],
  ['pure-no-node', 'libs/chain/src/bad-3.ts', "import 'node:fs';"],
  ['pure-no-node', 'libs/record/src/bad-3.ts', "import 'node:crypto';"],
  ['pure-no-node', 'libs/verify/src/bad-3.ts', "export const path = import('node:path');"],
  ['pure-no-node', 'libs/client/src/bad-3.ts', "import 'fs';"],
  ['pure-no-node', 'libs/client/src/node-bad.ts', "import 'node:fs';"],
  ['client-node-apart', 'libs/client/src/bad-4.ts', "import './node/index.js';"],
  ['native-no-io', 'libs/chain/src/bad/native.ts', "import 'node:fs';"],
  ['report-model-pure', 'libs/report/src/model/bad-1.ts', "import 'node:fs';"],
  ['report-model-pure', 'libs/report/src/model/bad-2.ts', "import 'pdfkit';"],
  ['report-model-pure', 'libs/report/src/period/bad-1.ts', "import 'node:fs';"],
  ['libs-not-apps', 'libs/store/src/bad-3.ts', "import '@docket/api';"],
  ['libs-not-apps', 'libs/client/src/bad.spec.ts', "import '../../../apps/api/src/index.js';"],
  ['review-imports', 'apps/review/src/bad-1.ts', "import '@docket/service';"],
  ['review-imports', 'apps/review/src/bad-2.tsx', "import 'node:fs';"],
  ['review-imports', 'apps/review/src/bad-3.ts', "import '@docket/report';"],
  ['review-is-asked-for', 'apps/api/src/bad-4.ts', "import '../../review/src/places.js';"],
  ['api-not-cli', 'apps/api/src/bad-1.ts', "import '@docket/cli';"],
  ['index-only', 'libs/store/src/bad-4.ts', "import '../../chain/src/hash/pure.js';"],
  ['index-only', 'apps/cli/src/bad-1.ts', "import '../../../libs/chain/src/hash/pure.js';"],
  ['index-only', 'apps/cli/src/bad-4.ts', "import '../../../libs/client/src/node/line.js';"],
  ['no-cycles', 'libs/verify/src/bad-4.ts', "export * from './bad-5.js';"],
  ['no-unresolvable', 'apps/api/src/bad-2.ts', "import '@docket/chain/src/hash/pure.js';"],
  ['record-schemas-at-build-time', 'libs/record/src/bad-4.ts', "import './schema/common.js';"],
  [
    'record-schemas-at-build-time',
    'libs/record/src/bad-5.ts',
    "import './types/gap-recorded/schema.js';",
  ],
  ['one-maker-of-connections', 'libs/store/src/bad-5.ts', "import pg from 'pg';"],
  ['one-maker-of-connections', 'apps/cli/src/bad-3.ts', "import pg from 'pg';"],
  ['one-maker-of-spans', 'libs/service/src/bad-3.ts', "import '@opentelemetry/api';"],
  ['declared-dependencies', 'libs/grafts/src/bad-2.ts', "import 'langchain';"],
  ['declared-dependencies', 'apps/cli/src/bad-2.ts', "import 'typeorm';"],
  ['declared-dependencies', 'apps/api/src/bad-3.ts', "import 'fast-check';"],
];

describe('walls between the packages', () => {
  let tree: PlantedTree;
  let before: string[];
  let after: string[];

  beforeAll(async () => {
    tree = await copyTree();
    before = await findViolations();
    for (const [, path, source] of planted) await tree.plant(path, `${source}\n`);
    // The way back that makes `bad-4.ts` part of a cycle.
    await tree.plant('libs/verify/src/bad-5.ts', "export * from './bad-4.js';\n");
    after = await findViolations();
    // It reads the whole tree twice, which takes a busy machine its time.
  });
  afterAll(() => tree.remove());

  /** Each as `rule path`, from a run of the linter on the copy. */
  async function findViolations(): Promise<string[]> {
    const linter = 'dependency-cruiser/bin/dependency-cruise.mjs';
    const { output } = await tree.run(linter, '--output-type', 'json', 'apps', 'libs');
    const { summary } = JSON.parse(output) as {
      summary: { violations: { rule: { name: string }; from: string }[] };
    };
    return summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
  }

  test('stand in the tree as it is', () => {
    expect(before).toEqual([]);
  });

  test.each(planted)('%s is reported for %s: %s', (rule, path) => {
    expect(after).toContain(`${rule} ${path}`);
  });

  test('each have a planted violation', () => {
    const config: unknown = createRequire(import.meta.url)(
      join(tree.directory, '.dependency-cruiser.cjs'),
    );
    const { forbidden } = config as { forbidden: { name: string }[] };
    const rules = new Set(planted.map(([rule]) => rule));
    expect([...rules].sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });
});
