import type { Json } from '@docket/chain';
import { openingExample } from '../openapi/examples.js';

/** A message of JSON-RPC 2.0, as a client of 2025-11-25 sends it. */
export const mcpExamples: Record<string, Json> = {
  open: {
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name: 'docket_open_decision', arguments: openingExample },
  },
};
