import type { Locale } from '../schema/index.js';
import type { ReasonCode } from './reasons.js';

/** Which values of which records a rule is about, and what becomes of them. The first rule that covers a value holds. */
export type ProfileRule = {
  /** Record types; `*` for all, and a trailing `.*` for a family: `side_effect.*`. */
  types: readonly string[];
  /** JSON Pointers, in which a token `*` stands for any one token. */
  pointers: readonly string[];
  why: Record<Locale, string>;
} & ({ show: true } | { withhold: Exclude<ReasonCode, 'guessable'> });

export const policyRule: ProfileRule = {
  types: ['policy.changed', 'policy.proposed'],
  pointers: ['/policy', '/revision', '/signature'],
  show: true,
  why: {
    en: 'The rules that the decision is judged by.',
    de: 'Die Regeln, nach denen die Entscheidung beurteilt wird.',
  },
};

export const keysRule: ProfileRule = {
  types: ['key.proposed', 'key.rotated', 'key.replaced'],
  pointers: [
    '/public_key',
    '/previous_key',
    '/proposal',
    '/handover',
    '/acceptance',
    '/occasion',
    '/signed_size',
    '/signed_root',
  ],
  show: true,
  why: {
    en: 'With which key the checkpoint is signed, and whether the one before handed over to it or was lost.',
    de: 'Mit welchem Schlüssel der Checkpoint signiert ist, und ob der vorige an ihn übergab oder verloren ging.',
  },
};

const seamRule: ProfileRule = {
  types: ['ledger.closed'],
  pointers: ['/successor/origin', '/successor/public_key'],
  show: true,
  why: {
    en: 'That new work goes on in another ledger, and in which.',
    de: 'Dass neue Arbeit in einem anderen Ledger weitergeht, und in welchem.',
  },
};

const restorationsRule: ProfileRule = {
  types: ['ledger.restored'],
  pointers: ['/kept_size', '/lost_size', '/restoration'],
  show: true,
  why: {
    en: 'That entries of the ledger were lost, and how many there were.',
    de: 'Dass Einträge des Ledgers verloren gingen, und wie viele es waren.',
  },
};

/** What became of the ledger itself. */
export const ledgerRules: readonly ProfileRule[] = [restorationsRule, seamRule];

export const clockRefusalsRule: ProfileRule = {
  types: ['clock.refused'],
  pointers: [
    '/ahead',
    '/records',
    '/reads',
    '/bound_s',
    '/first/time',
    '/first/database_time',
    '/last/time',
    '/last/database_time',
  ],
  show: true,
  why: {
    en: 'That records were refused for a clock, how many, and when.',
    de: 'Dass Aufzeichnungen einer Uhr wegen abgelehnt wurden, wie viele und wann.',
  },
};

export const erasuresRule: ProfileRule = {
  types: ['erasure.requested', 'erasure.executed'],
  pointers: ['/about', '/legal_basis', '/request', '/values'],
  show: true,
  why: {
    en: 'Which values are gone for good, and on what basis: without it what is erased could not be told from what is missing.',
    de: 'Welche Werte endgültig gelöscht sind, und auf welcher Grundlage: ohne das ließe sich Gelöschtes nicht von Fehlendem unterscheiden.',
  },
};

export const selfVerificationRule: ProfileRule = {
  types: ['verification.recorded'],
  pointers: ['/depth', '/result', '/entries', '/findings', '/findings/*/code', '/findings/*/count'],
  show: true,
  why: {
    en: 'Whether Docket found its own ledger whole, in numbers and words of closed lists.',
    de: 'Ob Docket sein eigenes Ledger heil fand, in Zahlen und Wörtern aus geschlossenen Listen.',
  },
};

export const authorsRule: ProfileRule = {
  types: ['principal.*'],
  pointers: [
    '/principal',
    '/role',
    '/kind',
    '/authenticator',
    '/authenticator/kind',
    '/authenticator/id',
    '/authenticator/fingerprint',
    '/authenticator/passkey',
    '/authenticator/passkey/public_key/kty',
    '/authenticator/passkey/public_key/crv',
    '/authenticator/passkey/public_key/x',
    '/authenticator/passkey/public_key/y',
    '/authenticator/passkey/relying_party',
    '/authenticator/passkey/origins/*',
    '/authenticator/passkey/proof/client_data',
    '/authenticator/passkey/proof/authenticator_data',
    '/authenticator/passkey/proof/signature',
    '/authenticator/signing_key',
    '/authenticator/signing_key/public_key/kty',
    '/authenticator/signing_key/public_key/crv',
    '/authenticator/signing_key/public_key/x',
    '/authenticator/signing_key/proof',
    '/authenticator/expires_at',
    '/scope/opened_from',
    '/scope/opened_to',
    '/scope/decisions/*',
    '/scope/redaction',
    '/registry_entry/seq',
    '/registry_entry/leaf_hash',
    '/signature',
    '/from',
  ],
  show: true,
  why: {
    en: 'Who was registered before they wrote, by pseudonym: without it nobody can hold the authors of the entries.',
    de: 'Wer vor dem Schreiben registriert war, als Pseudonym: ohne das lässt sich kein Verfasser der Einträge prüfen.',
  },
};
