import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyTree, type PlantedTree } from './support/planted-tree.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

const FILE = /`((?:apps|docs|libs|test)\/[\w./-]+\.(?:json|js|md|ts))`/g;

/** The files that a file list of CONTRIBUTING.md names, by its heading. */
const lists = new Map(
  guide.split(/^### /m).map((section, i) => {
    const heading = i === 0 ? 'before the lists' : section.slice(0, section.indexOf('\n'));
    return [heading, [...section.matchAll(FILE)].map(([, file]) => file ?? '')];
  }),
);

const RECORD = 'libs/record/src';
const WORDS = 'libs/report/src/narrative/lexicon';

/** What is added, where, and the files that the type checker then names: the counterparts that are missing. */
const planted: {
  list: string;
  what: string;
  file: string;
  edits: [from: string, to: string][];
  named: string[];
}[] = [
  {
    list: 'Add a field to a record',
    what: 'a member without a word',
    file: `${RECORD}/types/gap-recorded/schema.ts`,
    edits: [
      ['    reason: text(', "    planted_member: optional(text(20, 'x')),\n    reason: text("],
    ],
    named: [`${WORDS}-en-members.ts`, `${WORDS}-de-members.ts`],
  },
  {
    list: 'Add a rule',
    what: 'a rule without words',
    file: `${RECORD}/rules/index.ts`,
    edits: [
      ['  agentAsked,\n]', "  agentAsked,\n  { ...agentAsked, name: 'planted_rule' as const },\n]"],
    ],
    named: [
      `${RECORD}/fold/reasons.ts`,
      `${WORDS}-en.ts`,
      `${WORDS}-de.ts`,
      `${WORDS}-en-findings.ts`,
      `${WORDS}-de-findings.ts`,
    ],
  },
  {
    list: 'Add a refusal code',
    what: 'a refusal without an answer over HTTP',
    file: `${RECORD}/gates/gate.ts`,
    edits: [["  'policy_not_possible',\n", "  'policy_not_possible',\n  'planted_refusal',\n"]],
    named: ['apps/api/src/http/refusals.ts'],
  },
  {
    list: 'Add a record type',
    what: 'a record type that the fold does nothing about, and that has no name',
    file: `${RECORD}/types/index.ts`,
    edits: [
      [
        '  ledgerMoved,\n]',
        "  ledgerMoved,\n  { ...policyChanged, type: 'planted.recorded' as const },\n]",
      ],
    ],
    named: [
      `${RECORD}/fold/evolve.ts`,
      `${RECORD}/validate.spec.ts`,
      `${WORDS}-en-record-types.ts`,
      `${WORDS}-de-record-types.ts`,
    ],
  },
  {
    list: 'Add a finding code',
    what: 'a finding of a kind that belongs to no check and has no words',
    file: 'libs/verify/src/finding.ts',
    edits: [
      ["'missing' | 'rule'", "'missing' | 'rule' | 'planted'"],
      [
        "  record_type_unknown: 'rule',",
        "  record_type_unknown: 'rule',\n  planted_finding: 'planted',",
      ],
    ],
    named: ['libs/verify/src/report.ts', `${WORDS}-en-records.ts`, `${WORDS}-de-records.ts`],
  },
  {
    list: 'Add a problem code',
    what: 'a problem without an example',
    file: 'apps/api/src/http/problem-registry.ts',
    edits: [
      [
        '  not_ready: {',
        "  planted_problem: { status: 409, title: 'Planted', next: 'Pull it out.' },\n  not_ready: {",
      ],
    ],
    named: ['apps/api/src/openapi/problem-examples.ts'],
  },
  {
    list: 'Add a variant of the dossier',
    what: 'a variant that nobody may ask for, and that has no name',
    file: 'libs/report/src/schema/dossier.ts',
    edits: [
      ["  Type.Literal('subject'),\n", "  Type.Literal('subject'),\n  Type.Literal('planted'),\n"],
    ],
    named: [`${WORDS}-en-document.ts`, `${WORDS}-de-document.ts`],
  },
  {
    list: 'Add a variant of the dossier',
    what: 'a variant that may be asked for by nobody',
    file: 'libs/service/src/dossier/dossier-wish.ts',
    edits: [["'redacted', 'subject'] as const", "'redacted', 'subject', 'planted'] as const"]],
    named: ['libs/service/src/dossier/dossier-wish.ts', 'apps/cli/src/commands/export.ts'],
  },
  {
    list: 'A later version of a record',
    what: 'a newest version that has no schema',
    file: `${RECORD}/types/policy-changed/declaration.ts`,
    edits: [['newest: 1', 'newest: 2']],
    named: [`${RECORD}/types/policy-changed/declaration.ts`],
  },
  {
    list: 'A later edition of a document',
    what: 'an edition that says nothing but its name',
    file: 'libs/report/src/editions/index.ts',
    edits: [['= [CURRENT_EDITION];', "= [CURRENT_EDITION, { name: 'decision-summary@0' }];"]],
    named: ['libs/report/src/editions/index.ts'],
  },
];

