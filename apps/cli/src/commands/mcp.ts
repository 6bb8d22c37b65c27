import { Command } from 'commander';
import { withConnection, requireApiKey, type ConnectionOptions } from '../connection.js';
import type { Terminal } from '../terminal.js';

export function mcpCommand(terminal: Terminal): Command {
  return withConnection(
    new Command('mcp').description(
      'speak the Model Context Protocol on standard input and output, for an agent’s host',
    ),
  )
    .addHelpText('after', NOTES)
    .action(async (options: ConnectionOptions) => {
      const apiKey = await requireApiKey(options);
      const { bridge } = await import('../mcp-bridge.js');
      await bridge({
        input: process.stdin,
        url: new URL('mcp', options.url.endsWith('/') ? options.url : `${options.url}/`),
        apiKey,
        write: (message) => terminal.out(`${message}\n`),
      });
    });
}

const NOTES = `
A host starts it and gives it the key of an agent in DOCKET_API_KEY. Each message
goes to /mcp of the server and its answer comes back; nothing is kept here. What
gets no answer is an error that says: do not act.

Example (the entry of a host's configuration):
  {"command": "docket", "args": ["mcp", "--url", "https://docket.example"],
   "env": {"DOCKET_API_KEY": "docket_…"}}
`;
