import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import {
  DEFAULT_POLICY,
  DOCKET_AUTHOR,
  PERMISSIONS,
  type Policy,
  type RecordType,
  type Submission,
} from '@docket/record';
import { AGENT_CARD, OPENED } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import {
  evidenceReader,
  runVerifyTask,
  verify,
  type VerificationReport,
  type VerifyTask,
} from './index.js';

const FULL = { depth: 'full' } as const;
const STRICT: Policy = {
  ...DEFAULT_POLICY,
  version: '2',
  tripwires: { ...DEFAULT_POLICY.tripwires, attempts_max: 1 },
};
const CHANGE: Submission = { type: 'policy.changed', body: { policy: STRICT, reason: 'stricter' } };
const TRIES_TWICE: Submission = { type: 'job_card.filed', body: { ...AGENT_CARD, attempts: 2 } };

/** One decision across a change of policy: the same card trips after it and did not before. */
function changedLedger() {
  const ledger = new MemoryLedger();
  const id = ledger.record({ type: 'decision.opened', body: OPENED });
  ledger.record(TRIES_TWICE, id);
  const change = ledger.recordOwn(CHANGE, 'administrator');
  ledger.record(TRIES_TWICE, id);
  const body = { title: 'Two attempts', severity: 'minor' as const, aware_at: change.leaf.time };
  ledger.recordOwn({ type: 'incident.opened', body }, 'officer');
  ledger.checkpoint();
  return { ledger, id, change };
}

/** Whoever may change the policy; for entries that no rule is asked about. */
const ADMINISTRATOR = { actor: 'prn_office', role: 'administrator', via: 'api_key' };

function codesOf(report: VerificationReport): string[] {
  return report.findings.map(({ code, seq }) => `${code} ${seq ?? ''}`);
}

describe('verify: a ledger whose policy was changed', () => {
  test('each entry is judged by the policy in force at its place', async () => {
    const { ledger } = changedLedger();
    const types = ledger.entries.map(({ leaf }) => leaf.type);
    expect(types.filter((type) => type === 'tripwire.tripped')).toHaveLength(1);
    const report = await verify(ledger.reader(), FULL);
    expect(codesOf(report)).toEqual([]);
    expect(report.verified).toBe(true);
  });

  test('by shares of the decisions too, and each finding is reported once', async () => {
    const { ledger } = changedLedger();
    ledger.append('policy.changed', ADMINISTRATOR, {
      policy: { ...STRICT },
      reason: 'mine',
    } as JsonObject);
    ledger.checkpoint();
    const reader = ledger.reader();
    const run = (task: VerifyTask) => runVerifyTask(reader, task);
    const report = await verify(reader, { ...FULL, workers: { count: 3, run } });
    expect(codesOf(report)).toEqual([`entry_refused ${ledger.size - 1}`]);
    expect(report.findings[0]?.message).toContain('policy_revision_mismatch');
  });

  test.each<[string, RecordType, JsonObject, string]>([
    [
      'a second creation',
      'ledger.created',
      {
        format: 'docket-ledger/v1',
        origin: 'docket.example/claims',
        public_key: 'k',
        policy: { ...STRICT },
      },
      'entry_refused',
    ],
    [
      'a card outside every decision',
      'job_card.filed',
      { ...AGENT_CARD } as JsonObject,
      'entry_refused',
    ],
    [
      'the close of an incident that is not open',
      'incident.closed',
      { incident_id: 'inc-9', outcome: 'resolved', summary: 's' },
      'entry_refused',
    ],
    [
      'a policy that is none',
      'policy.changed',
      { policy: {}, reason: 'r', revision: 3 },
      'body_inadmissible',
    ],
  ])('finds %s', async (_name, type, body, code) => {
    const { ledger } = changedLedger();
    const role = PERMISSIONS[type][0];
    ledger.append(type, role === undefined ? DOCKET_AUTHOR : { ...ADMINISTRATOR, role }, body);
    ledger.checkpoint();
    expect(codesOf(await verify(ledger.reader(), FULL))).toEqual([`${code} ${ledger.size - 1}`]);
  });
});

describe('verify: one decision under a changed policy', () => {
  const check = (evidence: JsonObject) => verify(evidenceReader(evidence), FULL);

  test('the evidence carries the changes, and they are applied', async () => {
    const { ledger, id } = changedLedger();
    const report = await check(await ledger.evidence(id));
    expect(codesOf(report)).toEqual([]);
    expect(report.limits.join(' ')).toContain('the policy of entry 0 and 1 change of it');
  });

  test('without them the rules do not fit, and the report says by what it judged', async () => {
    const { ledger, id } = changedLedger();
    const report = await check({ ...(await ledger.evidence(id)), ledger_records: [] });
    expect(codesOf(report).map((code) => code.split(' ')[0])).toEqual([
      'consequence_invented',
      'consequence_invented',
    ]);
    expect(report.limits.join(' ')).toContain('the policy of entry 0. Whether');
  });

  test('a change is proven like any other entry', async () => {
    const { ledger, id } = changedLedger();
    const evidence = await ledger.evidence(id);
    const [change, ...others] = evidence['ledger_records'] as JsonObject[];
    const lenient = JSON.stringify(change).replace('"attempts_max":1', '"attempts_max":9');
    const report = await check({
      ...evidence,
      ledger_records: [JSON.parse(lenient) as JsonObject, ...others],
    });
    expect(codesOf(report)).toContain('content_mismatch 3');
    expect(report.verified).toBe(false);
  });

  test('another entry of the ledger is no policy', async () => {
    const { ledger, id } = changedLedger();
    const evidence = await ledger.evidence(id);
    const other = ledger.record({ type: 'decision.opened', body: OPENED });
    ledger.checkpoint();
    const foreign = (await ledger.evidence(other))['entries'] as JsonObject[];
    const report = await check({ ...evidence, ledger_records: foreign });
    expect(codesOf(report).join(' ')).toContain('decision_foreign_entry');
  });
});
