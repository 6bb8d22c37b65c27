import { LEGAL_BASIS, LEGAL_BASIS_VERSION } from '../legal-basis.js';
import type { DossierModel } from '../schema/index.js';
import { ofType, type ModelContext } from './context.js';

/** Section 15: custody, retention, requirements supported, how to verify, glossary, attachments. */
export function buildCustody(context: ModelContext): DossierModel['custody'] {
  const { facts, words, issue } = context;
  const exports = ofType(context, 'export.recorded');
  return {
    statement: words.custodyStatement,
    events: exports.map((entry) => ({
      at: entry.time,
      actor: entry.actor,
      event: words.recordType(entry.type),
      purpose: facts.at(entry, '/purpose'),
      digest: facts.at(entry, '/sha256'),
      evidence: [entry.mark],
    })),
    retention:
      issue.retention === undefined ? facts.notRecorded() : facts.recorded(issue.retention, []),
    requirements: LEGAL_BASIS.map((row) => ({
      ...row,
      supports: row.supports[issue.locale],
      sections: [...row.sections],
    })),
    requirements_note: words.requirementsNote(LEGAL_BASIS_VERSION),
    verify_offline: [...words.verifyOffline],
    glossary: words.glossary.map(([term, meaning]) => ({ term, meaning })),
    attachments: [{ name: 'dossier.json', description: words.attachment }],
  };
}
