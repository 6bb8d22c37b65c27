import { parseArgs } from 'node:util';

/** What is played, each with the options that it takes and what they are where left out. */
const MODES = {
  faults: { faults: 500, strikes: 4 },
  soak: { minutes: 30 },
  overload: { minutes: 1 },
  failover: { failovers: 20 },
} as const;

type Mode = keyof typeof MODES;
type Count = 'faults' | 'strikes' | 'minutes' | 'failovers';

/** A campaign that is counted, not timed: what it has counted when it is cut is worth as much afterwards. */
export type CountedMode = 'faults' | 'failover';

/** A new campaign, as it was asked for. */
export interface Wish {
  mode: Mode;
  /** Undefined: any. */
  seed: number | undefined;
  counts: Record<Count, number>;
}

export type Asked =
  | { kind: 'help' }
  | { kind: 'wrong'; why: string }
  | { kind: 'new'; wish: Wish }
  | { kind: 'resume'; path: string };

export const USAGE = `Usage: npm run test:faults -- [faults | soak | overload | failover] [options]

  faults      kills and cuts in rounds, each checked at its end (where nothing is named)
                --faults N     as many at least (${MODES.faults.faults})
                --strikes N    of two to five faults together in a round (${MODES.faults.strikes})
  soak        work with cuts, and what memory becomes
                --minutes N    (${MODES.soak.minutes})
  overload    ten times the agents that there is room for
                --minutes N    each of two ways (${MODES.overload.minutes})
  failover    Patroni, etcd and HAProxy
                --failovers N  (${MODES.failover.failovers})

  --seed N         plays the same again, up to the machine's timing
  --resume FILE    goes on with a campaign of faults or failovers that was cut; it names its file when it begins
  -h, --help       this text

Exits 1 where something was lost, doubled or changed, and 2 where nothing was played.`;

const SEED_MAX = 2 ** 32 - 1;
const COUNT_MAX = 1_000_000;

/** Reads the command line. Throws nothing: what is wrong is answered in a sentence. */
export function readWish(argv: readonly string[]): Asked {
  const parsed = parse(argv);
  if (typeof parsed === 'string') return { kind: 'wrong', why: parsed };
  const { help, resume, seed: wantedSeed, ...wanted } = parsed.values;
  if (help === true) return { kind: 'help' };
  const named = parsed.positionals;
  if (resume !== undefined) {
    if (named.length > 0 || wantedSeed !== undefined || Object.keys(wanted).length > 0)
      return wrong('--resume stands alone: everything else is in the file.');
    return resume === '' ? wrong('--resume takes a file.') : { kind: 'resume', path: resume };
  }
  const [mode = 'faults', ...others] = named;
  if (!isMode(mode) || others.length > 0)
    return wrong(`One of ${Object.keys(MODES).join(', ')} is played, not "${named.join(' ')}".`);
  const seed = wantedSeed === undefined ? undefined : wholeNumber(wantedSeed, 0, SEED_MAX);
  if (wantedSeed !== undefined && seed === undefined)
    return wrong(`--seed is a whole number from 0 to ${SEED_MAX}, not "${wantedSeed}".`);
  const usual: Partial<Record<Count, number>> = MODES[mode];
  const counts = { faults: 0, strikes: 0, minutes: 0, failovers: 0, ...usual };
  for (const [name, text] of Object.entries(wanted)) {
    if (!isCount(name) || usual[name] === undefined) return wrong(`${mode} takes no --${name}.`);
    const count = wholeNumber(text, 1, COUNT_MAX);
    if (count === undefined)
      return wrong(`--${name} is a whole number from 1 to ${COUNT_MAX}, not "${text}".`);
    counts[name] = count;
  }
  return { kind: 'new', wish: { mode, seed, counts } };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        seed: { type: 'string' },
        faults: { type: 'string' },
        strikes: { type: 'string' },
        minutes: { type: 'string' },
        failovers: { type: 'string' },
        resume: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    if (!isFaultOfArguments(error)) throw error;
    return error.message;
  }
}

const wrong = (why: string): Asked => ({ kind: 'wrong', why });

const isMode = (name: string): name is Mode => Object.hasOwn(MODES, name);

const isCount = (name: string): name is Count =>
  Object.values(MODES).some((counts) => Object.hasOwn(counts, name));

/** Undefined for what is none, or is out of bounds. */
function wholeNumber(text: string, min: number, max: number): number | undefined {
  if (!/^[0-9]{1,16}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}

function isFaultOfArguments(error: unknown): error is Error {
  const { code } = error as { code?: unknown };
  return error instanceof Error && String(code).startsWith('ERR_PARSE_ARGS_');
}
