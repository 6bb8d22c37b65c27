import { joined, say, type Told } from '../../narrative/told.js';
import type { Sheet } from '../../pdf/sheet.js';
import { printCount, printDecimal, printPercent } from '../numbers.js';
import type { OversightReport } from '../schema.js';
import type { SectionId } from '../sections.js';
import { binName, bucketName } from '../tables-counts.js';
import { Cells } from '../tables.js';
import { periodWordsOf } from '../words.js';
import { barChart, columnChart, lineChart, type Bar } from './charts.js';

/** Fields of the chart of gaps: those that are missing most often. */
const GAP_BARS = 12;

interface Drawing {
  title: Told;
  draw: (sheet: Sheet<unknown>) => Promise<void>;
}

/** What the alternative text of a figure says: its title and every number. */
function altOf(report: OversightReport, title: Told, numbers: readonly [Told, Told][]): string {
  const { alt, noValues } = periodWordsOf(report).document.chart;
  const values = joined(
    numbers.map(([name, text]) => say`${name} ${text}`),
    ', ',
  );
  return alt(title, values === '' ? noValues : values);
}

function bars(report: OversightReport, title: Told, all: Bar[], full: number): Drawing {
  const alt = altOf(
    report,
    title,
    all.map(({ name, text }) => [name, text]),
  );
  return { title, draw: (sheet) => barChart(sheet, all, { alt, full }) };
}

/** The line over the period, also on page 1. */
export function volumeDrawing(report: OversightReport, height?: number): Drawing {
  const { figures, issue } = report;
  const words = periodWordsOf(report).document;
  const { buckets, hours } = figures.series;
  const title = say`${words.chart.volume} ${words.per(hours)}`;
  const alt = altOf(
    report,
    title,
    buckets.map(({ from, opened, escalations }) => [
      bucketName(from, hours),
      say`${opened} / ${escalations}`,
    ]),
  );
  const points = buckets.map(({ from, opened, escalations }) => ({
    name: bucketName(from, hours),
    line: opened,
    bar: escalations,
  }));
  const print = (n: number): Told =>
    Number.isInteger(n) ? printCount(n, issue.locale) : printDecimal(n, issue.locale);
  const size = height === undefined ? {} : { height };
  return { title, draw: (sheet) => lineChart(sheet, points, { alt, print, ...size }) };
}

/** The chart of a section, if it has one and there is anything to draw. */
export function drawingOf(report: OversightReport, section: SectionId): Drawing | undefined {
  const { figures, issue } = report;
  const { locale } = issue;
  const words = periodWordsOf(report);
  const { chart } = words.document;
  switch (section) {
    case 'volume':
      return figures.series.buckets.length === 0 ? undefined : volumeDrawing(report);
    case 'outcomes': {
      const full = Math.max(0, ...figures.outcomes.map(({ total }) => total));
      const all = figures.outcomes.map(({ outcome, total }) => ({
        name: new Cells(words, locale).code(outcome).text,
        value: total,
        text: printCount(total, locale),
      }));
      return all.length === 0 ? undefined : bars(report, chart.outcomes, all, full);
    }
    case 'confidence':
      return confidenceDrawing(report);
    case 'oversight': {
      if (figures.population.in_scope === 0) return undefined;
      const all = figures.rates.map((rate) => ({
        name: words.rateName(rate.id),
        value: rate.numerator,
        text: words.of(printCount(rate.numerator, locale), printCount(rate.denominator, locale)),
      }));
      return bars(report, chart.rates, all, figures.population.in_scope);
    }
    case 'gaps':
      return gapDrawing(report);
    default:
      return undefined;
  }
}

function confidenceDrawing(report: OversightReport): Drawing | undefined {
  const { figures, issue } = report;
  const { chart } = periodWordsOf(report).document;
  const [cards] = figures.confidence.sources;
  if (cards === undefined || cards.stated === 0) return undefined;
  const all = cards.bins.map((count, i) => ({
    name: binName(i),
    value: count,
    text: printCount(count, issue.locale),
  }));
  const alt = altOf(
    report,
    chart.confidence,
    all.map(({ name, text }) => [name, text]),
  );
  return { title: chart.confidence, draw: (sheet) => columnChart(sheet, all, { alt }) };
}

function gapDrawing(report: OversightReport): Drawing | undefined {
  const { figures, issue } = report;
  const words = periodWordsOf(report);
  const share = ({ not_recorded: missing, expected }: (typeof fields)[number]): number =>
    missing / expected;
  const cells = new Cells(words, issue.locale);
  const fields = figures.gaps.fields.filter(
    ({ expected, not_recorded: missing }) => expected > 0 && missing > 0,
  );
  if (fields.length === 0) return undefined;
  const all = fields
    .map((field, i) => ({ field, i }))
    .sort((a, b) => share(b.field) - share(a.field) || a.i - b.i)
    .slice(0, GAP_BARS)
    .map(({ field }) => ({
      name: say`${cells.code(field.record).text} ${cells.code(field.field).text}`,
      value: share(field),
      text: gapText(field, issue.locale, words),
    }));
  return bars(report, words.document.chart.gaps, all, 1);
}

function gapText(
  { not_recorded: missing, expected }: OversightReport['figures']['gaps']['fields'][number],
  locale: OversightReport['issue']['locale'],
  words: ReturnType<typeof periodWordsOf>,
): Told {
  const both = words.of(printCount(missing, locale), printCount(expected, locale));
  return expected < 20 ? both : say`${both}, ${printPercent(missing, expected, locale)}`;
}
