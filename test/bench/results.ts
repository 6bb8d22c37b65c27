import { median } from './measure.js';
import { told } from './told.js';
import type { Target, Told, Way } from './told.js';

export interface BenchmarkResult {
  name: string;
  targets: Target[];
  comparisons: Way[][];
  notes: string[];
}

/** Where and on what it was measured. */
export interface Circumstances {
  /** Of the sources; absent where they are in no repository. */
  commit?: string;
  /** Whether the sources differ from that commit. */
  changed?: boolean;
  node: string;
  /** Of the embedded server's package. */
  postgresql: string;
  platform: string;
  processor: string;
  processors: number;
  memoryGb: number;
  /** Mean number of running processes in the last minute before it began: above the processors, others were busy. */
  loadBefore: number;
}

export interface Results {
  startedAt: string;
  /** Whether every benchmark that was asked for has come to its end. */
  complete: boolean;
  asked: string[];
  /** Whether the sizes that take minutes were asked for. */
  long: boolean;
  circumstances: Circumstances;
  benchmarks: BenchmarkResult[];
}

/** Calls `run` and keeps what the benchmark tells meanwhile, also when it fails. */
export async function gather(
  into: BenchmarkResult[],
  name: string,
  run: () => Promise<void>,
): Promise<void> {
  const result: BenchmarkResult = { name, targets: [], comparisons: [], notes: [] };
  into.push(result);
  const keep = (message: unknown): void => {
    const one = message as Told;
    if ('target' in one) result.targets.push(one.target);
    else if ('comparison' in one) result.comparisons.push(one.comparison);
    else result.notes.push(one.note);
  };
  told.subscribe(keep);
  try {
    await run();
  } finally {
    told.unsubscribe(keep);
  }
}

/** The same for people, as Markdown. */
export function asMarkdown(results: Results): string {
  const { circumstances: at } = results;
  const sources =
    at.commit === undefined
      ? 'in no repository'
      : `${at.commit}${at.changed === true ? ', changed' : ''}`;
  const head = [
    '# Benchmarks',
    `Begun ${results.startedAt}. ${results.complete ? 'Complete.' : '**Not complete**: it was cut, is still running, or one failed.'}`,
    'Ratios carry over between machines, rates do not. What a way is counted in stands in the notes; of rates more is better, of times less.',
    table(
      ['', ''],
      [
        ['asked for', `${results.asked.join(', ')}${results.long ? ' (--long)' : ''}`],
        ['sources', sources],
        ['Node.js', at.node],
        ['PostgreSQL', at.postgresql],
        ['platform', at.platform],
        ['processor', `${at.processors} × ${at.processor}`],
        ['memory', `${at.memoryGb.toFixed(1)} GB`],
        ['load before', at.loadBefore.toFixed(2)],
      ],
    ),
  ];
  return `${[...head, ...results.benchmarks.flatMap(sectionOf)].join('\n\n')}\n`;
}

function sectionOf({ name, targets, comparisons, notes }: BenchmarkResult): string[] {
  const section = [`## ${name}`];
  if (targets.length > 0) {
    const rows = targets.map((one) => [
      one.what,
      figure(one.value),
      boundOf(one),
      one.met ? 'met' : '**below**',
    ]);
    section.push(table(['what', 'value', 'target', ''], rows));
  }
  for (const ways of comparisons) {
    const first = median(ways[0]?.values ?? []);
    const rows = ways.map(({ name: way, values }) => [
      way,
      figure(median(values)),
      `${figure(Math.min(...values))}–${figure(Math.max(...values))}`,
      String(values.length),
      figure(median(values) / first),
    ]);
    section.push(
      table(['way, interleaved', 'median', 'spread', 'rounds', 'against the first'], rows),
    );
  }
  if (notes.length > 0) section.push(notes.map((text) => `- ${cell(text)}`).join('\n'));
  if (section.length === 1) section.push('It only prints.');
  return section;
}

function boundOf({ min, max }: Target): string {
  return [min === undefined ? '' : `≥ ${min}`, max === undefined ? '' : `≤ ${max}`]
    .filter(Boolean)
    .join(', ');
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Of a text that has no say in the table around it. */
const cell = (text: string): string => text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\|]/gu, '\\$&');

const figure = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
