import { fullComposer } from '../narrative/compose.js';
import { becauseClauses, nearestBeside } from '../narrative/compose-because.js';
import { changedText } from '../narrative/compose-decided.js';
import { courseClauses } from '../narrative/compose-course.js';
import { exchangeLines } from '../narrative/compose-exchanges.js';
import { fateClause, notDoneLine } from '../narrative/compose-not-done.js';
import { isActed } from '../narrative/exchange-weights.js';
import { isImported } from '../narrative/composer.js';
import { lexicon } from '../narrative/lexicon.js';
import { capital } from '../narrative/told.js';
import type { Clause, Dossier, DossierModel, StoryLine } from '../schema/index.js';
import { LEAST_TELLING, REQUEST_LINE, stepsFor, type Telling } from './import-steps.js';
import { briefly, leavingOut, type PageTold } from './tellings.js';

/**
 * Of an import so much as fits, whatever has more room the next: `fits` says of a page and lines of the request whether
 * it does. Undefined where not even the least does, and of what was not imported.
 */
export function importTelling(
  dossier: Dossier,
  fits: (page: PageTold, request: number) => boolean,
): { page: PageTold; request: number } | undefined {
  if (!isImported(dossier.model)) return undefined;
  const isTold = dossier.model.conversation.exchanges.length > 0;
  let telling: Telling = { ...LEAST_TELLING, asked_with: isTold ? undefined : 'least' };
  if (!fits(toldOf(dossier, telling), telling.request)) return undefined;
  for (const add of stepsFor(dossier)) {
    const next = add(telling);
    if (next !== telling && fits(toldOf(dossier, next), next.request)) telling = next;
  }
  return { page: toldOf(dossier, telling), request: telling.request };
}

function toldOf(dossier: Dossier, telling: Telling): PageTold {
  let refused = 0;
  const firstStep = dossier.narrative.headline.find(({ kind }) => kind === 'step');
  const course = courseClauses(
    lexicon(dossier.issue.locale).said,
    dossier.model.conversation,
    telling.course,
  );
  const firstExchange = dossier.narrative.headline.find(({ kind }) => kind === 'exchange');
  const { said } = lexicon(dossier.issue.locale);
  const told = exchangeLines(
    said,
    dossier.model.conversation,
    telling.rooms,
    telling.request * REQUEST_LINE,
  );
  const { summary } = dossier.narrative;
  const page = {
    headline: briefly(dossier, telling).flatMap((clause) => {
      if (clause.kind === 'changed') return changedIn(dossier, clause, telling.changed);
      // All of them stand where the first stood.
      if (clause.kind === 'exchange') return clause === firstExchange ? told : [];
      if (clause.kind === 'step') return clause === firstStep ? course : [];
      if (clause.kind !== 'refused') return [clause];
      refused += 1;
      return refused <= telling.refused ? [clause] : [];
    }),
    // The box of key facts tells the confidence, on every page 1.
    summary: withoutBoxed(
      dossier,
      linesOf(dossier, telling.tools ? summary : unnamed(dossier), told, telling),
      told,
      {
        hasLittleRoom: told.length > 0 && !telling.tools,
        most: telling.grounds,
        isQuoted: telling.because,
        hasAgreed: telling.agreed,
      },
    ),
    attention: telling.attention,
  };
  return told.length > 0 ? withMessage(dossier, page, telling) : page;
}

/** The story with what became of what was asked for, and what was not done, as far as the page has room. */
function linesOf(
  { model, issue }: Dossier,
  summary: readonly StoryLine[],
  told: readonly Clause[],
  { not_done: refused, because }: Telling,
): StoryLine[] {
  const composer = fullComposer(model, issue.locale);
  const fate = fateClause(composer);
  const grounds = because ? becauseClauses(composer).filter(isGround).slice(0, 1) : [];
  const isQuoted = (answer: string): boolean =>
    [...told, ...grounds].some(({ text }) => text.includes(answer));
  return summary.map((line) => {
    if (line.line === 'not_done')
      return { ...line, clauses: notDoneLine(composer, { refused, isQuoted, open: refused > 0 }) };
    if (line.line !== 'decided' || fate === undefined) return line;
    // The first sentence of the page has the outcome.
    return { ...line, clauses: [fate] };
  });
}

