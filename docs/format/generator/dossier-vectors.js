/* oxlint-disable max-lines-per-function -- a table of cases */
import { evidenceOf, exampleLedger, ORIGIN, WHOLE } from './example-ledger.js';

const DECISION = 'dec_refund44812';
const LEGAL_BASIS = { version: '2026-12', frameworks: ['eu_ai_act'] };
/** `records`: positions of the records of the ledger that belong to it, all of them `before` a position. */
const FIRST = {
  id: 'dos_4417c2',
  variant: 'full',
  at: '2026-11-22T18:51:00.000Z',
  records: [5],
  before: 6,
};
const SECOND = {
  id: 'dos_90ab11',
  variant: 'full',
  at: '2026-11-22T18:53:00.000Z',
  records: [5, 8],
  before: 10,
};

/**
 * Dossiers of one decision that was exported, then rejected by a human, then exported again: with the end that
 * each of them has, and with another. Each is a file as text, with the findings that it has.
 */
export async function dossiers(chain) {
  const all = await evidenceOf(chain, exportedLedger(chain), DECISION);
  const told = (seqs, evidence = all) => ({
    ...evidence,
    ledger_records: all.ledger_records.filter(({ seq }) => seqs.includes(seq)),
  });
  const whole = told(SECOND.records);
  const upTo = (count) => ({ ...whole, entries: whole.entries.slice(0, count) });
  const [first, second] = [told(FIRST.records, upTo(4)), whole];
  const silent = await evidenceOf(
    chain,
    exportedLedger(chain, () => ({})),
    DECISION,
  );
  const without = (position) => ({
    ...whole,
    entries: whole.entries.filter((_, i) => i !== position),
  });
  const file = (evidence, change = {}, issue = {}, of = SECOND) =>
    JSON.stringify({
      format: 'docket-dossier/v1',
      dossier_id: of.id,
      origin: ORIGIN,
      decision_id: DECISION,
      variant: of.variant,
      issue: { at: of.at, locale: 'en', ...stated(), ...issue },
      evidence,
      ...change,
    });
  const withheld = (pointer) => {
    const hidden = structuredClone(second);
    hidden.entries[6].disclosure = exportDisclosure(chain, exportedLedger(chain), pointer);
    return hidden;
  };
  const records = ['ledger_records_mismatch'];
  const good = {
    'a dossier': file(second),
    'the dossier of an earlier export, of the time of that export': file(first, {}, {}, FIRST),
    'a dossier whose export names no records of the ledger': file(silent),
  };
  const inPart = {
    'a dossier whose export does not show which records of the ledger it names': file(
      withheld('/ledger_records/sha256'),
    ),
    '… and of which one is left out': file({
      ...withheld('/ledger_records/sha256'),
      ledger_records: second.ledger_records.slice(1),
    }),
    'a dossier that was issued as whole, and of which a value is withheld': file({
      ...second,
      entries: second.entries.with(0, someWithheld(chain, second.entries[0])),
    }),
  };
  const missing = ['export_record_missing'];
  const other = ['statement_mismatch'];
  const found = {
    'a dossier of another decision than its evidence': [
      file(second, { decision_id: 'dec_claim7' }),
      ['document_mismatch'],
    ],
    'a dossier without the record of its export': [file(upTo(6)), missing],
    'a dossier without the reject of a human and what followed': [file(upTo(5)), missing],
    'a dossier up to the closing': [file(upTo(3)), missing],
    'a dossier up to the record of an earlier export': [file(first), missing],
    'a dossier without the reject of a human alone': [
      file(without(5)),
      ['decision_entries_missing'],
    ],
    'a dossier with the record of an earlier export as its last entry': [
      file({ ...whole, entries: [...whole.entries.slice(0, 6), whole.entries[3]] }),
      ['seq_mismatch', ...missing],
    ],
    'an earlier dossier that ends with the record of a later export': [
      file({ ...whole, entries: [...whole.entries.slice(0, 3), whole.entries[6]] }, {}, {}, FIRST),
      ['decision_entries_missing', ...missing],
    ],
    'a dossier with another id': [file(second, { dossier_id: 'dos_000000' }), missing],
    'a dossier without an id': [file(second, { dossier_id: undefined }), missing],
    'a dossier whose id is withheld from the record of its export': [
      file(withheld('/dossier_id')),
      missing,
    ],
    'a dossier issued before its last entry': [file(second, {}, { at: FIRST.at }), other],
    'a dossier of another variant': [file(second, { variant: 'interim' }), other],
    'a dossier in another language': [file(second, {}, { locale: 'de' }), other],
    'a dossier of another deployer': [file(second, {}, { deployer: 'Another GmbH' }), other],
    'a dossier without its deployer': [file(second, {}, { deployer: undefined }), other],
    'a dossier of another classification': [file(second, {}, { classification: 'Public' }), other],
    'a dossier with a retention that nobody stated': [file(second, {}, { retention: '' }), other],
    'a dossier with another contact': [file(second, {}, { contact: { complaint: 'x' } }), other],
    'a dossier with a contact that has the name of what objects inherit': [
      file(second, {}, { contact: { ...stated().contact, constructor: 'x' } }),
      other,
    ],
    'a dossier with another list of provisions': [
      file(second, {}, { legal_basis: { ...LEGAL_BASIS, version: '2031-01' } }),
      other,
    ],
    'a dossier with fewer provisions': [
      file(second, {}, { legal_basis: { ...LEGAL_BASIS, frameworks: [] } }),
      other,
    ],
    'a dossier of another profile': [
      file(second, {}, { redaction: { profile: 'public@1' } }),
      other,
    ],
    'a dossier without what was seen from outside': [file(told([8])), records],
    'a dossier without a read of the ledger': [file(told([5])), records],
    'a dossier without any record of the ledger': [file(told([])), records],
    'a dossier with what was seen after its export': [file(told([5, 8, 11])), records],
    'an earlier dossier with a read that came after its export': [
      file(told([5, 8], upTo(4)), {}, {}, FIRST),
      records,
    ],
    'a dossier that leaves out reads which its export does not name': [
      file(second, {}, { unlisted: 3 }),
      other,
    ],
    'a dossier that says nothing of its issue': [file(second, { issue: undefined }), other],
    'a dossier whose issue is none': [file(second, { issue: 'now' }), other],
  };
  return [
    ...Object.entries(good).map(([name, text]) => ({ name, findings: [], text })),
    ...Object.entries(inPart).map(([name, text]) => ({ name, findings: [], in_part: true, text })),
    ...Object.entries(found).map(([name, [text, findings]]) => ({ name, findings, text })),
  ];
}

