import type { JsonObject } from '@docket/chain';
import type { Role } from '@docket/record';
import {
  FRAMEWORKS,
  PLACES_MAX,
  PROFILE_REFERENCES,
  STATED_REASON_CODES,
  type Contact,
  type Locale,
  type PlaceToWithhold,
  type RedactionRequest,
} from '@docket/report';
import type { FastifyRequest } from 'fastify';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { invalidParameter, readChoice } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import type { JsonSchema, ParameterDescription } from '../openapi/operation.js';

/** `full` of a decision that is still open is issued as `interim`. */
export const WISHED_VARIANTS = ['full', 'redacted', 'subject'] as const;
export type WishedVariant = (typeof WISHED_VARIANTS)[number];
export const LOCALES = ['en', 'de'] as const satisfies readonly Locale[];

/**
 * Who may export what. Copies for others leave in the deployer's name: an auditor reads what there is,
 * and makes no copies for the press. A variant that is not listed is exported by nobody.
 */
const ALLOWED: Record<WishedVariant, readonly Role[]> = {
  full: ['officer', 'auditor'],
  redacted: ['officer'],
  subject: ['officer'],
};

/** What kind of dossier is wanted. */
export interface DossierWish {
  variant?: WishedVariant;
  locale?: Locale;
  profile?: string;
  withhold?: PlaceToWithhold[];
  repeats?: 'withhold' | 'list';
  deployer?: string;
  classification?: string;
  retention?: string;
  contact?: Contact;
  frameworks?: string[];
}

/** A wish with why and for whom, as the body of a request. */
export interface DossierRequest extends DossierWish {
  purpose?: string;
  recipient?: string;
}

const names = PROFILE_REFERENCES.map((reference) => reference.slice(0, reference.indexOf('@')));
/** `public` is the newest version of that profile, `public@1` the one. */
const PROFILE_WORDS = [...new Set(names), ...PROFILE_REFERENCES];

const text = (description: string, maxLength: number): JsonSchema => ({
  type: 'string',
  description,
  minLength: 1,
  maxLength,
});

const place: JsonSchema = {
  type: 'object',
  description: 'A value, or an object or list with all its values.',
  properties: {
    seq: {
      type: 'integer',
      minimum: 0,
      description: 'Entry of the ledger. Absent: every entry of `type`, or of any type.',
    },
    type: text('Record type, e.g. `job_card.filed`.', 64),
    pointer: {
      type: 'string',
      maxLength: 1_024,
      description: 'JSON Pointer (RFC 6901) into the body; a token `*` stands for any one token.',
    },
    reason: { type: 'string', enum: [...STATED_REASON_CODES], description: 'Why it is withheld.' },
  },
  required: ['pointer', 'reason'],
  additionalProperties: false,
};

const contact: JsonSchema = {
  type: 'object',
  description: 'Printed in a `subject` explanation; what is left out is printed as not stated.',
  properties: {
    responsible: text('How to reach who is responsible.', 300),
    correction: text('How to have wrong data corrected.', 300),
    review: text('How to ask for a person to look at the decision.', 300),
    complaint: text('How to complain, and to whom.', 300),
  },
  additionalProperties: false,
};

const WISH_PROPERTIES: { [name: string]: JsonSchema } = {
  variant: {
    type: 'string',
    enum: [...WISHED_VARIANTS],
    default: 'full',
    description:
      '`full` (of an open decision: interim), `redacted`, or `subject`: an explanation for the person concerned.',
  },
  locale: {
    type: 'string',
    enum: [...LOCALES],
    description: 'Language of headings and sentences. Absent: by Accept-Language, else English.',
  },
  profile: {
    type: 'string',
    enum: PROFILE_WORDS,
    description: 'Redaction profile. `subject` is always made by `data-subject`.',
  },
  withhold: {
    type: 'array',
    maxItems: PLACES_MAX,
    items: place,
    description: 'Places to withhold, beside those of the profile or by themselves.',
  },
  repeats: {
    type: 'string',
    enum: ['withhold', 'list'],
    default: 'withhold',
    description:
      'What becomes of values that repeat a withheld one: withheld too, or only counted, by somebody who has looked at each place in the preview.',
  },
  deployer: text('Who is responsible for the system, as printed.', 200),
  classification: text('Classification, as printed.', 80),
  retention: text('How long it is kept, as printed.', 400),
  contact,
  frameworks: {
    type: 'array',
    minItems: 1,
    maxItems: 64,
    uniqueItems: true,
    items: { type: 'string', enum: [...FRAMEWORKS] },
    description:
      'Frameworks whose provisions section 15 lists. Absent: those of the jurisdiction in the decision’s legal context.',
  },
};

export const DOSSIER_SCHEMAS: { [name: string]: JsonSchema } = {
  DossierWish: { type: 'object', properties: WISH_PROPERTIES, additionalProperties: false },
  DossierRequest: {
    type: 'object',
    properties: {
      ...WISH_PROPERTIES,
      purpose: text('What it is for; stands in the entry that records the export.', 500),
      recipient: text('For whom, as a function or an organisation.', 256),
    },
    additionalProperties: false,
  },
};

