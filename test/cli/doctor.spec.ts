import { expect, test } from '@jest/globals';
import { runDocket } from '../support/built-command.js';
import { openTestStore } from '../support/store.js';

test('docket doctor: a line for each check, JSON for programs, and its exit status', async () => {
  const store = await openTestStore();
  try {
    const env = {
      DATABASE_URL: store.url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: store.keysDirectory,
      DOCKET_QUEUE_RECORD: '1',
    };
    const text = await runDocket(['doctor'], { env });
    // A setting that nothing reads is all there is to be said.
    expect(text.code).toBe(1);
    expect(text.stderr).toMatch(/^docket: 1 of \d+ checks found something\.\n$/);
    const lines = text.stdout.trimEnd().split('\n');
    for (const line of lines) {
      expect(line).toMatch(/^(ok|warning|failed|unknown|note) +[a-z_]+(\.[a-z_]+)? {2}\S.*\.$/);
    }
    const { stdout, code } = await runDocket(['doctor', '--json'], { env });
    const { checks } = JSON.parse(stdout) as { checks: { id: string; verdict: string }[] };
    expect(code).toBe(1);
    expect(checks).toHaveLength(lines.length);
    expect(checks.filter(({ verdict }) => verdict === 'warning').map(({ id }) => id)).toEqual([
      'settings',
    ]);
    const away = { ...env, DATABASE_URL: 'postgresql://127.0.0.1:9/none' };
    expect(await runDocket(['doctor'], { env: away })).toMatchObject({
      code: 2,
      stderr: 'docket: The database was not reached.\n',
    });
    expect(await runDocket(['doctor'], { env: {} })).toMatchObject({ code: 2, stdout: '' });
  } finally {
    await store.close();
  }
});