function someWithheld(chain, { disclosure: { body, secret }, ...entry }) {
  const hidden = [{ pointer: '/request', reason: 'nobody said why' }];
  const disclosure = chain.withhold(body, chain.fromHex(secret), 'scalar', hidden);
  return { ...entry, disclosure };
}

const stated = () => ({
  deployer: 'Example Retail GmbH',
  classification: 'Confidential',
  contact: { responsible: 'refunds@docket.example' },
  legal_basis: LEGAL_BASIS,
});

const OBSERVED = {
  type: 'observation.recorded',
  actor: 'prn_0b5e44e4',
  role: 'observer',
  body: {
    source_kind: 'gateway',
    source: 'payments-gateway',
    operation: 'POST /refunds',
    target: { system: 'payments', resource: 'order/44812' },
    outcome: 'succeeded',
  },
};
const seen = (event, time) => ({
  ...OBSERVED,
  time,
  body: { ...OBSERVED.body, event_id: event, occurred_at: time },
});

const READ = {
  type: 'access.recorded',
  actor: 'prn_a0d17000',
  role: 'auditor',
  time: '2026-11-22T18:51:30.000Z',
  body: {
    bytes: 4096,
    entries: 4,
    first_seq: 0,
    kind: 'ledger_entries',
    last_seq: 4,
    sha256: 'ab'.repeat(32),
  },
};

const namedRecords = (chain, { records, before }) => ({
  ledger_records: {
    before,
    records: records.length,
    sha256: chain.toHex(chain.sha256(chain.canonicalBytes(records))),
  },
});

const exportOf = ({ id, variant, at }, named) => ({
  type: 'export.recorded',
  actor: 'prn_0ff1ce00',
  role: 'officer',
  decisionId: DECISION,
  time: at,
  body: {
    kind: 'dossier',
    dossier_id: id,
    variant,
    locale: 'en',
    format: 'json',
    role: 'officer',
    statements: stated(),
    ...named,
  },
});

/** The example, closed, exported, rejected by a human and exported again. */
function exportedLedger(chain, named = (of) => namedRecords(chain, of)) {
  return exampleLedger(chain, [
    ...WHOLE,
    seen('evt-1', '2026-11-22T18:50:30.000Z'),
    exportOf(FIRST, named(FIRST)),
    {
      type: 'export.completed',
      actor: 'prn_0ff1ce00',
      role: 'officer',
      decisionId: DECISION,
      time: '2026-11-22T18:51:01.000Z',
      body: {
        begun: 3,
        dossier_id: FIRST.id,
        sha256: 'cd'.repeat(32),
        bytes: 4096,
        checkpoint_size: 7,
        entries: 4,
        role: 'officer',
      },
    },
    READ,
    {
      type: 'review.recorded',
      actor: 'prn_4e71e4e4',
      role: 'reviewer',
      decisionId: DECISION,
      time: '2026-11-22T18:52:00.000Z',
      body: { verdict: 'reject', reason: 'The delivery was on time' },
    },
    exportOf(SECOND, named(SECOND)),
    seen('evt-2', '2026-11-22T18:54:00.000Z'),
  ]);
}

/** The disclosure of the second export without one of its values. */
function exportDisclosure(chain, ledger, pointer) {
  const { body, secret } = ledger.entries[SECOND.before];
  return chain.withhold(body, secret, 'scalar', [{ pointer, reason: 'not needed' }]);
}
