import { printCount, printDecimal, printDuration, printPercent } from './numbers.js';
import type { OversightReport, Rate, Seqs, Spread } from './schema.js';
import type { PeriodWords } from './words.js';

type ColumnId = keyof PeriodWords['document']['column'];
export type TableId = keyof PeriodWords['document']['table'];

/** What a cell says to people, and the value behind it. `null`: not recorded, or there is none. */
export interface FigureCell {
  text: string;
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

/** Makes cells in one language. */
export class Cells {
  constructor(
    readonly words: PeriodWords,
    readonly locale: OversightReport['issue']['locale'],
  ) {}

  text(value: string | null): FigureCell {
    return value === null ? this.nothing() : { text: value, value };
  }

  mono(value: string | null): FigureCell {
    return value === null ? this.nothing() : { text: value, value, set: 'mono' };
  }

  /** In words for people; `value` in CSV. */
  said(text: string, value: FigureCell['value']): FigureCell {
    return { text, value };
  }

  nothing(text: string = this.words.notRecorded): FigureCell {
    return { text, value: null, set: 'state' };
  }

  count(value: number | null): FigureCell {
    return value === null ? this.nothing() : { text: printCount(value, this.locale), value };
  }

  decimal(value: number | null): FigureCell {
    return value === null ? this.nothing('–') : { text: printDecimal(value, this.locale), value };
  }

  duration(ms: number | null): FigureCell {
    return ms === null ? this.nothing('–') : { text: printDuration(ms, this.locale), value: ms };
  }

  time(value: string | null): FigureCell {
    return value === null ? this.nothing() : { text: value, value };
  }

  flag(value: boolean): FigureCell {
    return { text: value ? this.words.yes : this.words.no, value };
  }

  seqs({ count, seqs }: Seqs): FigureCell {
    if (count === 0) return { text: '–', value: '' };
    return {
      text: this.words.seqs(seqs, count - seqs.length).replace(/^seq /, ''),
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
