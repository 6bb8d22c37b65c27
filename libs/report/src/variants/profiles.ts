import type { Locale } from '../schema/index.js';
import {
  authorsRule,
  clockRefusalsRule,
  erasuresRule,
  keysRule,
  policyRule,
  ledgerRules,
  selfVerificationRule,
  type ProfileRule,
} from './profile-rules.js';

export interface Profile {
  name: string;
  version: number;
  for: Record<Locale, string>;
  rules: readonly ProfileRule[];
}

const CARD = ['job_card.filed'];
const EFFECTS = ['side_effect.*'];
const OPENED = ['decision.opened'];
const REVIEW = ['review.recorded'];
const ANY = ['*'];

/** Free members, which may hold anything: never shown to anybody but the deployer and an authority that asks. */
const freeMembers: ProfileRule = {
  types: ANY,
  pointers: ['/ext'],
  withhold: 'not_needed',
  why: {
    en: 'Free members may hold anything; nobody decided that this reader needs them.',
    de: 'Freie Felder können alles enthalten; niemand hat entschieden, dass diese Leser sie brauchen.',
  },
};

/** What a decision is made of, without which no copy can be read. */
const frame: ProfileRule = {
  types: ANY,
  pointers: [
    '/current_phase',
    '/side_effect_id',
    '/escalation_id',
    '/incident_id',
    '/outcome',
    '/entry_count',
    '/stakes',
    '/rule',
    '/cause',
    '/directive',
    '/verdict',
    '/review',
    '/approvals_needed',
    '/approvals',
    '/passed',
    '/kind',
    '/supersedes',
    '/begun',
    '/loop_detected',
    '/origin/kind',
    '/needs_human',
    '/variant',
    '/format',
    '/sha256',
  ],
  show: true,
  why: {
    en: 'Words of closed lists, numbers of entries and ids: the course of the decision.',
    de: 'Wörter aus geschlossenen Listen, Nummern von Einträgen und Kennungen: der Gang der Entscheidung.',
  },
};

const sources: ProfileRule = {
  types: CARD,
  pointers: [
    '/lineage/*/role',
    '/lineage/*/document_id',
    '/lineage/*/version',
    '/lineage/*/effective_date',
    '/lineage/*/chunk/section',
    '/lineage/*/supports',
    '/criteria/*/id',
    '/criteria/*/text',
    '/criteria/*/result',
    '/criteria/*/policy_ref',
    '/criteria/*/evaluated_by',
  ],
  show: true,
  why: {
    en: 'The grounds of the decision: sources and criteria.',
    de: 'Die Gründe der Entscheidung: Quellen und Kriterien.',
  },
};

const linksIntoSystems: ProfileRule = {
  types: ANY,
  pointers: [
    '/idempotency_key',
    '/repeated_key',
    '/trace_id',
    '/span_id',
    '/links',
    '/gateway_refs',
  ],
  withhold: 'not_needed',
  why: {
    en: 'Keys and links into running systems say nothing about the decision.',
    de: 'Schlüssel und Verweise in laufende Systeme sagen nichts über die Entscheidung.',
  },
};

const rest: ProfileRule = {
  types: ANY,
  pointers: [''],
  withhold: 'not_needed',
  why: {
    en: 'What no rule shows is withheld: a field that is added later cannot slip out.',
    de: 'Was keine Regel zeigt, wird zurückgehalten: ein später hinzukommendes Feld kann nicht durchrutschen.',
  },
};

/**
 * Redaction profiles, as data. A profile withholds what no rule of it shows, except `regulator`, which
 * shows what no rule withholds. Change of a rule: a new version, and the old one is kept.
 */