/** The same, where what is missing stands in the file itself. */
const plantedAlone: [what: string, file: string, edit: [from: string, to: string]][] = [
  [
    'a problem of a body without a message',
    `${RECORD}/problem.ts`,
    ["  'type',\n] as const;", "  'type',\n  'uniqueItems',\n] as const;"],
  ],
  [
    'a member that is filled in and is none',
    `${RECORD}/types/decision-closed/declaration.ts`,
    ["filledIn: 'entry_count'", "filledIn: 'planted_member'"],
  ],
  [
    'a refusal of a use case without an answer over HTTP',
    'libs/service/src/service-error.ts',
    ["  | 'shutting_down';", "  | 'shutting_down'\n  | 'planted_service_refusal';"],
  ],
];

describe('the file lists of CONTRIBUTING.md', () => {
  test.each([...lists])('%s: every file exists', (_heading, files) => {
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test.each(planted)('$list names $what', ({ list, file, named }) => {
    const type = 'gap-recorded';
    const ofType = (path: string): string => path.replace(/types\/[^/]+\//, `types/${type}/`);
    expect(lists.get(list)).toEqual(expect.arrayContaining([file, ...named].map(ofType)));
  });
});

describe('what is added without its counterpart', () => {
  let tree: PlantedTree;
  let before = '';
  let after = '';

  beforeAll(async () => {
    tree = await copyTree();
    before = await findErrors();
    for (const { file, edits } of planted) for (const edit of edits) await plant(file, edit);
    for (const [, file, edit] of plantedAlone) await plant(file, edit);
    after = await findErrors();
  });
  afterAll(() => tree.remove());

  async function plant(file: string, [from, to]: [string, string]): Promise<void> {
    const source = await readFile(join(tree.directory, file), 'utf8');
    if (!source.includes(from)) throw new Error(`${file} has nothing to plant beside`);
    await tree.plant(file, source.replace(from, to));
  }

  /** The packages only: what the tests beside them miss is not what a list is about. */
  async function findErrors(): Promise<string> {
    const config = { extends: './tsconfig.test.json', include: ['apps/*/src', 'libs/*/src'] };
    await tree.plant('tsconfig.planted.json', JSON.stringify(config));
    const { output } = await tree.run('@typescript/native/bin/tsc', '-p', 'tsconfig.planted.json');
    return output;
  }

  const errorsIn = (output: string, file: string): boolean => output.includes(`${file}(`);

  test('the tree as it is has none of these', () => {
    const files = [
      ...planted.flatMap(({ named }) => named),
      ...plantedAlone.map(([, file]) => file),
    ];
    expect(files.filter((file) => errorsIn(before, file))).toEqual([]);
  });

  test.each(planted)('$what: the type checker names $named', ({ named }) => {
    expect(named.filter((file) => !errorsIn(after, file))).toEqual([]);
  });

  test.each(plantedAlone)('%s: the type checker names it', (_what, file) => {
    // The answer to a use case's refusal stands with the other answers.
    const isAnswered = !file.startsWith('libs/service');
    const named = isAnswered ? file : 'apps/api/src/http/refusals.ts';
    expect(errorsIn(after, named)).toBe(true);
    if (!isAnswered) expect(after).toContain('planted_service_refusal');
  });
});

describe('what is added and stands in no document', () => {
  let tree: PlantedTree;
  beforeAll(async () => {
    tree = await copyTree();
  });
  afterAll(() => tree.remove());

  /** What is added, and the spec that then fails because of a document or vector of the list. */
  test.each<[what: string, list: string, file: string, edit: [string, string], spec: string]>([
    [
      'a finding of a kind that there is',
      'Add a finding code',
      'libs/verify/src/finding.ts',
      [
        "  record_type_unknown: 'rule',",
        "  record_type_unknown: 'rule',\n  planted_finding: 'rule',",
      ],
      'libs/verify/src/finding.spec.ts',
    ],
    [
      'a problem',
      'Add a problem code',
      'apps/api/src/http/problem-registry.ts',
      [
        '  not_ready: {',
        "  planted_problem: { status: 409, title: 'Planted', next: 'Pull it out.' },\n  not_ready: {",
      ],
      'apps/api/src/http/problem-registry.spec.ts',
    ],
    [
      'a change of the pages without a new edition',
      'A later edition of a document',
      'libs/report/src/narrative/lexicon-en-document.ts',
      ["kind: 'Decision dossier'", "kind: 'Planted dossier'"],
      'libs/report/src/pdf/edition.spec.ts',
    ],
  ])('%s: a spec that "%s" names says so', async (_what, list, file, [from, to], spec) => {
    expect(lists.get(list)).toContain(spec);
    const source = await readFile(join(tree.directory, file), 'utf8');
    expect(source).toContain(from);
    expect((await tree.runSpecs(spec)).exitCode).toBe(0);
    await tree.plant(file, source.replace(from, to));
    const { exitCode, output } = await tree.runSpecs(spec);
    await tree.plant(file, source);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/Tests: +[1-9]\d* failed/);
  });
});

describe('what is added and not generated', () => {
  let tree: PlantedTree;
  beforeAll(async () => {
    tree = await copyTree();
  });
  afterAll(() => tree.remove());

  const generate = (): Promise<{ exitCode: number; output: string }> => {
    const script = join(tree.directory, 'libs/record/scripts/generate.js');
    return tree.run(relative(join(root, 'node_modules'), script), '--check');
  };

  test('a field without what is generated: the generator names each file of the list', async () => {
    const file = `${RECORD}/types/gap-recorded/schema.ts`;
    const source = await readFile(join(tree.directory, file), 'utf8');
    const member = "planted: optional(text(20, 'x'))";
    await tree.plant(
      file,
      source.replace('    reason: text(', `    ${member},\n    reason: text(`),
    );
    const { exitCode, output } = await generate();
    expect(exitCode).not.toBe(0);
    const stale = [...output.matchAll(/^stale: (\S+)$/gm)].map(([, name]) => name);
    const written = (lists.get('Add a field to a record') ?? []).filter(
      (name) => /\/(?:generated|schemas)\//.test(name) && !name.endsWith('.spec.ts'),
    );
    expect(written).toHaveLength(3);
    expect(stale).toEqual(expect.arrayContaining(written));
  });

  test('a later version without what is generated: the generator names each file of the list', async () => {
    const file = `${RECORD}/types/gap-recorded/schema.ts`;
    const source = await readFile(join(root, file), 'utf8');
    await tree.plant(file, source.replace('= { 1: body };', '= { 1: body, 2: body };'));
    const { exitCode, output } = await generate();
    expect(exitCode).not.toBe(0);
    const stale = [...output.matchAll(/^stale: (\S+)$/gm)].map(([, name]) => name);
    const listed = lists.get('A later version of a record') ?? [];
    expect(listed).toEqual(expect.arrayContaining([file, 'libs/record/src/generated/schemas.ts']));
    for (const name of stale) {
      // Of the version that is new, the file named after it.
      const alike = name?.replace(/([/.-])2\.(json|md)$/, '$11.$2') ?? '';
      expect(listed).toContain(alike);
    }
    expect(stale).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/gap\.recorded\/2\.json$/),
        expect.stringMatching(/gap\.recorded-2\.md$/),
      ]),
    );
  });

  test('a folder that is not declared: the generator names it', async () => {
    const schema = await readFile(
      join(tree.directory, RECORD, 'types/gap-recorded/schema.ts'),
      'utf8',
    );
    await tree.plant(`${RECORD}/types/undeclared-recorded/schema.ts`, schema);
    const { exitCode, output } = await generate();
    expect(exitCode).not.toBe(0);
    expect(output).toContain('undeclared-recorded');
  });
});
