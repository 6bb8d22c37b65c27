import type { QuotationMarks } from './told.js';

export const ENGLISH_MARKS: QuotationMarks = {
  open: '“',
  close: '”',
  innerOpen: '‘',
  innerClose: '’',
};

export const GERMAN_MARKS: QuotationMarks = {
  open: '„',
  close: '“',
  innerOpen: '‚',
  innerClose: '‘',
};
