/* oxlint-disable max-lines-per-function -- a table of cases */
import { evidenceOf, exampleLedger, LATER, ORIGIN } from './example-ledger.js';

const DECISION = 'dec_refund44812';
const LEGAL_BASIS = { version: '2026-12', frameworks: ['eu_ai_act'] };
const FIRST = { id: 'dos_4417c2', variant: 'full', at: '2026-11-22T18:51:00.000Z' };
const SECOND = { id: 'dos_90ab11', variant: 'full', at: '2026-11-22T18:53:00.000Z' };

/**
 * Dossiers of one decision that was exported, then rejected by a human, then exported again: with the end that
 * each of them has, and with another. Each is a file as text, with the findings that it has.
 */
export async function dossiers(chain) {
  const whole = await evidenceOf(chain, exportedLedger(chain), DECISION);
  const upTo = (count) => ({ ...whole, entries: whole.entries.slice(0, count) });
  const [first, second] = [upTo(4), whole];
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
  const hidden = structuredClone(second);
  hidden.entries[6].disclosure = exportDisclosure(chain, exportedLedger(chain));
  const good = {
    'a dossier': file(second),
    'the dossier of an earlier export, of the time of that export': file(first, {}, {}, FIRST),
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
    'a dossier whose id is withheld from the record of its export': [file(hidden), missing],
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
    'a dossier that says nothing of its issue': [file(second, { issue: undefined }), other],
    'a dossier whose issue is none': [file(second, { issue: 'now' }), other],
  };
  return [
    ...Object.entries(good).map(([name, text]) => ({ name, findings: [], text })),
    ...Object.entries(found).map(([name, [text, findings]]) => ({ name, findings, text })),
  ];
}

const stated = () => ({
  deployer: 'Example Retail GmbH',
  classification: 'Confidential',
  contact: { responsible: 'refunds@docket.example' },
  legal_basis: LEGAL_BASIS,
});

const exportOf = ({ id, variant, at }) => ({
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
  },
});

/** The example, closed, exported, rejected by a human and exported again. */
function exportedLedger(chain) {
  return exampleLedger(chain, [
    ...LATER,
    exportOf(FIRST),
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
        checkpoint_size: 6,
        entries: 4,
        role: 'officer',
      },
    },
    {
      type: 'review.recorded',
      actor: 'prn_4e71e4e4',
      role: 'reviewer',
      decisionId: DECISION,
      time: '2026-11-22T18:52:00.000Z',
      body: { verdict: 'reject', reason: 'The delivery was on time' },
    },
    exportOf(SECOND),
  ]);
}

/** The last entry's disclosure without the id of its dossier. */
function exportDisclosure(chain, ledger) {
  const { body, secret } = ledger.entries.at(-1);
  return chain.withhold(body, secret, 'scalar', [{ pointer: '/dossier_id', reason: 'not needed' }]);
}
