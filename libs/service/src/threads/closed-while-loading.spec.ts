import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const MODULES = 60;
const NAMES = 40;
const POOL = fileURLToPath(new URL('../../dist/threads/thread-pool.js', import.meta.url));

/** Modules whose linking takes most of the time of their loading: each hands on all names of the one before. */
function writeModules(directory: string): string {
  const names = (n: number): string[] => Array.from({ length: NAMES }, (_, i) => `v${n}_${i}`);
  const all = Array.from({ length: MODULES }, (_, n) => n);
  for (const n of all) {
    const before = n === 0 ? '' : `export * from './m${n - 1}.mjs';\n`;
    const own = names(n).map((name) => `export const ${name} = ${n};`);
    writeFileSync(join(directory, `m${n}.mjs`), before + own.join('\n'));
  }
  const imports = all.map((n) => `import { ${names(n).join(', ')} } from './m${MODULES - 1}.mjs';`);
  const worker = join(directory, 'worker.mjs');
  writeFileSync(worker, `${imports.join('\n')}\nexport default () => ({ answer: v0_0 });\n`);
  return worker;
}

/** Closes pools at moments from the first after the start of a thread to past its first answer. */
const closing = (pool: string, worker: string): string => `
import { ThreadPool } from ${JSON.stringify(pathToFileURL(pool).href)};
const limits = { threadsMax: 1, jobsMax: 8, jobTimeMsMax: 60000, heapMbMax: 64 };
const open = () => new ThreadPool('dossier', limits, () => ${JSON.stringify(worker)});
const share = { ledger: 'claims', principal: 'prn_a' };
const whole = open();
const began = performance.now();
await whole.run(share, {});
const took = performance.now() - began;
await whole.close();
const ends = { answered: 0, refused: 0 };
for (let round = 0; round < 40; round++) {
  const pool = open();
  const job = pool.run(share, {}).then(() => ends.answered++, () => ends.refused++);
  await new Promise((resolve) => setTimeout(resolve, (took * (round + 1)) / 36));
  await pool.close();
  await job;
}
console.log(JSON.stringify(ends));
`;

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'docket-closing-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

// Node.js up to 20 aborts the whole process where a thread is ended while `require` links an ES module.
test('a pool that is closed while its thread loads takes its jobs with it, and not the process', async () => {
  const script = join(directory, 'closing.mjs');
  writeFileSync(script, closing(POOL, writeModules(directory)));
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [script], (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    );
  });
  const ends = JSON.parse(output) as { answered: number; refused: number };
  expect(ends.answered + ends.refused).toBe(40);
  expect(ends.refused).toBeGreaterThan(0);
});
