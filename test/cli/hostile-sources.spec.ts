import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, open, rm, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runDocket } from '../support/built-command.js';

const KEY = 'docket.example/claims+52f5fac6+AY1g2/2oF1SE45pInY1e++hYTjWidJomeuao3zA5xq1w';

describe('what is no evidence ends docket verify with one line and status 2', () => {
  let directory: string;
  let server: Server;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-test-hostile-'));
    execFileSync('mkfifo', [join(directory, 'pipe.json')]);
    await symlink('/dev/zero', join(directory, 'zero.pdf'));
    await mkdir(join(directory, 'folder.json'));
    const sparse = await open(join(directory, 'sparse.json'), 'w');
    await sparse.truncate(3 * 1024 ** 3);
    await sparse.close();
    // Sends a byte a second, for ever.
    server = createServer((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 1_000);
      response.once('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function expectRefused(argv: string[], says: RegExp): Promise<void> {
    const { code, stdout, stderr } = await runDocket(['verify', ...argv]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  }

  test.each([
    ['pipe.json', /not a regular file/],
    ['zero.pdf', /not a regular file/],
    ['folder.json', /not a regular file/],
    ['sparse.json', /larger than 64 MiB/],
  ])('%s, as evidence and as a checkpoint', async (name, says) => {
    const path = join(directory, name);
    await expectRefused([path], says);
    await expectRefused(['x.json', '--checkpoint', path], /The checkpoint .* cannot be read/);
  });

  test('a server that sends a byte a second', async () => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/v1/ledgers/claims`;
    await expectRefused([url], /cannot be read: .* sends less than 1024 bytes a second/);
  });

  test.each(['nonsense', '', `${KEY}\n${KEY}`, `docket.example/other\n${KEY}`])(
    'the key %j',
    (key) => expectRefused(['x.json', '--key', key], /--key takes a public key such as docket/),
  );

  test.each([KEY, `${KEY}\n`, `docket.example/claims\n${KEY}`])(
    'but %j, as docket ledgers create prints it, is a key',
    (key) => expectRefused(['no-such-file.json', '--key', key], /no-such-file.json cannot be read/),
  );
});
