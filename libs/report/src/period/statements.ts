import { lexicon } from '../narrative/lexicon.js';
import { formed, joined, quoteText, say, type Told } from '../narrative/told.js';
import { keysOfBasis } from './basis.js';
import { effectsTile } from './effects-tile.js';
import { printCount, printDuration, printPercent } from './numbers.js';
import type {
  Basis,
  Figures,
  KeyFigure,
  Notice,
  OversightReport,
  Parameters,
  Rate,
  ReportIssue,
  Seqs,
  StatusTile,
} from './schema.js';
import { hasEnded, periodWordsOf, type PeriodWords } from './words.js';

/** Name and version of the words and rules that page 1 is composed by. */
export const SUMMARY_TEMPLATE = 'oversight-summary@1';

/** What page 1 is composed of; a pure function of these. */
export interface Composition {
  parameters: Parameters;
  issue: ReportIssue;
  basis: Basis;
  figures: Figures;
}

interface Voice extends Composition {
  words: PeriodWords;
  n: (value: number) => Told;
  d: (ms: number) => Told;
}

const NO_SEQS: Seqs = { count: 0, seqs: [] };

function seqsOf(rows: readonly { seq: number }[], count: number): Seqs {
  return { count, seqs: rows.slice(0, 12).map(({ seq }) => seq) };
}

