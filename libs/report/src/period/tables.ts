import { DECISION_STATUSES, isRecordType, isRuleName, SEEN_FINDING_CODES } from '@docket/record';
import { CHECK_NAMES, FINDING_CODES } from '@docket/verify';

import { GERMAN_CODES } from '../narrative/lexicon-de-codes.js';
import { formed, wordOfList, madeId, quoteText, say, type Told } from '../narrative/told.js';
import { isGapField } from './gaps.js';
import { printCount, printDecimal, printDuration, printPercent } from './numbers.js';
import type { OversightReport, Rate, Seqs, Spread } from './schema.js';
import type { PeriodWords } from './words.js';

type ColumnId = keyof PeriodWords['document']['column'];
export type TableId = keyof PeriodWords['document']['table'];

/** What a cell says to people, and the value behind it. `null`: not recorded, or there is none. */
export interface FigureCell {
  text: Told;
  value: string | number | boolean | null;
  /** How it is set: ids in a mono face, states in italics. */
  set?: 'mono' | 'state' | 'strong';
}

/** One table of the report: the same in PDF and CSV. */
export interface ReportTable {
  id: TableId;
  columns: readonly (readonly [id: ColumnId, share: number, align?: 'right'])[];
  rows: readonly (readonly FigureCell[])[];
  /** Rows that there are beyond the listed ones. */
  more?: number;
}

/** Stands for a number that there is none of. */
export const DASH = say`–`;

/** The closed lists of the records and of Docket's own checks, and the words that a translation has. */
const isListed = (text: string): boolean =>
  isRecordType(text) ||
  isRecordType(`side_effect.${text}`) ||
  isRuleName(text) ||
  isGapField(text) ||
  Object.hasOwn(FINDING_CODES, text) ||
  (CHECK_NAMES as readonly string[]).includes(text) ||
  (SEEN_FINDING_CODES as readonly string[]).includes(text) ||
  (DECISION_STATUSES as readonly string[]).includes(text) ||
  Object.hasOwn(GERMAN_CODES, text);

/** Makes cells in one language. */
export class Cells {
  constructor(
    readonly words: PeriodWords,
    readonly locale: OversightReport['issue']['locale'],
  ) {}

  /** Words of ours. */
  text(value: Told): FigureCell {
    return { text: value, value };
  }

  /** Recorded text as the pages tell it: in quotation marks, unless a closed form makes it harmless. */
  quote(value: string): Told {
    return formed(value) ?? madeId(value) ?? quoteText(value, this.words.marks);
  }

  /** What was recorded: names, ids, titles, versions. */
  recorded(value: string | null, set?: FigureCell['set']): FigureCell {
    if (value === null) return this.nothing();
    return { text: this.quote(value), value, ...(set === undefined ? {} : { set }) };
  }

  mono(value: string | null): FigureCell {
    return this.recorded(value, 'mono');
  }

  /** A word of a closed list of the records; a word that none of them has is quoted. */
  code(value: string | null): FigureCell {
    if (value === null) return this.nothing();
    return { text: wordOfList(value, isListed) ?? this.quote(value), value, set: 'mono' };
  }

  /** In words for people; `value` in CSV. */
  said(text: Told, value: FigureCell['value']): FigureCell {
    return { text, value };
  }

  nothing(text: Told = this.words.notRecorded): FigureCell {
    return { text, value: null, set: 'state' };
  }

  count(value: number | null): FigureCell {
    return value === null ? this.nothing() : { text: printCount(value, this.locale), value };
  }

  decimal(value: number | null): FigureCell {
    return value === null ? this.nothing(DASH) : { text: printDecimal(value, this.locale), value };
  }

  duration(ms: number | null): FigureCell {
    return ms === null ? this.nothing(DASH) : { text: printDuration(ms, this.locale), value: ms };
  }

  time(value: string | null): FigureCell {
    return this.recorded(value);
  }

  flag(value: boolean): FigureCell {
    return { text: value ? this.words.yes : this.words.no, value };
  }

  seqs({ count, seqs }: Seqs): FigureCell {
    if (count === 0) return { text: DASH, value: '' };
    return {
      text: this.words.seqList(seqs, count - seqs.length),
      value: seqs.join(' ') + (count > seqs.length ? ` +${count - seqs.length}` : ''),
    };
  }

  /** A share in percent where it may be one, else why not. */
  share({
    state,
    numerator,
    denominator,
    small,
  }: Pick<Rate, 'state' | 'numerator' | 'denominator' | 'small'>): FigureCell {
    if (state !== 'recorded') return this.nothing(this.words.noCase);
    const value = Math.round((numerator / denominator) * 1_000_000) / 1_000_000;
    const text = printPercent(numerator, denominator, this.locale);
    return small ? { text: this.words.fewCases, value, set: 'state' } : { text, value };
  }
}

export function rateTable(id: TableId, rates: readonly Rate[], cells: Cells): ReportTable {
  return {
    id,
    columns: [
      ['measure', 150],
      ['numerator', 42, 'right'],
      ['denominator', 42, 'right'],
      ['share', 62, 'right'],
      ['of', 110],
      ['seqs', 110],
    ],
    rows: rates.map((rate) => [
      cells.said(cells.words.rateName(rate.id), rate.id),
      cells.count(rate.numerator),
      cells.count(rate.denominator),
      cells.share(rate),
      cells.text(cells.words.rateOf(rate.id)),
      cells.seqs(rate.evidence),
    ]),
  };
}

export const SPREAD_COLUMNS = [
  ['minimum', 50, 'right'],
  ['median', 50, 'right'],
  ['p90', 50, 'right'],
  ['maximum', 50, 'right'],
] as const satisfies ReportTable['columns'];

export function spreadCells(
  { minimum, median, p90, maximum }: Spread,
  print: (value: number | null) => FigureCell,
): FigureCell[] {
  return [minimum, median, p90, maximum].map(print);
}
