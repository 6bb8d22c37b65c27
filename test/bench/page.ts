import { EXPECTED, type Expected } from './catalogue.js';
import { median } from './measure.js';
import { figure, plotSeries, plotWays } from './plot.js';
import type { Load, Part } from './results.js';
import type { Target, Way } from './told.js';

/** Part of a machine's processors that others may use while a figure still counts. */
const OTHERS_MAX = 0.1;

/** A file of the page, and its text; names are below the folder in which the page is. */
export type Files = Record<string, string>;

/** Folder of the pictures. */
const PICTURES = 'benchmarks';

/** Makes the page and its pictures of what was measured: what was not is said to be that. Pure: the same of the same. */
export function makePage(parts: readonly Part[]): Files {
  const known = parts.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const files: Files = {};
  const sections = known.flatMap((part) => sectionOf(part, files));
  const page = [
    '# Benchmarks',
    'Written by `npm run bench`; edit nothing here. Ratios carry over between machines better than rates do: each way of another kind is re-implemented beside ours, in the same run and on the same machine, and rounds are interleaved. What waits, for the disk or to be woken, as an insert or a chain for each entry does, moves more with the machine than what computes; the µs of CPU say which it was. Values are medians; the spread is the smallest and the largest round.',
    whatCounts(known),
    '## What was aimed at',
    table(
      ['', 'what', 'value', 'target', 'verdict', 'spread of the rounds', 'main thread, µs a card'],
      EXPECTED.flatMap((one, at) => rowsOf(one, known, EXPECTED[at - 1]?.area !== one.area)),
    ),
    '## Where and when',
    known.length === 0 ? 'Nothing was measured yet.' : circumstances(known),
    ...costs(known),
    ...sections,
    '## Run it again',
    'On a machine that does nothing else; each takes some minutes:',
    '```console\n$ npm run bench\n$ npm run bench -- --rounds 3 store api verify proof\n$ npm run bench -- --long store\n```',
    'What was measured before stays on this page until the same benchmark is run again. `--quick` only shows that they run, and leaves this page alone.',
  ];
  files['benchmarks.md'] = `${page.join('\n\n')}\n`;
  return files;
}

function whatCounts(parts: readonly Part[]): string {
  const uncounted = parts.flatMap((part) => {
    const why = uncountedFor(part);
    return why === undefined ? [] : [`\`${part.name}\` (${why})`];
  });
  return uncounted.length === 0
    ? 'A row without a figure says **not measured**: that is no pass.'
    : `A row without a figure says **not measured**: that is no pass. **Not judged**, because their figures are no evidence: ${uncounted.join(', ')}.`;
}

/** Why figures of a part are told and not judged; undefined: they are. */
function uncountedFor({ quick, complete, before, after }: Part): string | undefined {
  if (quick) return 'a quick run, of small sizes';
  if (!complete) return 'it did not come to its end';
  const others = Math.max(before.others, after?.others ?? 0);
  if (others > OTHERS_MAX) return `others used ${percent(others)} of the machine`;
  return undefined;
}

function rowsOf(
  { area, what, part: name, is, long }: Expected,
  parts: readonly Part[],
  isFirst: boolean,
): string[][] {
  const part = parts.find((one) => one.name === name);
  const found = part?.result.targets.filter((target) => is.test(target.what)) ?? [];
  const head = isFirst ? area : '';
  if (part === undefined || found.length === 0) {
    const why = long === true ? ': takes `--long`' : '';
    return [[head, what, '–', '–', `**not measured**${why}`, '–', '–']];
  }
  return found.map((target, at) => {
    // The benchmark's own words where one row is about many.
    const words = found.length === 1 ? what : target.what;
    return [at === 0 ? head : '', words, ...judged(target, part)];
  });
}

/** Value, target, verdict, spread and main thread. */
function judged(target: Target, part: Part): string[] {
  const { value, unit, mainThreadMicros: micros } = target;
  const rounds = target.rounds?.filter(Number.isFinite) ?? [];
  // What is no number is `null` in JSON.
  const isFigure = Number.isFinite(value);
  const verdict = !isFigure
    ? '**not measured**: no figure came of it'
    : uncountedFor(part) !== undefined
      ? 'not judged'
      : target.min === undefined && target.max === undefined
        ? 'no target'
        : target.met
          ? 'met'
          : '**not met**';
  return [
    isFigure ? `${figure(value)}${unit === undefined ? '' : ` ${unit}`}` : '–',
    boundOf(target),
    verdict,
    rounds.length === 0 ? '–' : `${spread(rounds)} of ${rounds.length}`,
    micros?.toFixed(0) ?? '–',
  ];
}

