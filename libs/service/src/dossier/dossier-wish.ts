import type { Role } from '@docket/record';
import type { Contact, Locale, PlaceToWithhold, RedactionRequest } from '@docket/report';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';

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

/**
 * Refuses members that do not go with the variant. `at`: pointer of the wish in the request.
 *
 * @throws {ServiceError} `invalid_request`.
 */
export function checkWish(wish: DossierWish, at: string): void {
  const { variant = 'full', profile, withhold = [], repeats } = wish;
  const refuse = (member: string, detail: string): never => {
    throw new ServiceError('invalid_request', 'The members of the body do not go together.', {
      places: [{ pointer: `${at}/${member}`, detail }],
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

/** @throws {ServiceError} `role_not_allowed` for a variant that this role may not export. */
export function admitVariant({ role, scope }: Principal, { variant = 'full' }: DossierWish): void {
  // Held by `holdWish`: an auditor to whom decisions are shown redacted has no other copy.
  if (scope !== undefined && variant === 'redacted') return;
  const allowed = ALLOWED[variant];
  if (allowed.includes(role)) return;
  throw new ServiceError(
    'role_not_allowed',
    `The variant ${variant} takes a key of role ${allowed.join(' or ')}; yours is ${role}.`,
  );
}
