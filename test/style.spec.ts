import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyTree, type PlantedTree } from './support/planted-tree.js';

const statements = (count: number): string => 'void 0;\n'.repeat(count);
const functionOf = (lines: number): string =>
  `export function long(): void {\n${statements(lines - 2)}}\n`;

/** A rule, and a source file that breaks it. The limits are those of `.oxlintrc.json`. */
const planted: [rule: string, source: string][] = [
  ['max-lines', statements(401)],
  ['max-lines-per-function', functionOf(71)],
  ['no-explicit-any', 'export const anything: any = 1;\n'],
  ['ban-ts-comment', "// @ts-ignore\nexport const wrong: number = 'one';\n"],
  ['no-restricted-properties', 'export const both = AbortSignal.any([]);\n'],
  ['no-empty', 'try {\n  JSON.parse("1");\n} catch {}\n'],
];

describe('style', () => {
  let tree: PlantedTree;

  beforeAll(async () => {
    tree = await copyTree();
  });
  afterAll(() => tree.remove());

  const lint = (...paths: string[]): Promise<{ exitCode: number; output: string }> =>
    tree.run('oxlint/bin/oxlint', '--disable-nested-config', '--deny-warnings', ...paths);

  test('the tree as it is passes', async () => {
    const { exitCode, output } = await lint('apps', 'libs');
    expect(exitCode === 0 ? '' : output).toBe('');
  });

  test.each(planted)('%s is found', async (rule, source) => {
    const path = `libs/record/src/breaks-${rule}.ts`;
    await tree.plant(path, source);
    const { exitCode, output } = await lint(path);
    expect(output).toContain(`(${rule})`);
    expect(exitCode).toBe(1);
  });

  test('an adapter that takes a service of the store past the use cases is found', async () => {
    const path = 'apps/api/src/log/breaks-no-restricted-imports.ts';
    await tree.plant(path, "import { TileReader } from '@docket/store';\nvoid TileReader;\n");
    const { exitCode, output } = await lint(path);
    expect(output).toContain('(no-restricted-imports)');
    expect(output).toContain("'TileReader' import from '@docket/store' is restricted");
    expect(exitCode).toBe(1);
  });

  test.each([
    "import { readFile } from 'node:fs/promises';\nvoid readFile;\n",
    "import { createReadStream } from 'node:fs';\nvoid createReadStream;\n",
    "import * as fs from 'node:fs/promises';\nvoid fs;\n",
    "import fs from 'node:fs/promises';\nvoid fs;\n",
    "import { readFile } from 'fs/promises';\nvoid readFile;\n",
    "import { readFileSync } from 'fs';\nvoid readFileSync;\n",
  ])('a command that reads a file past the one reader is found: %j', async (source) => {
    const path = 'apps/cli/src/commands/breaks-one-reader.ts';
    await tree.plant(path, source);
    const { exitCode, output } = await lint(path);
    expect(output).toContain('(no-restricted-imports)');
    expect(exitCode).toBe(1);
  });

  test('a data source that is made beside the one module of connections is found', async () => {
    const path = 'libs/store/src/breaks-one-pool-module.ts';
    await tree.plant(path, "import { DataSource } from 'typeorm';\nvoid DataSource;\n");
    const { exitCode, output } = await lint(path);
    expect(output).toContain('(no-restricted-imports)');
    expect(output).toContain('connections.ts makes them');
    expect(exitCode).toBe(1);
  });

  test('a file of 400 lines with a function of 70 passes', async () => {
    const path = 'libs/record/src/longest.ts';
    await tree.plant(path, functionOf(70) + statements(400 - 70));
    const { exitCode, output } = await lint(path);
    expect(exitCode === 0 ? '' : output).toBe('');
  });
});
