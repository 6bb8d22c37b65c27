import { validateRecord, type RecordType } from '@docket/record';
import { CommandFailure, EXIT } from '../../failure.js';
import type { ImportedRun } from '../record.js';
import { mapTauBench, type ImportChoices } from './map.js';
import type { OpenTauBenchFile } from './source.js';
import { isKnownTool } from './tools.js';

/** What a file holds, found without writing anything. */
export interface CheckedFile {
  runs: number;
  records: number;
  /** Tools of which it is not known whether they change anything. */
  unknownTools: string[];
}

/** Maps every run of the file, in its order. */
export function* mapFile(file: OpenTauBenchFile, choices: ImportChoices): Generator<ImportedRun> {
  for (const { run, value } of file.runs()) yield mapTauBench(run, value, file.source, choices);
}

/**
 * Maps the whole file once and holds every record against its schema, so that a file that cannot be
 * imported is refused before the first record is written.
 *
 * @throws {CommandFailure} `unusable`, naming the run.
 */
export function checkFile(file: OpenTauBenchFile, choices: ImportChoices): CheckedFile {
  const unknown = new Set<string>();
  let runs = 0;
  let records = 0;
  for (const imported of mapFile(file, choices)) {
    runs += 1;
    records += imported.records.length;
    for (const record of imported.records) {
      checkRecord(imported.run, record.type, record.body);
      if (record.type !== 'job_card.filed') continue;
      for (const { tool_name: name } of record.body.tool_calls ?? []) {
        if (!isKnownTool(name) && unknown.size < TOOLS_LISTED_MAX) unknown.add(name);
      }
    }
  }
  return { runs, records, unknownTools: [...unknown].sort() };
}

const TOOLS_LISTED_MAX = 100;

function checkRecord(run: number, type: RecordType, body: unknown): void {
  const validated = validateRecord(type, body);
  if (validated.ok) return;
  const [first] = validated.problems;
  throw new CommandFailure(
    `Run ${run} cannot be recorded: ${first?.pointer ?? ''} of ${type} ${first?.message ?? ''}.`,
    EXIT.unusable,
  );
}
