import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, open, rm, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hostMeasuredDocket } from '../support/hosted-command.js';
import { type MeasuredResult, runMeasured } from '../support/measured-command.js';

const docket = hostMeasuredDocket();

const KEY = 'docket.example/claims+52f5fac6+AY1g2/2oF1SE45pInY1e++hYTjWidJomeuao3zA5xq1w';

/** Every place of every command that takes a file to read, with what the line calls it. */
const READS: [argv: (path: string) => string[], calls: string][] = [
  [(path) => ['verify', path], ''],
  [(path) => ['verify', 'x.json', '--checkpoint', path], 'The checkpoint '],
  [(path) => ['verify', 'http://127.0.0.1:9', '--api-key-file', path], 'The API key file '],
  [(path) => ['print', path], ''],
  [(path) => ['feedback', path], ''],
  [(path) => ['export', 'dec_1', '--ledger', 'claims', '--request', path], 'The request '],
  [(path) => ['import', 'tau-bench', path, '--ledger', 'claims'], 'The trace '],
  [(path) => ['import', 'who-and-when', path, '--ledger', 'claims'], 'The trace '],
  [(path) => ['import', 'langfuse', path, '--ledger', 'claims'], 'The trace '],
  [(path) => ['policy', 'change', path, '--ledger', 'claims', '--reason', 'r'], 'The policy '],
  [
    (path) => [
      'keys',
      'signing',
      'prove',
      path,
      '--origin',
      'docket.example/claims',
      '--principal',
      'p',
    ],
    'The key ',
  ],
  [(path) => ['keys', 'signing', 'register', path, '--ledger', 'claims'], 'The registration '],
];

describe('what is no evidence, and no input, ends a command with one line and status 2', () => {
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

  const env = { DOCKET_API_KEY: 'docket_1_none' };

  const expectRefused = async (argv: string[], says: RegExp): Promise<void> =>
    refusedAs(says, await docket(argv, { env }));
  /** In a process of its own. */
  const expectRefusedAlone = async (argv: string[], says: RegExp): Promise<void> =>
    refusedAs(says, await runMeasured(argv, env));

  function refusedAs(says: RegExp, result: MeasuredResult): void {
    const { code, stdout, stderr, peakBytes, cpuMs } = result;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    // What the command takes by itself is 60 to 110 MB and a second or two; all of them in one process, 130 MB.
    expect(peakBytes).toBeLessThan(250_000_000);
    expect(cpuMs).toBeLessThan(20_000);
  }

  describe.each([
    ['pipe.json', 'it is not a regular file'],
    ['zero.pdf', 'it is not a regular file'],
    ['folder.json', '(?:it is not a regular file|it has no bagit.txt: it is no bag)'],
    ['sparse.json', 'it is larger than \\d+ [KM]iB'],
    ['nowhere.json', '(?:ENOENT: [^\\n]*|no such file or directory)'],
  ])('%s', (name, why) => {
    test.each(READS.map(([argv, calls]) => [argv('<file>').join(' '), argv, calls] as const))(
      'in docket %s',
      async (_, argv, calls) => {
        const path = join(directory, name);
        const line = `^docket: ${calls}${path} cannot be read: ${why}\\.( Split it by runs\\.)?\\n$`;
        const isFirst = argv === READS[0]?.[0];
        await (isFirst ? expectRefusedAlone : expectRefused)(argv(path), new RegExp(line));
      },
    );
  });

  test('a server that sends a byte a second', async () => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/v1/ledgers/claims`;
    await expectRefusedAlone(
      ['verify', url],
      /cannot be read: .* sends less than 1024 bytes a second/,
    );
  });

  test.each(['nonsense', '', `${KEY}\n${KEY}`, `docket.example/other\n${KEY}`])(
    'the key %j',
    (key) =>
      expectRefused(['verify', 'x.json', '--key', key], /--key takes a public key such as docket/),
  );

  test.each([KEY, `${KEY}\n`, `docket.example/claims\n${KEY}`])(
    'but %j, as docket ledgers create prints it, is a key',
    (key) =>
      expectRefused(
        ['verify', 'no-such-file.json', '--key', key],
        /no-such-file.json cannot be read/,
      ),
  );
});