/** The same without a reference, for bodies that hold one. */
export const DOSSIER_WISH: JsonSchema = DOSSIER_SCHEMAS['DossierWish'] as JsonObject;

const readBody = bodyReader<DossierRequest>(DOSSIER_SCHEMAS['DossierRequest'] as JsonObject);

/** Reads a body. Throws `validation_failed`. */
export function readDossierRequest(body: unknown): DossierRequest {
  const request = readBody(body ?? {});
  checkWish(request);
  return request;
}

/** What no schema says: which members go with which variant. Throws `validation_failed`. */
export function checkWish(wish: DossierWish, at = ''): void {
  const { variant = 'full', profile, withhold = [], repeats } = wish;
  const refuse = (member: string, detail: string): never => {
    throw new Problem('validation_failed', 'The members of the body do not go together.', {
      errors: [{ pointer: `${at}/${member}`, detail }],
    });
  };
  if (variant === 'redacted' && profile === undefined && withhold.length === 0)
    refuse('profile', 'is required for a redacted dossier, or `withhold`');
  if (variant === 'full' && profile !== undefined) refuse('profile', 'is for variant redacted');
  if (variant === 'full' && withhold.length > 0) refuse('withhold', 'is for variant redacted');
  if (variant === 'full' && repeats !== undefined) refuse('repeats', 'is for variant redacted');
  if (variant === 'subject' && profile !== undefined && !profile.startsWith('data-subject'))
    refuse('profile', 'is data-subject for an explanation');
}

/** What a wish withholds; undefined where it withholds nothing. */
export function redactionOf(wish: DossierWish): RedactionRequest | undefined {
  const { variant = 'full', profile, withhold = [], repeats } = wish;
  if (variant === 'full') return undefined;
  const byProfile = variant === 'subject' ? 'data-subject' : profile;
  return {
    places: withhold,
    ...(byProfile === undefined ? {} : { profile: byProfile }),
    ...(repeats === undefined ? {} : { repeats }),
  };
}

export const DOSSIER_PARAMETERS: ParameterDescription[] = [
  {
    name: 'variant',
    in: 'query',
    description:
      '`full` (of an open decision: interim), `redacted` by a profile, or `subject`: an explanation for the person concerned. Copies for others take the key of an officer.',
    schema: { type: 'string', enum: [...WISHED_VARIANTS], default: 'full' },
    example: 'full',
  },
  {
    name: 'profile',
    in: 'query',
    description: 'Redaction profile; required for `redacted`. Lists of places go into a POST.',
    schema: { type: 'string', enum: PROFILE_WORDS },
  },
  {
    name: 'locale',
    in: 'query',
    description: 'Language of headings and sentences. Absent: by Accept-Language, else English.',
    schema: { type: 'string', enum: [...LOCALES] },
    example: 'en',
  },
  {
    name: 'recipient',
    in: 'query',
    description: 'For whom, as a function or an organisation; stands in the entry of the export.',
    schema: { type: 'string', minLength: 1, maxLength: 256 },
  },
];

/** Reads the parameters of an address. Throws `invalid_parameter`. */
export function readDossierParameters(request: FastifyRequest): DossierRequest {
  const query = (request.query ?? {}) as Record<string, unknown>;
  const one = (name: string): string | undefined => {
    const value = query[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string') throw invalidParameter(name, 'is given once');
    return value;
  };
  const variant = readChoice('variant', one('variant'), WISHED_VARIANTS);
  const profile = readChoice('profile', one('profile'), PROFILE_WORDS);
  const locale = readChoice('locale', one('locale'), LOCALES);
  const recipient = one('recipient');
  if (recipient !== undefined && recipient.length > 256)
    throw invalidParameter('recipient', 'must be a text of at most 256 characters');
  if (variant === 'redacted' && profile === undefined)
    throw invalidParameter('profile', 'is required for a redacted dossier');
  if (profile !== undefined && variant !== 'redacted')
    throw invalidParameter('profile', 'is for variant redacted');
  return {
    ...(variant === undefined ? {} : { variant }),
    ...(profile === undefined ? {} : { profile }),
    ...(locale === undefined ? {} : { locale }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}

/** Refuses a variant that the caller's role may not export. */
export function admitVariant(request: FastifyRequest, wish: DossierWish): void {
  admitRole(principalOf(request).role, wish);
}

export function admitRole(role: Role, { variant = 'full' }: DossierWish): void {
  const allowed = ALLOWED[variant];
  if (allowed.includes(role)) return;
  throw new Problem(
    'role_not_allowed',
    `The variant ${variant} takes a key of role ${allowed.join(' or ')}; yours is ${role}.`,
  );
}

/** The language with the highest weight (RFC 9110, section 12.5.4) of those there are; English where none is welcome. */
export function chooseLocale(acceptLanguage: string | undefined): Locale {
  let best: { locale: Locale; weight: number } = { locale: 'en', weight: 0 };
  for (const range of (acceptLanguage ?? '').toLowerCase().split(',').slice(0, 32)) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const locale = LOCALES.find((known) => tag === known || tag.startsWith(`${known}-`));
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    if (locale !== undefined && weight > best.weight && weight <= 1) best = { locale, weight };
  }
  return best.locale;
}
