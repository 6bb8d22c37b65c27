import { createServer } from 'node:net';
import { spent } from './spent.mjs';

/**
 * Runs `docket` command lines in one process, one after the other, with the main function of the built command: what
 * takes a second in each process of its own is the loading of its code. Started with the path of a socket, on which
 * each connection brings one line of JSON `{argv, cwd, env}` and is answered with `{code, stdout, stderr, spent}`: what
 * the process spent since it started.
 */
const [, , socket] = process.argv;
// By an address: the walls are looked at before anything is built.
const built = new URL('../../apps/cli/dist/program.js', import.meta.url);
const { runCommand } = await import(built.href);

/** What belongs to the process itself, and stays whatever a command's environment is. */
const own = { ...process.env };

async function run({ argv, cwd, env }) {
  const printed = { stdout: '', stderr: '' };
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) if (!(name in own)) delete process.env[name];
  Object.assign(process.env, env);
  const code = await runCommand(argv, {
    out: (text) => void (printed.stdout += text),
    err: (text) => void (printed.stderr += text),
    interactive: false,
    columns: 80,
  });
  return { code, ...printed, spent: spent() };
}

let last = Promise.resolve();

createServer({ allowHalfOpen: true }, (connection) => {
  let text = '';
  connection.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  connection.once('end', () => {
    last = last
      .then(() => run(JSON.parse(text)))
      .catch((error) => ({ code: 70, stdout: '', stderr: String(error?.stack ?? error) }))
      .then((result) => connection.end(JSON.stringify(result)));
  });
}).listen(socket, () => process.send?.('listening'));

// Goes with the process that started it.
process.once('disconnect', () => process.exit(0));