export const PROFILES: readonly Profile[] = [
  {
    name: 'regulator',
    version: 1,
    for: {
      en: 'A supervisory authority: everything about the decision, nothing that opens a system.',
      de: 'Eine Aufsichtsbehörde: alles über die Entscheidung, nichts, was ein System öffnet.',
    },
    rules: [
      freeMembers,
      linksIntoSystems,
      {
        types: ANY,
        pointers: [''],
        show: true,
        why: {
          en: 'An authority judges the whole decision.',
          de: 'Eine Behörde beurteilt die ganze Entscheidung.',
        },
      },
    ],
  },
  {
    name: 'counterparty',
    version: 1,
    for: {
      en: 'A business on the other side: outcome, grounds and what was done; no person, no inner workings.',
      de: 'Ein Unternehmen auf der anderen Seite: Ergebnis, Gründe und was getan wurde; keine Person, kein Innenleben.',
    },
    rules: [
      freeMembers,
      linksIntoSystems,
      {
        types: OPENED,
        pointers: ['/subject_ref', '/request'],
        withhold: 'personal_data',
        why: {
          en: 'Who asked, and in what words, concerns a person.',
          de: 'Wer gefragt hat und mit welchen Worten, betrifft eine Person.',
        },
      },
      {
        types: REVIEW,
        pointers: ['/reviewer'],
        withhold: 'third_party',
        why: {
          en: 'The function may point to a person.',
          de: 'Die Funktion kann auf eine Person deuten.',
        },
      },
      {
        types: ['export.*'],
        pointers: ['/recipient', '/purpose'],
        withhold: 'third_party',
        why: { en: 'Who else got a copy.', de: 'Wer sonst eine Ausfertigung bekam.' },
      },
      frame,
      policyRule,
      keysRule,
      ...ledgerRules,
      clockRefusalsRule,
      erasuresRule,
      selfVerificationRule,
      authorsRule,
      sources,
      {
        types: OPENED,
        pointers: ['/goal', '/policy_refs', '/legal_context', '/agent/id', '/agent/name'],
        show: true,
        why: { en: 'What the decision was about.', de: 'Worum es in der Entscheidung ging.' },
      },
      {
        types: ['decision.closed'],
        pointers: ['/decided'],
        show: true,
        why: { en: 'What was decided.', de: 'Was entschieden wurde.' },
      },
      {
        types: EFFECTS,
        pointers: ['/operation', '/target/system', '/amount', '/external_ref', '/reversibility'],
        show: true,
        why: { en: 'What was done towards them.', de: 'Was ihnen gegenüber getan wurde.' },
      },
      {
        types: CARD,
        pointers: [
          '/rationale',
          '/tool_calls/*/arguments',
          '/tool_calls/*/arguments_raw',
          '/tool_calls/*/result',
          '/tool_calls/*/rationale',
          '/alternatives_considered',
        ],
        withhold: 'confidential_business',
        why: {
          en: 'How the system works inside.',
          de: 'Wie das System im Inneren arbeitet.',
        },
      },
      rest,
    ],
  },
  {
    name: 'public',
    version: 1,
    for: {
      en: 'The public and the press: the course of the decision and the rules; nobody and nothing by name.',
      de: 'Öffentlichkeit und Presse: der Gang der Entscheidung und die Regeln; niemand und nichts beim Namen.',
    },
    rules: [
      freeMembers,
      linksIntoSystems,
      {
        types: OPENED,
        pointers: ['/subject_ref', '/request'],
        withhold: 'personal_data',
        why: {
          en: 'Who asked, and in what words, concerns a person.',
          de: 'Wer gefragt hat und mit welchen Worten, betrifft eine Person.',
        },
      },
      {
        types: REVIEW,
        pointers: ['/reviewer'],
        withhold: 'third_party',
        why: {
          en: 'The function may point to a person.',
          de: 'Die Funktion kann auf eine Person deuten.',
        },
      },
      frame,
      policyRule,
      keysRule,
      ...ledgerRules,
      clockRefusalsRule,
      erasuresRule,
      selfVerificationRule,
      authorsRule,
      {
        types: CARD,
        pointers: [
          '/lineage/*/role',
          '/lineage/*/document_id',
          '/lineage/*/version',
          '/lineage/*/effective_date',
          '/criteria/*/id',
          '/criteria/*/result',
          '/criteria/*/policy_ref',
        ],
        show: true,
        why: {
          en: 'By which documents and criteria was judged, not what they said of anybody.',
          de: 'Nach welchen Dokumenten und Kriterien geurteilt wurde, nicht, was sie über jemanden sagten.',
        },
      },
      {
        types: OPENED,
        pointers: ['/policy_refs', '/legal_context', '/agent/id', '/agent/name'],
        show: true,
        why: {
          en: 'The rules that governed it, and the system that acted.',
          de: 'Die Regeln, die galten, und das System, das handelte.',
        },
      },
      {
        types: ['decision.closed'],
        pointers: ['/decided'],
        show: true,
        why: { en: 'What was decided.', de: 'Was entschieden wurde.' },
      },
      {
        types: EFFECTS,
        pointers: ['/operation', '/reversibility'],
        show: true,
        why: {
          en: 'The kind of change that was made.',
          de: 'Die Art der Änderung, die vorgenommen wurde.',
        },
      },
      rest,
    ],
  },
  {
    name: 'data-subject',
    version: 1,
    for: {
      en: 'The person the decision is about: their request, the outcome, its grounds and what was done; no other person, no secrets.',
      de: 'Die Person, um die es geht: ihr Anliegen, das Ergebnis, die Gründe und was getan wurde; keine andere Person, keine Geheimnisse.',
    },
    rules: [
      freeMembers,
      linksIntoSystems,
      {
        types: ['export.*'],
        pointers: ['/recipient', '/purpose'],
        withhold: 'third_party',
        why: { en: 'Who else got a copy.', de: 'Wer sonst eine Ausfertigung bekam.' },
      },
      frame,
      policyRule,
      keysRule,
      ...ledgerRules,
      clockRefusalsRule,
      erasuresRule,
      selfVerificationRule,
      authorsRule,
      sources,
      {
        types: OPENED,
        pointers: [
          '/request',
          '/goal',
          '/subject_ref',
          '/policy_refs',
          '/legal_context',
          '/agent',
          '/authority_scope',
        ],
        show: true,
        why: {
          en: 'What they asked, and what was made of it.',
          de: 'Was sie wollte, und was daraus wurde.',
        },
      },
      {
        types: CARD,
        pointers: ['/agent', '/confidence', '/alternatives_considered', '/tool_calls/*/tool_name'],
        show: true,
        why: { en: 'How the decision was reached.', de: 'Wie die Entscheidung zustande kam.' },
      },
      {
        types: ['decision.closed'],
        pointers: ['/decided', '/confidence'],
        show: true,
        why: { en: 'What was decided.', de: 'Was entschieden wurde.' },
      },
      {
        types: EFFECTS,
        pointers: ['/operation', '/target', '/amount', '/reversibility', '/external_ref', '/owner'],
        show: true,
        why: { en: 'What was done.', de: 'Was getan wurde.' },
      },
      {
        types: REVIEW,
        pointers: ['/reason', '/reviewer/display_role', '/meaning'],
        show: true,
        why: { en: 'What a person decided, and why.', de: 'Was ein Mensch entschied, und warum.' },
      },
      {
        types: ['evaluation.recorded'],
        pointers: ['/score', '/label', '/target', '/evaluator/id'],
        show: true,
        why: { en: 'How the work was judged.', de: 'Wie die Arbeit beurteilt wurde.' },
      },
      rest,
    ],
  },
];

/** `public` or `public@1`: the newest version of a name, or the one that is named. */
export function findProfile(reference: string): Profile | undefined {
  const [name, version] = reference.split('@');
  const known = PROFILES.filter((profile) => profile.name === name);
  if (version === undefined) return known.toSorted((a, b) => b.version - a.version)[0];
  return known.find((profile) => String(profile.version) === version);
}

export const profileReference = ({ name, version }: Pick<Profile, 'name' | 'version'>): string =>
  `${name}@${version}`;

/** Every profile as it is named in requests and records. */
export const PROFILE_REFERENCES = PROFILES.map(profileReference);

/** The profile that a subject explanation is made by. */
export const SUBJECT_PROFILE = 'data-subject@1';
