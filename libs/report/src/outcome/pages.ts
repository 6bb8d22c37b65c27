import type { PdfCheck } from '../pages/check.js';
import type { Unchecked } from './verdict.js';

/** Pages that could not be rendered again here, and what to do to have them checked. */
export function uncheckedPages(pages: PdfCheck | undefined): Unchecked[] {
  if (pages?.state !== 'not_checked') return [];
  if (pages.reason === 'no_renderer') return [{ what: 'pages', reason: NOT_RENDERED }];
  const { reason, madeWith, here, package: name, seals } = pages;
  const why =
    reason === 'other_edition'
      ? `The pages were not checked: ${madeWith} made them, and this Docket renders ${here}. Verify with a Docket of that edition,`
      : name === undefined
        ? `The pages were not checked: they were made with other fonts (${madeWith}; here: ${here}). Name the folder that holds those in DOCKET_FONT_DIR, with Docket's font package beside it if it was there,`
        : `The pages were not checked: they were made with Docket's font package (${name}), which is not here. Install it with npm run fonts,`;
  return [
    {
      what: 'pages',
      reason: `${why} or read what docket print makes of the attached JSON instead.`,
    },
    ...(seals === undefined ? [] : [{ what: 'seal' as const, reason: SEAL_UNCHECKED }]),
  ];
}

const SEAL_UNCHECKED =
  'The seal was not checked, because the pages were not: have them checked as told above, or ask a validator of PDF signatures.';

const NOT_RENDERED =
  'A browser does not render pages, so those of this PDF were not held against the attached JSON. Run docket ' +
  'verify on it, or read what docket print makes of the attached JSON instead.';
