import { runCommand, type Terminal } from '@docket/cli';

/** Runs the command in this process, with the key where it looks for it. */
export async function runWith(
  key: string,
  argv: string[],
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    interactive: false,
    columns: 100,
  };
  const before = process.env['DOCKET_API_KEY'];
  process.env['DOCKET_API_KEY'] = key;
  try {
    const code = await runCommand(argv, terminal);
    return { code, out, err };
  } finally {
    if (before === undefined) delete process.env['DOCKET_API_KEY'];
    else process.env['DOCKET_API_KEY'] = before;
  }
}
