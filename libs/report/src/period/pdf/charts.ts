import type { Told } from '../../narrative/told.js';
import { run } from '../../pdf/cells.js';
import { layoutBox } from '../../pdf/seal.js';
import type { Sheet } from '../../pdf/sheet.js';
import { COLOUR, CONTENT_WIDTH, leading, PAGE, STYLE, type Style } from '../../pdf/theme.js';

/**
 * Charts as paths: one accent colour, told apart by form, so that they read in black and white. Each is
 * a Figure whose alternative text has the numbers; a table beside it has them too.
 */

const AXIS: Style = STYLE.running;
const VALUE: Style = { face: 'semibold', size: 7.5, colour: COLOUR.ink };
const LABEL: Style = { ...STYLE.cell, size: 8 };

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Draws one figure of the given height at the current place, and moves on below it. */
async function figure(
  sheet: Sheet<unknown>,
  height: number,
  alt: string,
  draw: (box: Box) => void,
): Promise<void> {
  await sheet.ensure(height + 6);
  const box = { x: PAGE.left, y: sheet.y, width: CONTENT_WIDTH, height };
  const element = sheet.element('Figure', undefined, { alt });
  const bottom = PAGE.height - box.y - height;
  layoutBox(element, [box.x, bottom, box.x + box.width, bottom + height]);
  sheet.tagged(element, 'Figure', () => draw(box));
  element.end();
  sheet.y += height + 6;
}

function label(
  sheet: Sheet<unknown>,
  text: string,
  style: Style,
  at: { x: number; y: number; width: number; align?: 'left' | 'right' | 'centre' },
): void {
  const lines = sheet.lines([run(text, style)], at.width);
  const [line] = lines;
  if (at.align === 'centre' && line !== undefined) {
    sheet.drawLines([line], at.x + (at.width - line.width) / 2, at.y);
  } else
    sheet.drawLines(
      lines.slice(0, 1),
      at.x,
      at.y,
      at.align === 'right' ? 'right' : 'left',
      at.width,
    );
}

export interface Bar {
  name: Told;
  /** From 0; compared with `full`. */
  value: number;
  /** What is printed behind the bar. */
  text: Told;
}

const BAR_HEIGHT = 15;

/** Horizontal bars, one below the other, on a common scale that ends at `full`. */
export async function barChart(
  sheet: Sheet<unknown>,
  bars: readonly Bar[],
  { alt, full, names = 170 }: { alt: string; full: number; names?: number },
): Promise<void> {
  const texts = 110;
  await figure(sheet, bars.length * BAR_HEIGHT + 4, alt, ({ x, y, width }) => {
    const left = x + names;
    const room = width - names - texts;
    bars.forEach((bar, i) => {
      const top = y + i * BAR_HEIGHT;
      const length = full === 0 ? 0 : (bar.value / full) * room;
      label(sheet, bar.name, LABEL, { x, y: top + 1.5, width: names - 10, align: 'right' });
      sheet.doc.rect(left, top + 3, room, BAR_HEIGHT - 6).fill(COLOUR.tint);
      if (length > 0) sheet.doc.rect(left, top + 3, length, BAR_HEIGHT - 6).fill(COLOUR.accent);
      label(sheet, bar.text, VALUE, { x: left + room + 6, y: top + 2, width: texts - 6 });
    });
    sheet.doc
      .lineWidth(0.7)
      .moveTo(left, y)
      .lineTo(left, y + bars.length * BAR_HEIGHT)
      .stroke(COLOUR.rule);
  });
}

