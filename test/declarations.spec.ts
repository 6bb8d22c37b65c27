import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyTree, type PlantedTree } from './support/planted-tree.js';

const SRC = 'libs/record/src';
const installed = fileURLToPath(new URL('../node_modules', import.meta.url));

/** What is added, where, and the file that the type checker then names: the counterpart that is missing. */
const planted: [name: string, file: string, edit: [from: string, to: string], named: string[]][] = [
  [
    'a rule without words',
    `${SRC}/rules/index.ts`,
    ['  agentAsked,\n]', "  agentAsked,\n  { ...agentAsked, name: 'planted_rule' as const },\n]"],
    [`${SRC}/fold/reasons.ts`],
  ],
  [
    'a refusal without an answer over HTTP',
    `${SRC}/gates/gate.ts`,
    ["  'policy_not_possible',\n", "  'policy_not_possible',\n  'planted_refusal',\n"],
    ['apps/api/src/http/refusals.ts'],
  ],
  [
    'a problem of a body without a message',
    `${SRC}/problem.ts`,
    ["  'type',\n] as const;", "  'type',\n  'uniqueItems',\n] as const;"],
    [`${SRC}/problem.ts`],
  ],
  [
    'a record type that the fold does nothing about',
    `${SRC}/types/index.ts`,
    [
      '  policyChanged,\n]',
      "  policyChanged,\n  { ...policyChanged, type: 'planted.recorded' as const },\n]",
    ],
    [`${SRC}/fold/evolve.ts`],
  ],
  [
    'a member that is filled in and is none',
    `${SRC}/types/decision-closed/declaration.ts`,
    ["filledIn: 'entry_count'", "filledIn: 'planted_member'"],
    [`${SRC}/types/decision-closed/declaration.ts`],
  ],
];

describe('what is declared without its counterpart', () => {
  let tree: PlantedTree;
  let before = '';
  let after = '';

  beforeAll(async () => {
    tree = await copyTree();
    before = await findErrors();
    for (const [, file, [from, to]] of planted) {
      const source = await readFile(join(tree.directory, file), 'utf8');
      if (!source.includes(from)) throw new Error(`${file} has nothing to plant beside`);
      await tree.plant(file, source.replace(from, to));
    }
    after = await findErrors();
    // It checks the types of two packages twice, which takes a busy machine its time.
  });
  afterAll(() => tree.remove());

  async function findErrors(): Promise<string> {
    const config = {
      extends: './tsconfig.test.json',
      include: ['libs/record/src', 'apps/api/src'],
    };
    await tree.plant('tsconfig.planted.json', JSON.stringify(config));
    const { output } = await tree.run('@typescript/native/bin/tsc', '-p', 'tsconfig.planted.json');
    return output;
  }

  test('the tree as it is has none of these', () => {
    const named = planted.flatMap(([, , , files]) => files);
    expect(named.filter((file) => before.includes(`${file}(`))).toEqual([]);
  });

  test.each(planted)('%s: the type checker names the place', (_name, _file, _edit, named) => {
    for (const file of named) expect(after).toContain(`${file}(`);
  });

  test('a folder that is not declared is named by the generator', async () => {
    const schema = await readFile(
      join(tree.directory, SRC, 'types/gap-recorded/schema.ts'),
      'utf8',
    );
    await tree.plant(`${SRC}/types/undeclared-recorded/schema.ts`, schema);
    const script = join(tree.directory, 'libs/record/scripts/generate.js');
    const { exitCode, output } = await tree.run(relative(installed, script), '--check');
    expect(exitCode).not.toBe(0);
    expect(output).toContain('undeclared-recorded');
  });
});