/** Room in which the last message stands in the box, below what the exchanges have. */
const BESIDE: readonly Telling['last_message'][] = ['wide', 'roomy', 'ample', 'whole'];

const isFate = ({ kind }: Clause): boolean => kind === 'fate';

/** What the agent said last stands in the line "Decided", where the source states no decision: it comes nearest to one. */
function withMessage({ issue, model }: Dossier, page: PageTold, telling: Telling): PageTold {
  const { imported, narrative: words, marks } = lexicon(issue.locale);
  const message = page.headline.find(({ kind }) => kind === 'last_message');
  const { outcome } = model.outcome;
  const withoutMessage = page.headline.filter((one) => one !== message);
  if (message === undefined || typeof outcome.value !== 'string') return page;
  // That it is long says nothing there.
  if (!message.text.includes(marks.open)) return { ...page, headline: withoutMessage };
  if (page.summary.some(({ clauses }) => clauses.some(isFate))) {
    const isDone = model.conversation.exchanges.some(isActed);
    // What was done says what was decided; what was said last goes on from there.
    if (isDone)
      return BESIDE.includes(telling.last_message) ? page : { ...page, headline: withoutMessage };
    return {
      ...page,
      headline: withoutMessage,
      summary: page.summary.map((line) => ({
        ...line,
        clauses: line.clauses.flatMap((one) => (isFate(one) ? [one, message] : [one])),
      })),
    };
  }
  const ended = words.outcome(outcome.value);
  const alone = capital(imported.outcomeAndMessage(ended));
  const isBare = ({ kind, text }: Clause): boolean => kind === 'decided' && text === alone;
  if (!page.summary.some(({ clauses }) => clauses.some(isBare))) return page;
  return {
    ...page,
    headline: withoutMessage,
    summary: page.summary.map((line) => ({
      ...line,
      clauses: line.clauses.flatMap((one) =>
        isBare(one) ? [{ ...one, text: capital(imported.outcomeGiven(ended)) }, message] : [one],
      ),
    })),
  };
}

/** What the line "Because" has of grounds beside the exchanges that are told: those that these do not quote. */
function groundsBeside(
  { model, issue }: Dossier,
  clauses: readonly Clause[],
  told: readonly Clause[],
  most: number,
): readonly Clause[] {
  const own = clauses.filter(isGround);
  if (own.length === 0 || told.length === 0) return own;
  const { said } = lexicon(issue.locale);
  const { grounds } = model.conversation;
  const isAbove = ({ text }: { text: string }): boolean =>
    told.some((one) => one.text.includes(text));
  if (grounds === undefined) {
    const near = nearestBeside(said, model.conversation, isAbove, most);
    return near.length === 0 ? own : near.map((one) => ({ ...one, text: capital(one.text) }));
  }
  const quoted = grounds.filter(isAbove).map(({ text }) => text);
  const isQuoted = ({ text }: Clause): boolean =>
    quoted.some((ground) => text.includes(ground)) ||
    (quoted.length > 0 && text.includes(capital(said.groundInFull)));
  const first = own.find(isQuoted);
  const left = own.filter((one) => one === first || !isQuoted(one));
  // One stays: that the ground is above.
  return left
    .map((one) => (one === first ? { ...one, text: capital(said.groundAbove) } : one))
    .slice(0, most);
}

/** The same with each quoted, wherever else it is: the line is read alone. */
function groundsQuoted(
  { model, issue }: Dossier,
  clauses: readonly Clause[],
  most: number,
): readonly Clause[] {
  const quoted = becauseClauses(fullComposer(model, issue.locale)).filter(isGround);
  return (quoted.length === 0 ? clauses.filter(isGround) : quoted).slice(0, most);
}

/** How much room the story has beside its box. */
interface Boxed {
  hasLittleRoom: boolean;
  most: number;
  isQuoted: boolean;
  hasAgreed: boolean;
}

