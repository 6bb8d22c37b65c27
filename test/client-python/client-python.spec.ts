import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { hasPython, hasPythonModule, hasPythonPackage, runPython } from '../support/python.js';

const CLIENT = `${PROJECT}libs/client-python/`;
const TRACEPARENT = `00-${'4'.repeat(32)}-${'5'.repeat(16)}-01`;
const missing = [
  ...(hasPython ? [] : ['python3: the Python client was not run']),
  ...(hasPythonModule('pip') ? [] : ['pip: its wheel was unpacked, not installed']),
  ...(hasPythonModule('mypy') ? [] : ['mypy: its types were not checked']),
  ...['langchain', 'agents', 'claude_agent_sdk']
    .filter((name) => !hasPythonPackage(name))
    .map((name) => `${name}: its graft was tried with stubs of its signatures only`),
];
if (missing.length > 0) console.warn(`NOT TESTED, for want of ${missing.join('; of ')}.`);

(hasPython ? describe : describe.skip)('the Python client', () => {
  let server: DocketServer;
  let directory: string;
  beforeAll(async () => {
    server = await startDocketServer();
    directory = await mkdtemp(join(tmpdir(), 'docket-python-'));
  });
  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  test('passes its own tests, against a server', async () => {
    const { code, stderr } = await runPython(
      ['-m', 'unittest', 'discover', '--start-directory', `${CLIENT}tests`],
      {
        PYTHONPATH: `${CLIENT}src`,
        DOCKET_TEST_URL: server.url,
        DOCKET_TEST_ADMINISTRATOR_KEY: server.administratorKey,
      },
    );
    expect(code === 0 ? '' : stderr).toBe('');
    // None of them was passed over for want of a server.
    expect(stderr).toMatch(/^Ran \d{2,} tests in /m);
    expect(stderr).toMatch(/^OK$/m);
  });

  (hasPythonModule('mypy') ? test : test.skip)('is typed strictly', async () => {
    const cache = ['--cache-dir', join(directory, 'mypy')];
    const config = ['--config-file', `${CLIENT}pyproject.toml`];
    const result = await runPython(['-m', 'mypy', ...cache, ...config], {}, CLIENT);
    expect(result).toMatchObject({ code: 0, stderr: '' });
  });

  test('is a wheel, built without a network, that runs its README in an empty folder', async () => {
    const wheel = await install(directory);
    const again = await runPython([`${CLIENT}build_backend/docket_wheel.py`, join(directory, 'b')]);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(again.stdout.trim())).toEqual(await readFile(wheel));

    const { createKey } = await server.createLedger('claims');
    const env = {
      PYTHONPATH: join(directory, 'site'),
      DOCKET_URL: server.url,
      DOCKET_LEDGER: 'claims',
      DOCKET_API_KEY: await createKey('agent'),
      DOCKET_OFFICER_KEY: await createKey('officer'),
    };
    const page = await readFile(`${CLIENT}README.md`, 'utf8');
    const examples = [
      ...page.matchAll(/^```python\n(.*?)^```\n(?:\nIt prints\n\n```\n(.*?)^```$)?/gms),
    ];
    expect(examples.length).toBeGreaterThan(0);
    // What is not this package's: OpenTelemetry's, which the page takes as it is.
    const propagate = join(directory, 'site/opentelemetry');
    await mkdir(propagate);
    await writeFile(join(propagate, '__init__.py'), '');
    await writeFile(
      join(propagate, 'propagate.py'),
      `def inject(carrier):\n    carrier["traceparent"] = "${TRACEPARENT}"\n`,
    );
    for (const [, program, printed = ''] of examples) {
      const isTracing = program!.startsWith('import opentelemetry');
      const whole = isTracing ? `${program}print(traceparent())` : program!;
      const result = await runPython(['-W', 'error', '-c', whole], env, join(directory, 'site'));
      const stdout = isTracing ? `${TRACEPARENT}\n` : printed;
      expect(result).toEqual({ code: 0, stderr: '', stdout });
    }
  });
});

/** Builds the wheel and installs it under `directory`/site. Returns the path of the wheel. */
async function install(directory: string): Promise<string> {
  const built = await runPython([`${CLIENT}build_backend/docket_wheel.py`, join(directory, 'a')]);
  expect(built).toMatchObject({ code: 0, stderr: '' });
  const wheel = built.stdout.trim();
  const site = join(directory, 'site');
  const how = hasPythonModule('pip')
    ? ['pip', 'install', '--quiet', '--no-index', '--no-deps', '--target', site, wheel]
    : ['zipfile', '--extract', wheel, site];
  const installed = await runPython(['-m', ...how], { PIP_DISABLE_PIP_VERSION_CHECK: '1' });
  expect(installed).toMatchObject({ code: 0 });
  const sources = await readdir(`${CLIENT}src/docket_audit`, { recursive: true });
  const expected = sources.filter((name) => /\.(py|typed)$/.test(name));
  expect(expected).toContain('grafts/langchain.py');
  const unpacked = await readdir(join(site, 'docket_audit'), { recursive: true });
  expect(unpacked).toEqual(expect.arrayContaining(expected));
  return wheel;
}
