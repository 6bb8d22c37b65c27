import { expect, test } from '@jest/globals';
import { uncheckedPages } from '@docket/report/outcome';
import { pagesJson } from './present.js';

const unchecked = {
  state: 'not_checked',
  reason: 'other_fonts',
  madeWith: 'a'.repeat(64),
  here: 'none',
} as const;

test('pages that need the font package say that it is missing, and what installs it', () => {
  const pages = { ...unchecked, package: 'docket.fonts/1' };
  const [{ reason } = { reason: '' }] = uncheckedPages(pages);
  expect(reason).toBe(
    "The pages were not checked: they were made with Docket's font package (docket.fonts/1), which is not here. Install it with npm run fonts, or read what docket print makes of the attached JSON instead.",
  );
  expect(pagesJson(pages)).toMatchObject({ package: 'docket.fonts/1', made_with: 'a'.repeat(64) });
});

test('pages made with other fonts name them, and where they are looked for', () => {
  const [{ reason } = { reason: '' }] = uncheckedPages(unchecked);
  expect(reason).toContain(unchecked.madeWith);
  expect(reason).toContain('DOCKET_FONT_DIR');
});

test('a seal that was asked for is said not to have been checked where the pages were not', () => {
  const [, seal] = uncheckedPages({ ...unchecked, seals: 'not_checked' });
  expect(seal).toMatchObject({ what: 'seal' });
  expect(seal?.reason).toContain('The seal was not checked, because the pages were not');
  expect(uncheckedPages(unchecked)).toHaveLength(1);
});
