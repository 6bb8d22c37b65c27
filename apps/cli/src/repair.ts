import { repairableLedgers, repairLedger, type LedgerRepair } from '@docket/service';
import { type DatabaseSetting, requireKeysDirectory } from './database-setting.js';
import { refusedByStore } from './recover-key.js';

/** Findings of one ledger that are printed. */
const SHOWN = 5;

/** How many ledgers were refused, and how many findings remain in the others. */
export interface RepairTotals {
  refused: number;
  remaining: number;
}

/** Repairs one ledger, or all, and tells line by line what became of each. */
export async function repair(
  database: DatabaseSetting,
  ledger: string | undefined,
  tell: (line: string) => void,
): Promise<RepairTotals> {
  const keysDirectory = requireKeysDirectory();
  const totals = { refused: 0, remaining: 0 };
  const ledgers = ledger === undefined ? await repairableLedgers(database) : [ledger];
  for (const id of ledgers) {
    const done = await refusedByStore(repairLedger(id, { ...database, keysDirectory }));
    tell(`${describe(done)}\n`);
    if (done.outcome === 'refused') totals.refused += 1;
    else totals.remaining += done.remaining.length;
  }
  return totals;
}

function describe(done: LedgerRepair): string {
  const { ledger } = done;
  if (done.outcome === 'refused') {
    return `${ledger}: not repaired, the entries themselves are damaged.${listed(done.damage)}`;
  }
  const rest =
    done.remaining.length === 0
      ? ' Verified.'
      : ` What remains, no repair mends:${listed(done.remaining)}`;
  if (done.repaired.length === 0)
    return `${ledger}: ${done.size} entries, nothing to repair.${rest}`;
  const parts = done.repaired.map(({ what, rows }) =>
    what === 'search' ? WORDS.search : `${WORDS[what]} (${rows})`,
  );
  return `${ledger}: ${done.size} entries; made anew: ${parts.join(', ')}. Recorded as entry ${done.recordedSeq}.${rest}`;
}

const WORDS = {
  decisions: 'states of decisions',
  idempotency_keys: 'idempotency keys',
  search: 'search',
  tiles: 'tiles',
  exports: 'exports given up',
} as const;

function listed(findings: readonly { code: string; message: string }[]): string {
  const shown = findings.slice(0, SHOWN).map(({ code, message }) => `\n  ${code}: ${message}`);
  const more = findings.length > SHOWN ? `\n  and ${findings.length - SHOWN} more` : '';
  return shown.join('') + more;
}
