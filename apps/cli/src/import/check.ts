import { validateRecord } from '@docket/record';
import { CommandFailure, EXIT } from '../failure.js';
import type { Account } from './account.js';
import { fitsLedger } from '@docket/ingest';
import type { FittedRecord } from '@docket/ingest';
import type { ImportedRun } from './record.js';
import type { ImportChoices, TraceFile } from './trace-file.js';

/** What a file holds, found without writing anything. */
export interface CheckedFile {
  runs: number;
  records: number;
  /** Tools of which it is not known whether they change anything. */
  unknownTools: string[];
  /** What the source holds and what the records hold, by kind. */
  accounts: Account[];
  /** The first runs as they were mapped, as many as memory is taken for. */
  mapped: ImportedRun[];
}

/** Maps every run of the file, in its order; `mapped` has the first of them already. */
export function* mapFile(
  file: TraceFile,
  choices: ImportChoices,
  mapped: readonly ImportedRun[],
): Generator<ImportedRun> {
  yield* mapped;
  for (const { run, read } of file.runs.slice(mapped.length)) {
    yield file.map(run, read(), choices);
  }
}

/** Runs are kept from the check for the sending as long as their texts have no more bytes than this. */
const MAPPED_BYTES_MAX = 32 * 1024 * 1024;

/**
 * Maps the whole file once and holds every record against its schema, so that a file that cannot be
 * imported is refused before the first record is written.
 *
 * @throws {CommandFailure} `unusable`, naming the run.
 */
export function checkFile(file: TraceFile, choices: ImportChoices): CheckedFile {
  const unknown = new Set<string>();
  const mapped: ImportedRun[] = [];
  const accounts = file.accounting();
  let bytes = 0;
  let records = 0;
  for (const { run, bytes: length, read } of file.runs) {
    const value = read();
    const imported = file.map(run, value, choices);
    accounts.add(value, imported.records);
    bytes += length;
    if (bytes <= MAPPED_BYTES_MAX) mapped.push(imported);
    records += imported.records.length;
    for (const record of imported.records) {
      checkRecord(imported.run, record);
      if (record.type !== 'job_card.filed') continue;
      for (const { tool_name: name } of record.body.tool_calls ?? []) {
        if (!file.isKnownTool(name) && unknown.size < TOOLS_LISTED_MAX) unknown.add(name);
      }
    }
  }
  return {
    runs: file.runs.length,
    records,
    unknownTools: [...unknown].sort(),
    accounts: accounts.list(),
    mapped,
  };
}

const TOOLS_LISTED_MAX = 100;

function checkRecord(run: number, { type, body, bytes }: FittedRecord): void {
  const validated = validateRecord(type, body);
  if (!validated.ok) {
    const [first] = validated.problems;
    throw new CommandFailure(
      `Run ${run} cannot be recorded: ${first?.pointer ?? ''} of ${type} ${first?.message ?? ''}.`,
      EXIT.unusable,
    );
  }
  if (fitsLedger(bytes)) return;
  throw new CommandFailure(
    `Run ${run} cannot be recorded: its ${type} has ${bytes} bytes, its texts cut already. Split the run.`,
    EXIT.unusable,
  );
}
