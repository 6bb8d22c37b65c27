import type { JsonObject } from '@docket/chain';
import { FRAMEWORKS, PLACES_MAX, PROFILE_REFERENCES, STATED_REASON_CODES } from '@docket/report';
import { LOCALES, WISHED_VARIANTS, type DossierWish } from '@docket/service';
import type { FastifyRequest } from 'fastify';
import { bodyReader } from '../http/own-body.js';
import { invalidParameter, readChoice } from '../http/parameters.js';
import type { JsonSchema, ParameterDescription } from '../openapi/operation.js';

const names = PROFILE_REFERENCES.map((reference) => reference.slice(0, reference.indexOf('@')));
/** `public` is the newest version of that profile, `public@1` the one. */
export const PROFILE_WORDS = [...new Set(names), ...PROFILE_REFERENCES];

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

const readBody = bodyReader<DossierBody>(DOSSIER_SCHEMAS['DossierRequest'] as JsonObject);

/** A wish with why and for whom, as the body of a request. */
export interface DossierBody extends DossierWish {
  purpose?: string;
  recipient?: string;
}

/** Reads a body. Throws `validation_failed`. */
export function readDossierRequest(body: unknown): DossierBody {
  return readBody(body ?? {});
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
export function readDossierParameters(request: FastifyRequest): DossierBody {
  const query = (request.query ?? {}) as Record<string, unknown>;
  const one = (name: string): string | undefined => {
    const value = query[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw invalidParameter(name, 'is given once');
    // Of a variable that was not set: taken as absent, it would hand out the full dossier.
    if (value === '') throw invalidParameter(name, 'must not be empty');
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
