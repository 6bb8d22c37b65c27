import type { DocumentSeal, SealFault, SealTime } from '@docket/verify';
import type { PdfCheck } from '../pages/check.js';
import { quotedValue, shownValue } from './shown.js';

/** Whether nothing was found wrong in a PDF. What was not checked of it is not wrong. */
export const pagesHold = (pages: PdfCheck | undefined): boolean => pagesFaults(pages).length === 0;

/**
 * What is not as it would be: one text for the pages, one for what belongs to none, and one for each seal that does not
 * hold.
 */
export function pagesFaults(pages: PdfCheck | undefined): string[] {
  if (pages?.state === 'identical') {
    const missing = pages.unsealed === true ? [UNSEALED] : [];
    return [...pages.seals.flatMap(faultsOf), ...missing];
  }
  return differingPages(pages);
}

const UNSEALED = 'not sealed by a certificate that leads to one of those that you gave';

const FAULTS: Record<SealFault, string> = {
  malformed: 'is no signature that can be read',
  signature: 'does not hold: this is not the file that was sealed, or the signature is another',
  algorithm: 'is by MD5 or SHA-1, so that another file may have it as well',
};

function faultsOf(seal: DocumentSeal): string[] {
  if (seal.state === 'not_checked') return [];
  if (seal.state === 'invalid') return [`a seal ${FAULTS[seal.fault]}`];
  if (seal.time.state !== 'invalid') return [];
  return [
    `the time stamp of the seal by ${quotedValue(seal.by)} does not verify (${seal.time.fault})`,
  ];
}

/** Who sealed it, and what is to be known of that: one text for each seal that holds, or was not checked. */
export function sealWords({ seals }: Extract<PdfCheck, { state: 'identical' }>): string[] {
  return seals.flatMap((seal) => {
    if (seal.state === 'invalid') return [];
    if (seal.state === 'not_checked')
      return [
        `Followed by an appended signature, which was not checked (${shownValue(seal.kind)}): ask a validator of PDF signatures.`,
      ];
    const { by, issuer, state } = seal;
    return [
      `Sealed by ${quotedValue(by)} (certificate of ${quotedValue(issuer)}), ${WHOSE[state]}`,
      ...timeWords(seal.time),
    ];
  });
}

const WHOSE = {
  verified: 'by a certificate that leads to one of those that you gave',
  untrusted:
    'and it holds, by a certificate that leads to none of those that you gave, or was not valid at its time',
  intact: 'and it holds; whose that certificate is, only its own word says: pass --seal',
} as const;

function timeWords({ state, time, authority }: SealTime): string[] {
  switch (state) {
    case 'verified':
      return [`The seal was there by ${time}: time stamp by ${quotedValue(authority ?? '')}`];
    case 'not_checked':
      return ['The seal carries a time stamp, which was not checked: pass --tsa'];
    case 'absent':
      return ['The seal carries no time stamp: nothing says when it was made'];
    case 'invalid':
      return [];
  }
}

function differingPages(pages: PdfCheck | undefined): string[] {
  if (pages?.state !== 'different') return [];
  return [
    ...(pages.pages.length === 0
      ? []
      : [`${inWords(pages.pages)} of ${pages.of}: not what the attached JSON gives`]),
    ...(pages.outside
      ? ['outside of the pages: attachments, outline, title, scripts, or something appended']
      : []),
  ];
}

/** `page 3`, or `pages 1, 3 to 5`. */
function inWords(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last?.[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  const words = runs.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`));
  return `${pages.length === 1 ? 'page' : 'pages'} ${words.join(', ')}`;
}
