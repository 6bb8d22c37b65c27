import { connect } from 'node:net';

/** `docket` as a reader types it: hands the command line to the process that runs it (support/command-host.js). */
const [, , socket, ...argv] = process.argv;
const connection = connect(socket);
let answer = '';
connection.setEncoding('utf8').on('data', (chunk) => (answer += chunk));
connection.once('end', () => {
  const { code, stdout, stderr } = JSON.parse(answer);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
});
connection.end(JSON.stringify({ argv, cwd: process.cwd(), env: process.env }));
