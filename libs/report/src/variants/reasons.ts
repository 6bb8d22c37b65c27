import { say, type Told } from '../narrative/told.js';
import type { Locale } from '../schema/index.js';

interface Reason {
  /**
   * The value must not be learnt from another place either: what repeats it is withheld with it. Not
   * so for what is merely left out.
   */
  guarded: boolean;
  meaning: Record<Locale, string>;
}

/** Why a value may be withheld. A closed set: a code is part of the format and never changes its meaning. */
export const REASONS = {
  personal_data: {
    guarded: true,
    meaning: {
      en: 'it is personal data of the person concerned',
      de: 'es sind personenbezogene Daten der betroffenen Person',
    },
  },
  third_party: {
    guarded: true,
    meaning: {
      en: 'it concerns another person',
      de: 'es betrifft eine andere Person',
    },
  },
  confidential_business: {
    guarded: true,
    meaning: {
      en: 'it is a trade secret or confidential business information',
      de: 'es ist ein Geschäftsgeheimnis oder eine vertrauliche Geschäftsinformation',
    },
  },
  security: {
    guarded: true,
    meaning: {
      en: 'it would help somebody attack a system',
      de: 'es würde helfen, ein System anzugreifen',
    },
  },
  privileged: {
    guarded: true,
    meaning: {
      en: 'it is legally privileged',
      de: 'es unterliegt einem gesetzlichen Berufsgeheimnis',
    },
  },
  investigation: {
    guarded: true,
    meaning: {
      en: 'it would harm an investigation that is under way',
      de: 'es würde eine laufende Untersuchung gefährden',
    },
  },
  not_needed: {
    guarded: false,
    meaning: {
      en: 'the reader of this copy does not need it',
      de: 'wer diese Ausfertigung liest, braucht es nicht',
    },
  },
  guessable: {
    guarded: false,
    meaning: {
      en: 'it is a digest without a salt, from which a withheld value could be guessed',
      de: 'es ist ein Hashwert ohne Salt, aus dem ein zurückgehaltener Wert erraten werden könnte',
    },
  },
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof REASONS;

export const REASON_CODES = Object.keys(REASONS) as ReasonCode[];

/** Codes that whoever exports may give; `guessable` is Docket's own. */
export const STATED_REASON_CODES = REASON_CODES.filter((code) => code !== 'guessable');

/** What a reason means; undefined for one that is not of the closed set (evidence may come from anywhere). */
export function meaningOf(code: string, locale: Locale): Told | undefined {
  return Object.hasOwn(REASONS, code)
    ? say`${REASONS[code as ReasonCode].meaning[locale]}`
    : undefined;
}

export const isGuarded = (code: string): boolean =>
  Object.hasOwn(REASONS, code) && REASONS[code as ReasonCode].guarded;
