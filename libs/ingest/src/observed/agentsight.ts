import { isJsonObject, type JsonObject } from '@docket/chain';
import type { Mapped, SourceChoices, SourceFormat } from './event.js';
import {
  asObservation,
  eventText,
  lineDigest,
  membersAt,
  NO_MEMBERS,
  objectOfLine,
} from './json-event.js';

/** Events of AgentSight, one a line: what its `http_parser` saw an agent's process send. */
export const agentSight: SourceFormat = {
  name: 'agentsight',
  notRecorded: [
    'bodies, headers and answers',
    'the query of an address',
    'process, thread and command',
    'events of processes and files, and raw traffic',
  ],
  map,
};

/** Requests that change nothing (RFC 9110, section 9.2.1). */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Times before 2000 are counted from the machine's start. */
const EPOCH_MS_MIN = Date.UTC(2000, 0, 1);

function map(line: Uint8Array, choices: SourceChoices): Mapped {
  const event = objectOfLine(line);
  if (event === undefined) return { unreadable: 'no JSON object' };
  const { source: runner, timestamp, data } = event;
  if (runner !== 'http_parser' || !isJsonObject(data)) return { leftOut: 'no HTTP message' };
  if (data['message_type'] !== 'request') return { leftOut: 'an answer' };
  const method = eventText(data['method'], 20);
  if (method === undefined || SAFE.has(method))
    return { leftOut: 'a request that changes nothing' };
  const resource = eventText(pathOf(data), 512);
  const system = choices.system ?? eventText(hostOf(data), 200);
  if (resource === undefined || system === undefined) return { unreadable: 'no host or path' };
  const isTime = typeof timestamp === 'number' && timestamp >= EPOCH_MS_MIN && timestamp < 1e14;
  if (!isTime) return { unreadable: 'no time of the calendar' };
  const members = membersAt(event, choices);
  if (members === null) return NO_MEMBERS;
  const digest = lineDigest(line);
  return asObservation({
    source_kind: 'sensor',
    source: choices.source ?? 'agentsight',
    event_id: `sha256:${digest}`,
    operation: choices.operations.get(method) ?? method,
    target: { system, resource },
    ...members,
    outcome: 'unknown',
    occurred_at: new Date(timestamp).toISOString(),
    raw_sha256: digest,
  });
}

function hostOf({ headers }: JsonObject): string | undefined {
  if (!isJsonObject(headers)) return undefined;
  const name = Object.keys(headers).find((one) => one.toLowerCase() === 'host');
  return name === undefined ? undefined : eventText(headers[name], 200);
}

/** Without its query, which may hold what is secret. */
const pathOf = ({ path }: JsonObject): string | undefined =>
  eventText(path, 10_000)?.replace(/[?#].*$/s, '');
