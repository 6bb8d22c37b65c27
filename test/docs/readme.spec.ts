import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { readShellBlocks, runShell } from '../support/shell-blocks.js';

describe('the tour in the README', () => {
  let server: DocketServer;
  let directory: string;

  beforeAll(async () => {
    server = await startDocketServer();
    directory = await mkdtemp(join(tmpdir(), 'docket-tour-'));
  });
  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('works as printed', async () => {
    const blocks = readShellBlocks(await readFile(`${PROJECT}README.md`, 'utf8'));
    expect(blocks.length).toBeGreaterThanOrEqual(4);
    // Outside the project there is no local `docket` for npx to find.
    const npx = join(directory, 'npx');
    await writeFile(
      npx,
      `#!/bin/sh\nshift\nexec "${process.execPath}" "${PROJECT}apps/cli/bin/docket.js" "$@"\n`,
    );
    await chmod(npx, 0o755);

    const { code, stdout, stderr } = await runShell(blocks.join('\n'), {
      cwd: directory,
      env: {
        DOCKET: server.url,
        ADMIN: server.administratorKey,
        PATH: `${directory}:${process.env['PATH'] ?? ''}`,
      },
    });
    expect({ code, stderr: code === 0 ? '' : `${stderr}${stdout}` }).toEqual({
      code: 0,
      stderr: '',
    });
    expect(stdout).not.toContain('urn:docket:problem');
    const intents = [
      ...stdout.matchAll(/"seq":(\d+),"decision_seq":\d+,"type":"side_effect\.intent"/g),
    ].map(([, seq]) => seq);
    expect(intents).toHaveLength(2);
    expect(new Set(intents).size).toBe(1);
    expect(stdout).toMatch(/^Verified: \d+ entries, no findings\.$/m);
  });
});
