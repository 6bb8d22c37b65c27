import {
  canonicalize,
  escapePointerToken,
  isJsonObject,
  type Json,
  type JsonObject,
  type Leaf,
} from '@docket/chain';
import { FINDING_CODES, type Findings } from '../finding.js';

/** What a dossier says of its own export: what the last entry of its evidence must record. */
export interface ExportClaim {
  /** Absent where the dossier has none: then no entry is its own. */
  dossierId: string | undefined;
  /** RFC 3339 UTC with milliseconds: the time of that entry. */
  issuedAt: string | undefined;
  /**
   * The members of the entry's body that the dossier repeats, with the values it gives them; undefined
   * for what it does not state, which the entry must not state either.
   */
  stated: Readonly<Record<string, Json | undefined>>;
  /** How many older reads and exports it says are left out; absent: none. Held where the entry names the records told. */
  unlisted: number | undefined;
}

/** What an issuer states in a dossier beside the record, by the names it has there and in the entry. */
const STATEMENTS = [
  'deployer',
  'classification',
  'retention',
  'contact',
  'legal_basis',
  'record_findings',
] as const;

/**
 * Reads what a dossier says of its own export. Total: a document that lacks a member claims that its entry
 * lacks it too, and one without an id claims an entry that there cannot be. `issue.renderer`
 * is not covered by it: what it makes is held against the pages.
 */
export function exportClaimOf(dossier: JsonObject): ExportClaim {
  const issue = membersOf(dossier['issue']);
  const { unlisted } = issue;
  const stated = STATEMENTS.flatMap((name) => {
    const value = issue[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    dossierId: textIn(dossier, 'dossier_id'),
    issuedAt: textIn(issue, 'at'),
    stated: {
      kind: 'dossier',
      variant: dossier['variant'],
      locale: issue['locale'],
      profile: membersOf(issue['redaction'])['profile'],
      statements: Object.fromEntries(stated),
    },
    unlisted: typeof unlisted === 'number' ? unlisted : undefined,
  };
}

const membersOf = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});

function textIn(members: JsonObject, name: string): string | undefined {
  const value = members[name];
  return typeof value === 'string' ? value : undefined;
}

/** The decision's last entry in the evidence, with as much of its body as is disclosed and holds. */
export interface LastEntry {
  seq: number;
  leaf: Leaf;
  body: JsonObject | undefined;
  /** JSON Pointers of the values that it lacks. */
  hidden: readonly string[];
}

/**
 * A dossier ends with the record that its own export began: a decision's chain proves that nothing between
 * two of its entries is missing, and this names the entry that it ends with. Returns whether the dossier is
 * shown to be complete up to that entry.
 */
export function checkExportRecord(
  last: LastEntry | undefined,
  claim: ExportClaim,
  findings: Findings,
): boolean {
  const { dossierId, issuedAt, stated } = claim;
  const found = last?.body?.['dossier_id'];
  if (last?.leaf.type !== 'export.recorded' || found === undefined || found !== dossierId) {
    findings.add(
      'export_record_missing',
      'The evidence does not end with the record of the export of this dossier: entries may be missing at its end.',
      {
        ...(last === undefined ? {} : placeOf(last)),
        expected: `export.recorded${dossierId === undefined ? '' : ` ${dossierId}`}`,
        found: `${last?.leaf.type ?? 'nothing'}${typeof found === 'string' ? ` ${found}` : ''}`,
      },
    );
    return false;
  }
  if (last.leaf.time !== issuedAt) {
    findings.add(
      'statement_mismatch',
      'The dossier says that it was issued at another time than its export was recorded.',
      { ...placeOf(last), pointer: '/time', expected: last.leaf.time, found: issuedAt ?? 'absent' },
    );
  }
  for (const [name, value] of Object.entries(stated)) {
    compare(last, `/${name}`, last.body?.[name], value, findings);
  }
  for (const pointer of last.hidden) {
    const [, name = ''] = pointer.split('/');
    if (!Object.hasOwn(stated, name)) continue;
    findings.add(
      'statement_mismatch',
      'The record of the export withholds something that the dossier has to repeat.',
      { ...placeOf(last), pointer },
    );
  }
  addIssuerFindings(last, findings);
  return true;
}

/**
 * Who issued a copy that withholds values verified the whole record before, and states what it found. It is said as
 * their word: nothing of it can be computed from the copy. What is no such statement was compared above, and says nothing.
 */
function addIssuerFindings(last: LastEntry, findings: Findings): void {
  const statements = last.body?.['statements'];
  const stated = isJsonObject(statements) ? own(statements, 'record_findings') : undefined;
  for (const one of Array.isArray(stated) ? stated : []) {
    if (!isJsonObject(one)) continue;
    const { code, seq } = one;
    if (typeof code !== 'string') continue;
    const name = Object.hasOwn(FINDING_CODES, code) ? code : 'a code that is not known here';
    findings.add(
      'issuer_found',
      `The server that issued this copy found in the whole record: ${name}. It is its word, and was not computed here.`,
      { ...placeOf(last), ...(typeof seq === 'number' ? { seq } : {}) },
    );
  }
}

/** Objects member by member, so that each difference is named; whatever else as a whole. */
function compare(
  last: LastEntry,
  pointer: string,
  recorded: Json | undefined,
  stated: Json | undefined,
  findings: Findings,
): void {
  if (isJsonObject(recorded) && isJsonObject(stated)) {
    for (const name of new Set([...Object.keys(recorded), ...Object.keys(stated)])) {
      const place = `${pointer}/${escapePointerToken(name)}`;
      compare(last, place, own(recorded, name), own(stated, name), findings);
    }
    return;
  }
  const [expected, found] = [textOf(recorded), textOf(stated)];
  if (expected === found) return;
  findings.add(
    'statement_mismatch',
    'The dossier states something else than the record of its export.',
    { ...placeOf(last), pointer, expected, found },
  );
}

/** Members come from a file: `constructor` is one only where the file has it. */
const own = (members: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(members, name) ? members[name] : undefined;

const textOf = (value: Json | undefined): string =>
  value === undefined ? 'absent' : canonicalize(value);

const placeOf = ({ seq, leaf }: LastEntry) => ({
  seq,
  ...(leaf.decision === undefined ? {} : { decision: leaf.decision.id }),
});