/** The story of an import without what its box tells: the confidence, and what the exchanges in it have. */
function withoutBoxed(
  dossier: Dossier,
  summary: readonly StoryLine[],
  told: readonly Clause[],
  // A tile counts what was done.
  { hasLittleRoom, most, isQuoted, hasAgreed }: Boxed,
): StoryLine[] {
  const { model } = dossier;
  const agreed = hasAgreed
    ? becauseClauses(fullComposer(model, dossier.issue.locale)).filter(isAgreed)
    : [];
  const left = summary.map(withAgreed(agreed)).map((line) => {
    const at = line.clauses.findIndex(isGround);
    if (at === -1) return line;
    const grounds = isQuoted
      ? groundsQuoted(dossier, line.clauses, most)
      : groundsBeside(dossier, line.clauses, told, most);
    const others = line.clauses.filter((one) => !isGround(one));
    return { ...line, clauses: others.toSpliced(at, 0, ...grounds) };
  });
  return leavingOut(
    left,
    (clause) =>
      clause.kind === 'confidence' ||
      // A tile and the box of the reviewer say it too.
      isUnreviewed(clause, model) ||
      // Rules that are applied at import acted on nobody: a tile and section 12 have them.
      (hasLittleRoom && (clause.kind === 'trip_wire' || clause.kind === 'escalation')) ||
      (clause.kind === 'effects' && (hasLittleRoom || areDoneTold(model, told))),
  );
}

const isAgreed = ({ kind }: Clause): boolean => kind === 'agreed';

/** A line with these in the place of what it has of what a user agreed to, behind its grounds. */
const withAgreed =
  (agreed: readonly Clause[]) =>
  (line: StoryLine): StoryLine => {
    if (line.line !== 'because') return line;
    const others = line.clauses.filter((one) => !isAgreed(one));
    return { ...line, clauses: others.toSpliced(others.findLastIndex(isGround) + 1, 0, ...agreed) };
  };

const isGround = ({ kind }: Clause): boolean => kind === 'ground';

/** That no human looked at it, or that what one did is not recorded. */
const isUnreviewed = ({ kind, evidence }: Clause, { oversight }: DossierModel): boolean =>
  oversight.reviews.length === 0 &&
  (kind === 'awaiting' ||
    (kind === 'oversight' && oversight.escalations.length === 0 && evidence.length <= 1));

/** Whether every action that went through stands among the exchanges that are told; a tile counts the others. */
function areDoneTold(
  { conversation, side_effects: effects }: DossierModel,
  told: readonly Clause[],
) {
  const done = conversation.exchanges
    .flatMap(({ came }) => came)
    .filter(({ kind }) => kind === 'changed');
  const executed = effects.filter(({ status }) => status === 'executed').length;
  return (
    executed > 0 &&
    done.length === executed &&
    done.every(({ text }) => told.some((clause) => clause.text.includes(text)))
  );
}

/** What was changed, in so many actions; nothing with none. */
function changedIn({ model, issue }: Dossier, clause: Clause, most: Telling['changed']): Clause[] {
  const { said } = lexicon(issue.locale);
  return most.actions === 0 ? [] : [{ ...clause, text: changedText(said, model, most) }];
}

/** The story with its calls counted, and no tool named: section 7 has them. */
function unnamed({ narrative, model, issue }: Dossier): StoryLine[] {
  const { narrative: words } = lexicon(issue.locale);
  const count = (of: 'calls' | 'errors'): number =>
    model.tool_calls.reduce((n, row) => n + row[of], 0);
  const isAbove = model.conversation.exchanges.length > 0;
  const text = capital(words.calls(count('calls'), count('errors'), [], undefined, false));
  return narrative.summary.map((line) => ({
    ...line,
    clauses: line.clauses.map((clause) =>
      // What the last error answered stays told.
      clause.kind === 'tool_calls' && (count('errors') === 0 || isAbove)
        ? { ...clause, text }
        : clause,
    ),
  }));
}
