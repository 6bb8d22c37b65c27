import type { Series, Way } from './told.js';

const WIDTH = 720;
const LEFT = 200;
const RIGHT = 90;
const ROW = 34;
const HEAD = 44;
const FONT = 'font-family="sans-serif" font-size="13" fill="#1a1a1a"';
/** Told apart by their dashes and marks too, not by colour alone. */
const LINES = [
  { colour: '#1f5fa8', dash: 'none' },
  { colour: '#a3420d', dash: '7 4' },
  { colour: '#3f6b1f', dash: '2 4' },
  { colour: '#5b2a86', dash: '10 3 2 3' },
] as const;

/** Bars of the ways of one comparison, each with its spread as a line over it. SVG 1.1 without script, style or font of its own. */
export function plotWays(
  title: string,
  ways: readonly Way[],
  summary: (way: Way) => Summary,
): string {
  const rows = ways.map((way) => ({ name: way.name, ...summary(way) }));
  const most = Math.max(...rows.map(({ max }) => max), Number.MIN_VALUE);
  const x = (value: number): number => LEFT + (value / most) * (WIDTH - LEFT - RIGHT);
  const height = HEAD + rows.length * ROW + 10;
  const bars = rows.map(({ name, min, median, max }, at) => {
    const y = HEAD + at * ROW;
    const middle = y + ROW / 2;
    return [
      `<text x="${LEFT - 10}" y="${middle + 4}" text-anchor="end" ${FONT}>${escape(name)}</text>`,
      `<rect x="${LEFT}" y="${y + 6}" width="${fixed(x(median) - LEFT)}" height="${ROW - 12}" fill="#8fb3dc"/>`,
      `<path d="M${fixed(x(min))} ${middle}H${fixed(x(max))}M${fixed(x(min))} ${middle - 5}v10M${fixed(x(max))} ${middle - 5}v10" stroke="#1a1a1a" fill="none"/>`,
      `<text x="${fixed(x(max) + 8)}" y="${middle + 4}" ${FONT}>${figure(median)}</text>`,
    ].join('\n');
  });
  const told = rows.map(
    ({ name, min, median, max }) =>
      `${name} ${figure(median)}, from ${figure(min)} to ${figure(max)}`,
  );
  return framed({ title, description: told.join('; '), height, drawn: bars });
}

interface Summary {
  min: number;
  median: number;
  max: number;
}

/** Lines over what grows, which is spaced by its logarithm. */
export function plotSeries(series: Series, summary: (values: number[]) => Summary): string {
  const lines = series.lines.map(({ name, points }) => ({
    name,
    points: points.map(({ at, values }) => ({ at, ...summary(values) })),
  }));
  const sizes = [...new Set(lines.flatMap(({ points }) => points.map(({ at }) => at)))];
  const most = Math.max(...lines.flatMap(({ points }) => points.map(({ max }) => max)), 1e-9);
  const [bottom, left, right] = [280, 70, WIDTH - 180];
  const [first, last] = [Math.log(Math.min(...sizes)), Math.log(Math.max(...sizes))];
  const x = (at: number): number =>
    left + ((Math.log(at) - first) / (last - first || 1)) * (right - left);
  const y = (value: number): number => bottom - (value / most) * (bottom - HEAD - 10);
  const axis = [
    `<path d="M${left} ${HEAD}V${bottom}H${right}" stroke="#1a1a1a" fill="none"/>`,
    ...sizes.map(
      (at) =>
        `<text x="${fixed(x(at))}" y="${bottom + 18}" text-anchor="middle" ${FONT}>${at}</text>`,
    ),
    ...[0, most / 2, most].map(
      (value) =>
        `<text x="${left - 8}" y="${fixed(y(value) + 4)}" text-anchor="end" ${FONT}>${figure(value)}</text>`,
    ),
    `<text x="${left}" y="${bottom + 36}" ${FONT}>${escape(`${series.along}; ${series.unit}`)}</text>`,
  ];
  const drawn = lines.map(({ name, points }, at) => {
    const { colour, dash } = LINES[at % LINES.length] ?? LINES[0];
    const path = points.map(
      (one, i) => `${i === 0 ? 'M' : 'L'}${fixed(x(one.at))} ${fixed(y(one.median))}`,
    );
    const spread = points.map(
      (one) => `M${fixed(x(one.at))} ${fixed(y(one.min))}V${fixed(y(one.max))}`,
    );
    const end = points.at(-1);
    const label =
      end === undefined
        ? ''
        : `<text x="${right + 12}" y="${fixed(HEAD + 14 + at * 20)}" font-family="sans-serif" font-size="13" fill="${colour}">${escape(name)}</text>` +
          `<path d="M${right + 12} ${fixed(HEAD + 19 + at * 20)}h60" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
    return `<path d="${path.join('')}" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}" fill="none"/>\n<path d="${spread.join('')}" stroke="${colour}" fill="none"/>\n${label}`;
  });
  const told = lines.map(
    ({ name, points }) =>
      `${name}: ${points.map(({ at, median }) => `${figure(median)} at ${at}`).join(', ')}`,
  );
  const description = `${series.unit} by ${series.along}. ${told.join('; ')}`;
  return framed({ title: series.what, description, height: 330, drawn: [...axis, ...drawn] });
}

function framed(picture: {
  title: string;
  description: string;
  height: number;
  drawn: readonly string[];
}): string {
  const { title, description, height, drawn } = picture;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escape(title)}</title>
<desc id="description">${escape(description)}</desc>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<text x="16" y="26" font-family="sans-serif" font-size="15" font-weight="bold" fill="#1a1a1a">${escape(title)}</text>
${drawn.join('\n')}
</svg>
`;
}

const fixed = (value: number): string => value.toFixed(1);

/** Two digits behind the point of what is small, none of what is large. */
export const figure = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escape = (text: string): string => text.replaceAll(/[&<>"]/gu, (one) => ENTITIES[one] ?? '');