function rateOf(rates: readonly Rate[], id: Rate['id']): Rate {
  const found = rates.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no rate ${id}`);
  return found;
}

export function composeSummary(composition: Composition): OversightReport['summary'] {
  const { locale } = composition.issue;
  const voice: Voice = {
    ...composition,
    words: periodWordsOf(composition),
    n: (value) => printCount(value, locale),
    d: (ms) => printDuration(ms, locale),
  };
  const { words, n, figures, parameters } = voice;
  const { decisions, sequence } = figures.population;
  const read = sequence.positions - sequence.not_readable;
  return {
    template: SUMMARY_TEMPLATE,
    title: words.title(
      timeTold(parameters.from.slice(0, 10), words),
      timeTold(lastDay(parameters), words),
    ),
    headline: words.headline(
      n(decisions.opened),
      n(decisions.closed),
      n(decisions.open_at_end),
      n(read),
      hasEnded(parameters, composition.issue),
    ),
    tiles: tiles(voice),
    key_figures: keyFigures(voice),
    attention: attention(voice),
    limits: limits(voice),
  };
}

/** The last day of the period: the end is not included. */
function lastDay({ to }: Parameters): string {
  return new Date(Date.parse(to) - 1).toISOString().slice(0, 10);
}

/** A time or a day as it is recorded; what is none of them is quoted. */
const timeTold = (time: string, { marks }: PeriodWords): Told =>
  formed(time) ?? quoteText(time, marks);

/** The period in words; times of day only where they are not midnight. */
export function periodText({ from, to }: Parameters, words: PeriodWords): Told {
  const midnight = 'T00:00:00.000Z';
  const isDays = from.endsWith(midnight) && to.endsWith(midnight);
  const end = (time: string): Told => timeTold(isDays ? time.slice(0, 10) : time, words);
  return words.period(end(from), end(to));
}

/** Items that keep the reconciliation from being plain. */
function openItems({ population }: Figures): number {
  const { unmatched, sequence } = population;
  return (
    unmatched.opened_again +
    unmatched.closed_not_open +
    unmatched.not_followed +
    sequence.not_readable +
    population.not_readable_at_borders
  );
}

function tiles({ words, figures, basis, n, d }: Voice): StatusTile[] {
  const { tile } = words;
  const { reviews, population } = figures;
  const items = openItems(figures);
  const { count: waiting, rows } = reviews.open;
  const { open_imported: imported } = reviews;
  return [
    {
      id: 'integrity',
      tone: basis.verified ? 'good' : 'failed',
      label: tile.integrity,
      word: basis.verified ? tile.verified : tile.notVerified,
      detail: basis.verified
        ? tile.verifiedDetail(n(basis.size))
        : tile.findings(n(basis.findings.count)),
    },
    {
      id: 'reconciliation',
      tone: items === 0 ? 'good' : 'attention',
      label: tile.reconciliation,
      word: items === 0 ? tile.addsUp : tile.doesNot,
      detail:
        items === 0
          ? tile.addsUpDetail(n(population.sequence.positions))
          : tile.unreadable(n(items)),
    },
    {
      id: 'oversight',
      tone: waiting > 0 ? 'attention' : reviews.answered > 0 ? 'good' : 'neutral',
      label: tile.oversight,
      word: waiting === 0 ? tile.answered : waiting === imported ? tile.imported : tile.waiting,
      detail:
        waiting > 0
          ? tile.waitingDetail(
              n(waiting),
              d(rows[0]?.age_ms ?? 0),
              imported === 0 ? undefined : n(imported),
            )
          : tile.answeredDetail(n(reviews.answered)),
    },
    effectsTile(words, figures, n),
  ];
}

function keyFigures({ words, figures, parameters, issue, n, d }: Voice): KeyFigure[] {
  const { key } = words;
  const { decisions, in_scope: scope } = figures.population;
  const { turnaround } = figures.reviews;
  const share = (id: string, label: Told, rate: Rate): KeyFigure => ({
    id,
    label,
    value:
      rate.state === 'recorded'
        ? words.of(n(rate.numerator), n(rate.denominator))
        : words.notApplicable,
    detail:
      rate.state !== 'recorded'
        ? words.rateOf(rate.id)
        : say`${words.rateOf(rate.id)}, ${
            rate.small
              ? words.fewCases
              : printPercent(rate.numerator, rate.denominator, issue.locale)
          }`,
  });
  const { rates: reviewRates } = figures.reviews;
  const quick = share('quick', key.quick, rateOf(reviewRates, 'quick'));
  const doubt = rateOf(figures.side_effects.rates, 'in_doubt').numerator;
  return [
    {
      id: 'opened',
      label: key.opened,
      value: n(decisions.opened),
      detail: key.inScope(n(scope)),
    },
    {
      id: 'closed',
      label: key.closed,
      value: n(decisions.closed),
      detail: key.openEnd(n(decisions.open_at_end)),
    },
    share('escalated', key.escalated, rateOf(figures.rates, 'escalated')),
    {
      id: 'turnaround',
      label: key.turnaround,
      value: turnaround.median === null ? words.notApplicable : d(turnaround.median),
      detail:
        turnaround.p90 === null
          ? key.noneAnswered
          : key.p90(d(turnaround.p90), n(turnaround.count)),
    },
    share('overridden', key.overridden, rateOf(reviewRates, 'overridden')),
    { ...quick, detail: say`${key.within(n(parameters.quick_seconds))}; ${quick.detail}` },
    share('looped', key.looped, rateOf(figures.rates, 'looped')),
    ...(figures.evaluations.length === 0 ? [] : [evaluationsFigure(figures, words, n)]),
    {
      id: 'unsettled',
      label: key.unsettled,
      value: n(figures.side_effects.unsettled.count),
      detail: key.inDoubt(n(doubt)),
    },
  ];
}

/** How many evaluations say that what they judge did not pass, of all; those without a verdict are told beside it. */
function evaluationsFigure(
  { evaluations }: Figures,
  { key, of: told }: PeriodWords,
  n: Voice['n'],
): KeyFigure {
  const sum = (of: 'count' | 'not_passed' | 'no_verdict'): number =>
    evaluations.reduce((total, one) => total + one[of], 0);
  return {
    id: 'not_passed',
    label: key.notPassed,
    value: told(n(sum('not_passed')), n(sum('count'))),
    detail: key.noVerdict(n(sum('no_verdict'))),
  };
}

type Raise = (kind: string, when: boolean, text: () => Told, evidence?: Seqs) => void;

/** Gravest first, in a fixed order. Everything that the checks find is listed; page 1 prints the first. */
function attention(voice: Voice): Notice[] {
  const notices: Notice[] = [];
  const { words, basis, n } = voice;
  const raise: Raise = (kind, when, text, evidence = NO_SEQS) => {
    const tone = kind === 'integrity' || kind === 'differing' ? 'failed' : 'attention';
    if (when) notices.push({ kind, tone, text: text(), evidence });
  };
  const found = basis.findings;
  const seqs = found.rows.flatMap(({ seq }) => (seq === null ? [] : [{ seq }]));
  raise(
    'integrity',
    !basis.verified,
    () => words.attention.integrity(n(found.count)),
    seqsOf(seqs, seqs.length),
  );
  raisePopulation(voice, raise);
  raiseWaiting(voice, raise);
  raiseConduct(voice, raise);
  const ended = hasEnded(voice.parameters, voice.issue);
  raise('not_ended', !ended, () => words.notEnded);
  return notices;
}

function raisePopulation({ words, figures, n }: Voice, raise: Raise): void {
  const { population, not_followed: bounds } = figures;
  const { sequence, unmatched } = population;
  const missing = sequence.not_readable + population.not_readable_at_borders;
  raise('not_readable', missing > 0, () => words.attention.unreadable(n(missing)));
  const bodies = population.bodies_not_readable;
  raise('bodies', bodies > 0, () => words.attention.bodies(n(bodies)));
  const odd = unmatched.opened_again + unmatched.closed_not_open;
  raise('unmatched', odd > 0, () => words.attention.unmatched(n(odd)));
  const { imported, decisions } = population;
  raise('imported', imported > 0, () => words.attention.imported(n(imported), n(decisions.opened)));
  const passed =
    unmatched.not_followed + bounds.escalations + bounds.side_effects + bounds.words > 0;
  raise('bounds', passed, () => words.attention.bounds);
}

function raiseWaiting({ words, figures, n, d }: Voice, raise: Raise): void {
  const { reviews, side_effects: effects, incidents, gaps } = figures;
  const { open } = reviews;
  raise(
    'waiting',
    open.count > 0,
    () => {
      const { open_imported: imported } = reviews;
      const age = d(open.rows[0]?.age_ms ?? 0);
      return imported === open.count
        ? words.attention.waitingImported(n(imported))
        : words.attention.waiting(n(open.count), age, imported === 0 ? undefined : n(imported));
    },
    seqsOf(open.rows, open.count),
  );
  const { unsettled, failed, differing } = effects;
  raise(
    'differing',
    differing.count > 0,
    () => words.attention.differing(n(differing.count)),
    seqsOf(differing.rows, differing.count),
  );
  raise(
    'unsettled',
    unsettled.count > 0,
    () => words.attention.unsettled(n(unsettled.count), n(effects.in_doubt_at_end)),
    seqsOf(unsettled.rows, unsettled.count),
  );
  raise(
    'failed',
    failed.count > 0,
    () => words.attention.failed(n(failed.count)),
    seqsOf(failed.rows, failed.count),
  );
  const { found, findings } = figures.seen;
  const { not_seen: missed, not_declared: undeclared, differently: other, twice, disagree } = found;
  const count = missed + undeclared + other + twice + disagree;
  raise(
    'seen',
    count > 0,
    () => words.attention.seen(n(missed), n(undeclared), n(other), n(twice), n(disagree)),
    seqsOf(
      findings.rows.filter(({ code }) => code !== 'ambiguous' && code !== 'undetermined'),
      count,
    ),
  );
  const openIncidents = incidents.rows.rows.filter(({ status }) => status === 'open');
  raise(
    'incidents',
    incidents.open_at_end > 0,
    () => words.attention.incidents(n(incidents.open_at_end)),
    seqsOf(openIncidents, incidents.open_at_end),
  );
  const { recorded, clock_refusals: refused } = gaps;
  raise(
    'gaps',
    recorded.count > 0,
    () => words.attention.gaps(n(recorded.count)),
    seqsOf(recorded.rows, recorded.count),
  );
  raise(
    'clock_refusals',
    refused.count > 0,
    () => words.attention.clockRefusals(n(refused.count)),
    seqsOf(refused.rows, refused.count),
  );
}

function raiseConduct({ words, figures, parameters, n }: Voice, raise: Raise): void {
  const quick = rateOf(figures.reviews.rates, 'quick');
  raise(
    'quick',
    quick.numerator > 0,
    () =>
      words.attention.quick(n(quick.numerator), n(quick.denominator), n(parameters.quick_seconds)),
    quick.evidence,
  );
  const viewed = rateOf(figures.reviews.rates, 'viewed');
  const blind = viewed.denominator - viewed.numerator;
  raise('viewed', blind > 0, () => words.attention.viewed(n(blind), n(viewed.denominator)));
  const again = rateOf(figures.corrections.rates, 'corrected_after_change');
  raise(
    'corrected_after_change',
    again.numerator > 0,
    () => words.attention.correctedAgain(n(again.numerator), n(again.denominator)),
    again.evidence,
  );
  const evaluated = figures.evaluations.reduce((sum, one) => sum + one.count, 0);
  const notPassed = figures.evaluations.reduce((sum, one) => sum + one.not_passed, 0);
  raise('not_passed', notPassed > 0, () => words.attention.notPassed(n(notPassed), n(evaluated)));
  const looped = rateOf(figures.rates, 'looped');
  const claimed = rateOf(figures.rates, 'loop_claimed');
  raise(
    'loops',
    looped.numerator > 0,
    () => words.attention.loops(n(looped.numerator), n(claimed.numerator)),
    looped.evidence,
  );
}

/** What the figures cannot show, before any figure is shown. */
function limits({ words, figures, basis, parameters, issue, n }: Voice): Told[] {
  const { limits: said } = words;
  const { population, not_followed: bounds } = figures;
  const replaced = keysOfBasis(basis).keys.filter((key) => key.replaced === true);
  const passed = [
    [population.unmatched.not_followed, said.bound.decisions],
    [bounds.escalations, said.bound.escalations],
    [bounds.side_effects, said.bound.effects],
    [bounds.words, said.bound.words],
  ] as const;
  const beyond = passed.filter(([count]) => count > 0).map(([count, name]) => name(n(count)));
  return [
    ...(basis.verified ? [] : [said.notVerified]),
    ...(hasEnded(parameters, issue) ? [] : [said.notEnded]),
    ...(beyond.length === 0 ? [] : [said.bounds(joined(beyond, '; '))]),
    ...(figures.seen.state === 'not_applicable' ? [said.seen] : []),
    said.recorded,
    said.claims,
    said.asOf,
    said.closedState,
    said.indicator,
    said.clock,
    ...(basis.checkpoint === null ? [said.noCheckpoint] : []),
    ...(basis.key_pinned ? [] : [said.key]),
    ...replaced.map(({ from }) => lexicon(issue.locale).limit.keyReplaced(from)),
  ];
}
