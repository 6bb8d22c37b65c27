import { openClient, sqlState } from '@docket/store';
import type pg from 'pg';
import { verifyDatabaseLedger } from '../verify/ledger-database.js';
import { findingLine } from '../verify/present.js';
import { mustVerify } from './examine.js';
import { DemoFailure, must, mustEqual, type Narrator } from './narrator.js';
import { REFUND_VALUE } from './refund-records.js';
import type { Stage } from './stage.js';

/** What the attacker would like the refund to have been. As long as the truth: nothing else moves. */
const FORGED_VALUE = '12.50';

/**
 * Changes the recorded amount of the refund in the database, with every right there is, and shows
 * that verification names the entry and the kind of damage.
 *
 * @param checkpoint the signed note that the auditor kept from before.
 */
export async function tamperAndDetect(
  narrator: Narrator,
  stage: Stage,
  decisionId: string,
  checkpoint: string,
): Promise<void> {
  const client = await openClient(stage.superuserUrl);
  try {
    const seq = await findRefundIntent(client, stage.ledger.id, decisionId);
    await narrator.step('attacker', 'edits the amount as superuser: refused', async () => {
      const refused = await replaceAmount(client, stage.ledger.id, seq, FORGED_VALUE).then(
        () => undefined,
        sqlState,
      );
      must(refused !== undefined, 'The append-only trigger refuses the change');
      return `SQLSTATE ${refused}`;
    });
    await narrator.step('attacker', 'switches the triggers off and edits it', async () => {
      await withoutTriggers(client, () =>
        replaceAmount(client, stage.ledger.id, seq, FORGED_VALUE),
      );
      return `${REFUND_VALUE} → ${FORGED_VALUE}`;
    });
    await detect(narrator, stage, seq, checkpoint);
    await narrator.step('attacker', 'puts the true amount back: verifies again', async () => {
      await withoutTriggers(client, () =>
        replaceAmount(client, stage.ledger.id, seq, REFUND_VALUE),
      );
      mustVerify(await verifyDatabase(stage, checkpoint));
      return undefined;
    });
  } finally {
    await client.end();
  }
}

async function detect(
  narrator: Narrator,
  stage: Stage,
  seq: number,
  checkpoint: string,
): Promise<void> {
  let lines: string[] = [];
  await narrator.step('auditor', 'verifies the database: finds it', async () => {
    const { report } = await verifyDatabase(stage, checkpoint);
    lines = report.findings.map(findingLine);
    mustEqual(report.verified, false, 'The tampered ledger verifies');
    const found = report.findings.find((finding) => finding.kind === 'content');
    must(found !== undefined, `A finding about content is named, found: ${lines.join('; ')}`);
    mustEqual(found.seq ?? -1, seq, 'The entry that is named');
    return `entry ${found.seq ?? ''}, ${found.kind}`;
  });
  for (const line of lines) narrator.quote(line);
}

function verifyDatabase(stage: Stage, trustedCheckpoint: string) {
  return verifyDatabaseLedger({
    databaseUrl: stage.superuserUrl,
    ledger: stage.ledger.id,
    trustedKey: stage.ledger.publicKey,
    trustedCheckpoint,
  });
}

async function findRefundIntent(
  client: pg.Client,
  ledger: string,
  decision: string,
): Promise<number> {
  const { rows } = await client.query<{ seq: string }>(
    `SELECT e.seq
       FROM docket.entry e
       JOIN docket.ledger l USING (ledger_no)
       JOIN docket.body b USING (ledger_no, seq)
      WHERE l.ledger_id = $1 AND e.decision_id = $2 AND e.type = 'side_effect.intent'
        AND convert_from(b.body, 'UTF8') LIKE '%"value":"' || $3 || '"%'`,
    [ledger, decision, REFUND_VALUE],
  );
  if (rows.length !== 1)
    throw new DemoFailure(`One intent of ${REFUND_VALUE}, found ${rows.length}`);
  return Number(rows[0]?.seq);
}

async function replaceAmount(
  client: pg.Client,
  ledger: string,
  seq: number,
  value: string,
): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE docket.body b
        SET body = convert_to(
              regexp_replace(convert_from(b.body, 'UTF8'), '"value":"[0-9.]+"', '"value":"' || $3 || '"'),
              'UTF8')
       FROM docket.ledger l
      WHERE l.ledger_no = b.ledger_no AND l.ledger_id = $1 AND b.seq = $2`,
    [ledger, seq, value],
  );
  mustEqual(rowCount ?? 0, 1, 'Rows that the superuser changed');
}

async function withoutTriggers(client: pg.Client, change: () => Promise<void>): Promise<void> {
  await client.query('ALTER TABLE docket.body DISABLE TRIGGER ALL');
  try {
    await change();
  } finally {
    await client.query('ALTER TABLE docket.body ENABLE ALWAYS TRIGGER refuse_row_change');
    await client.query('ALTER TABLE docket.body ENABLE ALWAYS TRIGGER refuse_statement_change');
  }
}
