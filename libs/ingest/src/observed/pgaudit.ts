import { decodeUtf8, type JsonObject } from '@docket/chain';
import type { Mapped, SourceChoices, SourceFormat } from './event.js';
import { asObservation, eventText, lineDigest, objectOfLine } from './json-event.js';

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
/** What the server writes before each message; a text that a statement brings in may have it too. */
const SEVERITY = /(?:LOG|INFO|NOTICE|WARNING|DEBUG[1-5]?): +$/;
const TIME =
  /(?<day>\d{4}-\d\d-\d\d)[ T](?<time>\d\d:\d\d:\d\d(?:\.\d{1,6})?) ?(?<zone>UTC|GMT|Z|[+-]\d\d(?::?\d\d)?)(?=[\s\]:,]|$)/;

function map(line: Uint8Array, choices: SourceChoices): Mapped {
  const text = decodeUtf8(line);
  if (text === undefined) return { unreadable: 'no UTF-8' };
  const json = text.startsWith('{') ? objectOfLine(line) : undefined;
  if (text.startsWith('{') && json === undefined) return { unreadable: 'no JSON object' };
  const message = json === undefined ? text : (eventText(json['message'], 100_000) ?? '');
  // A message of jsonlog is the audit line itself; before a plain one stands what log_line_prefix says.
  const isMessage = json === undefined || message.startsWith('AUDIT: ');
  if (!isMessage || !message.includes('AUDIT: ')) return { leftOut: 'no line of pgaudit' };
  if (json !== undefined && !isOfPgaudit(json))
    return { unreadable: 'looks like a line of pgaudit, and was sent by a statement' };
  const audit = AUDIT.exec(message)?.groups;
  if (audit === undefined) return { unreadable: 'a line of pgaudit of another form' };
  const { kind = '', command = '', quoted, bare = '' } = audit;
  if (!CHANGING.has(kind)) return { leftOut: `class ${kind}, which changes nothing` };
  const resource = eventText(quoted?.replaceAll('""', '"') ?? bare, 512);
  if (resource === undefined) return { unreadable: 'no name of an object (pgaudit.log_relation)' };
  const { system, source } = choices;
  if (system === undefined) return { unreadable: 'no --system' };
  const before = json === undefined ? text.slice(0, text.indexOf('AUDIT: ')) : undefined;
  if (before !== undefined && !SEVERITY.test(before))
    return { unreadable: 'a line of pgaudit of another form' };
  const occurredAt = timeOf(before ?? eventText(json?.['timestamp'], 60) ?? '');
  if (occurredAt === undefined) return { unreadable: 'no time with UTC or an offset' };
  const digest = lineDigest(line);
  return asObservation({
    source_kind: 'database_audit',
    source: source ?? 'pgaudit',
    event_id: `sha256:${digest}`,
    operation: choices.operations.get(command) ?? command,
    target: { system, resource },
    outcome: 'unknown',
    assurance: json === undefined ? 'free_text' : 'structured',
    occurred_at: occurredAt,
    raw_sha256: digest,
  });
}

/**
 * pgaudit reports with LOG or as `pgaudit.log_level` says, and hides statement and context (errhidestmt, errhidecontext
 * in its pgaudit.c). What a statement makes the server log, by RAISE or an error, has them beside it, and only a
 * superuser can have them left out. https://www.postgresql.org/docs/current/runtime-config-logging.html
 */
const isOfPgaudit = (json: JsonObject): boolean =>
  ['statement', 'context', 'internal_query', 'detail', 'hint'].every(
    (name) => json[name] === undefined,
  ) && ['LOG', 'INFO', 'NOTICE', 'WARNING', 'DEBUG'].includes(severityOf(json));

const severityOf = ({ error_severity: severity }: JsonObject): string =>
  typeof severity === 'string' ? severity.replace(/\d$/, '') : '';

/** RFC 3339; a zone that is only an abbreviation may be several. */
function timeOf(text: string): string | undefined {
  const { day, time, zone = '' } = TIME.exec(text)?.groups ?? {};
  if (day === undefined || time === undefined) return undefined;
  if (!/^[+-]/.test(zone)) return `${day}T${time}Z`;
  const [hours, minutes = '00'] = [zone.slice(0, 3), zone.slice(3).replace(':', '') || '00'];
  return `${day}T${time}${hours}:${minutes}`;
}
