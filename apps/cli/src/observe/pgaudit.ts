import type { Mapped, SourceChoices, SourceFormat } from './event.js';
import { lineDigest, objectOfLine, eventText } from './json-event.js';

/** Lines of PostgreSQL's log that pgaudit wrote: of its plain log, or of `log_destination = jsonlog`. */
export const pgaudit: SourceFormat = {
  name: 'pgaudit',
  notRecorded: [
    'the statement and its parameters',
    'user, database and session',
    'statement numbers and class',
    'whether the transaction was committed, which the log does not say',
  ],
  map,
};

/** Classes that change something. */
const CHANGING: ReadonlySet<string> = new Set(['WRITE', 'DDL', 'ROLE', 'FUNCTION']);

/** AUDIT_TYPE, STATEMENT_ID, SUBSTATEMENT_ID, CLASS, COMMAND, OBJECT_TYPE, OBJECT_NAME, and what is not recorded. */
const AUDIT =
  /AUDIT: (?:SESSION|OBJECT),\d{1,20},\d{1,20},(?<kind>[A-Z]{1,20}),(?<command>[A-Z][A-Z ]{0,60}),(?<object>[A-Z ]{0,40}),(?:"(?<quoted>(?:[^"]|""){1,600})"|(?<bare>[^,"]{0,600})),/;
const TIME =
  /(?<day>\d{4}-\d\d-\d\d)[ T](?<time>\d\d:\d\d:\d\d(?:\.\d{1,6})?) ?(?<zone>UTC|GMT|Z|[+-]\d\d(?::?\d\d)?)(?=[\s\]:,]|$)/;

function map(line: Uint8Array, choices: SourceChoices): Mapped {
  const text = new TextDecoder().decode(line);
  const json = text.startsWith('{') ? objectOfLine(line) : undefined;
  const message = json === undefined ? text : (eventText(json['message'], 100_000) ?? '');
  // A message of jsonlog is the audit line itself; before a plain one stands what log_line_prefix says.
  const isMessage = json === undefined || message.startsWith('AUDIT: ');
  const audit = isMessage ? AUDIT.exec(message)?.groups : undefined;
  if (audit === undefined) return { leftOut: 'no line of pgaudit' };
  const { kind = '', command = '', quoted, bare = '' } = audit;
  if (!CHANGING.has(kind)) return { leftOut: `class ${kind}, which changes nothing` };
  const resource = eventText(quoted?.replaceAll('""', '"') ?? bare, 512);
  if (resource === undefined) return { leftOut: 'no name of an object (pgaudit.log_relation)' };
  const { system, source } = choices;
  if (system === undefined) return { leftOut: 'no --system' };
  const before = json === undefined ? text.slice(0, text.indexOf('AUDIT: ')) : undefined;
  const occurredAt = timeOf(before ?? eventText(json?.['timestamp'], 60) ?? '');
  if (occurredAt === undefined) return { leftOut: 'no time with UTC or an offset' };
  const digest = lineDigest(line);
  return {
    observation: {
      source_kind: 'database_audit',
      source: source ?? 'pgaudit',
      event_id: `sha256:${digest}`,
      operation: choices.operations.get(command) ?? command,
      target: { system, resource },
      outcome: 'unknown',
      occurred_at: occurredAt,
      raw_sha256: digest,
    },
  };
}

/** RFC 3339; a zone that is only an abbreviation may be several. */
function timeOf(text: string): string | undefined {
  const { day, time, zone = '' } = TIME.exec(text)?.groups ?? {};
  if (day === undefined || time === undefined) return undefined;
  if (!/^[+-]/.test(zone)) return `${day}T${time}Z`;
  const [hours, minutes = '00'] = [zone.slice(0, 3), zone.slice(3).replace(':', '') || '00'];
  return `${day}T${time}${hours}:${minutes}`;
}