function circumstances(parts: readonly Part[]): string {
  const machines = parts.map(({ circumstances: at }) =>
    [
      `${at.processors} × ${at.processor}`,
      `${at.memoryGb.toFixed(1)} GB`,
      at.platform,
      `Node.js ${at.node}`,
      `PostgreSQL ${at.postgresql}`,
    ].join(', '),
  );
  const one = new Set(machines).size === 1 ? machines[0] : undefined;
  const head = [
    'benchmark',
    'begun',
    'took',
    'sources',
    'load before',
    'load after',
    'others before',
    'others after',
  ];
  const rows = parts.map((part, at) => [
    `\`${part.name}\`${part.long ? ' (--long)' : ''}${part.quick ? ' (--quick)' : ''}`,
    part.startedAt,
    `${part.seconds.toFixed(0)} s`,
    sourcesOf(part),
    ...loads(part.before, part.after),
    ...(one === undefined ? [machines[at] ?? ''] : []),
  ]);
  const said =
    'The load is the mean number of running processes in the minute before, which the benchmark before it may have been; others is the part of all processors that was used in two seconds in which no benchmark ran.';
  const whole = table(one === undefined ? [...head, 'machine'] : head, rows);
  return [...(one === undefined ? [] : [`Measured on ${cell(one)}.`]), said, whole].join('\n\n');
}

const loads = (before: Load, after: Load | undefined): string[] => [
  before.average.toFixed(2),
  after === undefined ? 'not read' : after.average.toFixed(2),
  percent(before.others),
  after === undefined ? 'not read' : percent(after.others),
];

function sourcesOf({ circumstances: { commit, changed } }: Part): string {
  if (commit === undefined) return 'in no repository';
  return `${commit.slice(0, 12)}${changed === true ? ', changed' : ''}`;
}

function costs(parts: readonly Part[]): string[] {
  const rows = parts.flatMap((part) =>
    part.result.costs.map(({ layer, micros }) => [layer, micros.toFixed(1), `\`${part.name}\``]),
  );
  if (rows.length === 0) return ['## What one card costs', '**Not measured.**'];
  return ['## What one card costs', table(['layer', 'µs a card', 'benchmark'], rows)];
}

function sectionOf(part: Part, files: Files): string[] {
  const { name, result } = part;
  const why = uncountedFor(part);
  const section = [`## ${name}`, ...(why === undefined ? [] : [`**Not judged**: ${why}.`])];
  if (result.targets.length > 0) {
    const rows = result.targets.map((one) => [one.what, ...judged(one, part)]);
    const head = [
      'what',
      'value',
      'target',
      'verdict',
      'spread of the rounds',
      'main thread, µs a card',
    ];
    section.push(table(head, rows));
  }
  for (const [at, series] of result.series.entries()) {
    const file = `${PICTURES}/${name}-along-${at + 1}.svg`;
    files[file] = plotSeries(series, summaryOf);
    section.push(`![${cell(series.what)}](${file})`);
    const sizes = [...new Set(series.lines.flatMap((line) => line.points.map((one) => one.at)))];
    const rows = series.lines.map((line) => [
      line.name,
      ...sizes.map((size) => {
        const values = line.points.find(({ at: where }) => where === size)?.values ?? [];
        return values.length === 0 ? '–' : `${figure(median(values))} (${spread(values)})`;
      }),
    ]);
    section.push(table([`${series.along} →`, ...sizes.map(String)], rows));
  }
  for (const [at, ways] of result.comparisons.entries()) {
    const file = `${PICTURES}/${name}-${at + 1}.svg`;
    files[file] = plotWays(`${name}, comparison ${at + 1}`, ways, ({ values }) =>
      summaryOf(values),
    );
    section.push(
      `![${name}: ${cell(ways.map((way) => way.name).join(', '))}](${file})`,
      compared(ways),
    );
  }
  if (result.notes.length > 0)
    section.push(result.notes.map((text) => `- ${cell(text)}`).join('\n'));
  if (section.length === 1) section.push('It told no figure.');
  return section;
}

function compared(ways: readonly Way[]): string {
  const first = median(ways[0]?.values ?? []);
  const rows = ways.map(({ name, values }) => [
    name,
    figure(median(values)),
    spread(values),
    String(values.length),
    figure(median(values) / first),
  ]);
  return table(['way, interleaved', 'median', 'spread', 'rounds', 'against the first'], rows);
}

const summaryOf = (values: number[]): { min: number; median: number; max: number } => ({
  min: Math.min(...values),
  median: median(values),
  max: Math.max(...values),
});

const spread = (values: readonly number[]): string =>
  `${figure(Math.min(...values))}–${figure(Math.max(...values))}`;

function boundOf({ min, max }: Target): string {
  const bounds = [min === undefined ? '' : `≥ ${min}`, max === undefined ? '' : `≤ ${max}`];
  return bounds.filter(Boolean).join(', ') || 'none';
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Of a text that has no say in the table around it. */
const cell = (text: string): string =>
  text.replaceAll(/\s+/gu, ' ').replaceAll(/(?<!\\)\|/gu, '\\|');

const percent = (part: number): string => `${(part * 100).toFixed(0)} %`;
