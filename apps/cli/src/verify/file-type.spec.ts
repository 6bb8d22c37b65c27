import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyFile } from './dossier-file.js';
import { readOversightFile } from './oversight-file.js';

const vector = (name: string): string =>
  readFileSync(new URL(`../../../../docs/format/vectors/${name}.json`, import.meta.url), 'utf8');
const WORDS = { format: 'docket-oversight-report/v1' };

describe('what a file is', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docket-file-type-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const write = async (name: string, content: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };

  test.each([
    ['a dossier', () => JSON.stringify({ format: 'docket-dossier/v1', evidence: { ext: WORDS } })],
    [
      'an exported ledger',
      () =>
        `${JSON.stringify({ format: 'docket-ledger-file/v1' })}\n${JSON.stringify({ body: WORDS })}\n`,
    ],
    ['something without a format', () => JSON.stringify({ evidence: WORDS })],
  ])("%s in which a report's words were recorded is no report", async (_name, content) => {
    expect(content()).toContain('"format":"docket-oversight-report/v1"');
    expect(await readOversightFile(await write('words.json', content()))).toBeUndefined();
  });

  test('a file that says so at its top level is one, in whatever spelling', async () => {
    const spelled = `{ "a": 1, "format" : "docket-oversight-report\\/v1" }`;
    await expect(readOversightFile(await write('report.json', spelled))).rejects.toThrow(
      'not a docket-oversight-report/v1 document',
    );
  });

  test('evidence by itself is verified', async () => {
    const { report, document } = await verifyFile(await write('e.json', vector('evidence')));
    expect(report).toMatchObject({ verified: true, scope: 'decision', findings: [] });
    expect(document).toBeUndefined();
  });

  const files = JSON.parse(vector('files')) as {
    name: string;
    text: string;
    findings: string[] | null;
  }[];
  // A dossier's other members are not in the vectors, so that the command refuses those for their own sake.
  const whole = files.filter(({ text }) => !text.includes('"docket-dossier/v1"'));
  test.each(whole.map((one) => [one.name, one] as const))(
    'as docs/format has it: %s',
    async (_name, { text, findings }) => {
      const verified = verifyFile(await write('vector', text));
      if (findings === null) {
        await expect(verified).rejects.toMatchObject({ name: 'CommandFailure' });
        return;
      }
      const codes = (await verified).report.findings.map(({ code }) => code);
      expect(codes).toEqual(expect.arrayContaining(findings));
      expect((await verified).report.verified).toBe(findings.length === 0);
    },
  );
});