/** Upright bars side by side, each with its count above and its name below. */
export async function columnChart(
  sheet: Sheet<unknown>,
  bars: readonly Bar[],
  { alt, height = 110 }: { alt: string; height?: number },
): Promise<void> {
  const full = Math.max(1, ...bars.map(({ value }) => value));
  const foot = 14;
  const head = 13;
  await figure(sheet, height, alt, ({ x, y, width }) => {
    const step = width / bars.length;
    const room = height - foot - head;
    bars.forEach((bar, i) => {
      const tall = (bar.value / full) * room;
      const left = x + i * step;
      const top = y + head + room - tall;
      if (tall > 0) sheet.doc.rect(left + 5, top, step - 10, tall).fill(COLOUR.accent);
      label(sheet, bar.text, VALUE, { x: left, y: top - 11, width: step, align: 'centre' });
      const below = { x: left, y: y + height - foot + 3, width: step, align: 'centre' } as const;
      label(sheet, bar.name, AXIS, below);
    });
    baseline(sheet, x, y + height - foot, width);
  });
}

function baseline({ doc }: Sheet<unknown>, x: number, y: number, width: number): void {
  doc
    .lineWidth(0.7)
    .moveTo(x, y)
    .lineTo(x + width, y)
    .stroke(COLOUR.rule);
}

/** The next 1, 2 or 5 times a power of ten: a scale that people read. */
export function niceCeiling(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

export interface Point {
  /** Below the axis; printed for the first, the middle and the last. */
  name: string;
  line: number;
  bar: number;
}

/** A line over time with light bars behind it, on one scale. */
export async function lineChart(
  sheet: Sheet<unknown>,
  points: readonly Point[],
  { alt, print, height = 112 }: { alt: string; print: (n: number) => string; height?: number },
): Promise<void> {
  const full = niceCeiling(Math.max(1, ...points.map(({ line, bar }) => Math.max(line, bar))));
  const margin = 30;
  const foot = 15;
  await figure(sheet, height, alt, (box) => {
    const plot = {
      x: box.x + margin,
      y: box.y + 6,
      width: box.width - margin,
      height: box.height - foot - 6,
    };
    const ys = (value: number): number => plot.y + plot.height * (1 - value / full);
    for (const part of full % 2 === 1 ? [0, 1] : [0, 0.5, 1]) {
      const y = ys(full * part);
      sheet.doc
        .lineWidth(0.5)
        .moveTo(plot.x, y)
        .lineTo(plot.x + plot.width, y)
        .stroke(part === 0 ? COLOUR.rule : COLOUR.hairline);
      const value = print(full * part);
      label(sheet, value, AXIS, {
        x: box.x,
        y: y - leading(AXIS.size) / 2,
        width: margin - 6,
        align: 'right',
      });
    }
    drawPoints(sheet, points, plot, ys);
  });
}

function drawPoints(
  sheet: Sheet<unknown>,
  points: readonly Point[],
  plot: Box,
  ys: (value: number) => number,
): void {
  const { doc } = sheet;
  const step = plot.width / points.length;
  const centre = (i: number): number => plot.x + (i + 0.5) * step;
  const wide = Math.min(12, step * 0.6);
  points.forEach(({ bar }, i) => {
    if (bar === 0) return;
    const top = ys(bar);
    doc
      .lineWidth(0.6)
      .rect(centre(i) - wide / 2, top, wide, plot.y + plot.height - top)
      .fillAndStroke(COLOUR.hairline, COLOUR.rule);
  });
  doc.lineWidth(1.3).lineJoin('round').strokeColor(COLOUR.accent);
  points.forEach(({ line }, i) => {
    if (i === 0) doc.moveTo(centre(i), ys(line));
    else doc.lineTo(centre(i), ys(line));
  });
  doc.stroke();
  for (const [i, { line }] of points.entries()) {
    if (points.length <= 31) doc.circle(centre(i), ys(line), 1.6).fill(COLOUR.accent);
  }
  const named = new Set([0, Math.floor((points.length - 1) / 2), points.length - 1]);
  for (const i of named) {
    const name = points[i]?.name ?? '';
    const width = 70;
    const x = Math.min(Math.max(plot.x, centre(i) - width / 2), plot.x + plot.width - width);
    const align = i === 0 && points.length > 1 ? 'left' : 'centre';
    label(sheet, name, AXIS, { x, y: plot.y + plot.height + 4, width, align });
  }
}
