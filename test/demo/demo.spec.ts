import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDocket, type CommandResult } from '../support/built-command.js';

const DECISIONS = ['refund', 'loop', 'handoff'];
/** What the officer gives to others. */
const COPIES = ['claims.oversight.pdf', 'refund.explanation.pdf', 'refund.public.dossier.pdf'];

/** A folder for one demo: its dossiers, and its own place for temporary files. */
async function makeFolder() {
  const root = await mkdtemp(join(tmpdir(), 'docket-test-demo-'));
  const temporary = join(root, 'tmp');
  await mkdir(temporary);
  // Run as root, PostgreSQL is another account and has to get through to its data.
  for (const path of [root, temporary]) await chmod(path, 0o711);
  return {
    out: join(root, 'out'),
    env: { TMPDIR: temporary },
    /** What the demo left behind in the temporary folder; nothing, if it cleaned up. */
    leftovers: () => readdir(temporary),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

describe('docket demo', () => {
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  let result: CommandResult;
  const readDossier = async (name: string): Promise<Dossier> =>
    JSON.parse(await readFile(join(folder.out, `${name}.dossier.json`), 'utf8'));

  beforeAll(async () => {
    folder = await makeFolder();
    result = await runDocket(['demo', '--out', folder.out], { env: folder.env });
  });
  afterAll(() => folder.remove());

  test('goes as it must', () => {
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toMatch(/All \d+ steps went as they must/);
    // What serves its decisions to be looked at in a browser.
    expect(result.stdout).toMatch(/^ *node \S*docket\.js serve --demo$/m);
    expect(result.stdout).not.toContain('✗ agent');
  });

  test('writes both forms of each dossier', async () => {
    const files = DECISIONS.flatMap((name) => [`${name}.dossier.json`, `${name}.dossier.pdf`]);
    expect((await readdir(folder.out)).sort()).toEqual([...files, ...COPIES].sort());
    for (const file of files) {
      const start = (await readFile(join(folder.out, file))).subarray(0, 5).toString('latin1');
      expect(start).toBe(file.endsWith('.pdf') ? '%PDF-' : '{"dec');
    }
  });

  test('names the tampered entry and the kind of damage', async () => {
    const dossier = await readDossier('refund');
    // The intent of the refund, found in the dossier: the demo edits its body in the database.
    const intent = dossier.evidence.entries.find(
      ({ disclosure }) => disclosure.body.operation === 'issue_refund',
    );
    const { seq } = JSON.parse(intent!.leaf) as { seq: number };
    expect(result.stdout).toMatch(new RegExp(`finds it\\s+entry ${seq}, content`));
    expect(result.stdout).toMatch(new RegExp(`content content_mismatch seq ${seq} `));
  });

  test('prints the narrative that the dossier carries', async () => {
    for (const name of DECISIONS) {
      const { narrative } = await readDossier(name);
      const printed = result.stdout.replace(/\s*│\s*/g, ' ').replace(/\s+/g, ' ');
      for (const { text } of narrative.summary.flatMap((line) => line.clauses))
        expect(printed).toContain(text.replace(/\s+/g, ' '));
    }
  });

  test('paid once', async () => {
    const dossier = await readDossier('refund');
    const types = dossier.evidence.entries.map(
      ({ leaf }) => (JSON.parse(leaf) as { type: string }).type,
    );
    expect(types.filter((type) => type === 'side_effect.intent')).toHaveLength(2);
    expect(types.filter((type) => type === 'side_effect.executed')).toHaveLength(2);
  });

  test('gives a copy, an explanation and a report that verify', async () => {
    for (const name of COPIES) {
      const { code } = await runDocket(['verify', join(folder.out, name)]);
      // Counting a report again takes the ledger, which is gone with the demo's database.
      expect({ name, code }).toEqual({ name, code: name.includes('.oversight.') ? 3 : 0 });
    }
    expect(result.stdout).toMatch(/a copy for the press, redacted[^✗]*names nobody/);
    expect(result.stdout).toMatch(/counts every figure again from the ledger/);
  });

  test('fits a terminal of 80 columns', () => {
    const tooWide = result.stdout.split('\n').filter((line) => [...line].length > 80);
    // A path or a hash has no place to break.
    expect(tooWide.filter((line) => !/\S{40,}/.test(line))).toEqual([]);
  });

  test('leaves nothing behind but the dossiers', async () => {
    expect(await folder.leftovers()).toEqual([]);
  });
});

describe('docket demo, when something goes wrong', () => {
  test('exits 1 at the step that failed, names it, and cleans up', async () => {
    const folder = await makeFolder();
    // A file where the directory should be: unwritable for root as well.
    await writeFile(folder.out, '');
    const result = await runDocket(['demo', '--out', folder.out], { env: folder.env });
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(
      /^docket: The demo failed after \d+ steps: \S+ cannot be written: \S+ is no folder\.$/m,
    );
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(await folder.leftovers()).toEqual([]);
    await folder.remove();
  });

  test('cleans up after an interruption', async () => {
    const folder = await makeFolder();
    const result = await runDocket(['demo', '--out', folder.out], {
      env: folder.env,
      onSpawn: (child) =>
        child.stdout?.on('data', (chunk: Buffer) => {
          if (chunk.toString('utf8').includes('A refund')) child.kill('SIGINT');
        }),
    });
    expect(result.code).toBe(130);
    expect(result.stderr).toMatch(/interrupted by SIGINT/);
    expect(await folder.leftovers()).toEqual([]);
    await folder.remove();
  });
});

interface Dossier {
  narrative: { summary: { clauses: { text: string }[] }[] };
  evidence: { entries: { leaf: string; disclosure: { body: { operation?: string } } }[] };
}
