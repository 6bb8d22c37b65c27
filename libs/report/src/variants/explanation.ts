import { differenceText, operationText } from '../model/side-effects.js';
import { groupByText } from '../narrative/grouping.js';
import { lexicon, type Lexicon } from '../narrative/lexicon.js';
import { momentIn } from '../narrative/moment.js';
import { endedOnce, joined, say, shortenTo, type Told } from '../narrative/told.js';
import type {
  CriterionRow,
  DossierModel,
  Explanation,
  ExplanationItem,
  ExplanationSection,
  Fact,
  Issue,
  Oversight,
  SideEffectRow,
} from '../schema/index.js';

/** Template of explanations; a change of wording is a new version. */
export const EXPLANATION_TEMPLATE = 'subject-explanation@1';

/** Items of one kind that are told; the rest is counted. One or two pages, whatever was recorded. */
const CONDITIONS_MAX = 6;
const SOURCES_MAX = 3;
const EFFECTS_MAX = 4;
const REVIEWS_MAX = 3;
const ALTERNATIVES_MAX = 2;
/** Longest quoted value, in UTF-16 units; shortened visibly, and whole in the attachment. */
const QUOTE_MAX = 140;

/** The sentences of explanations, with what quotes recorded text. */
type Words = Lexicon['variants']['subject'] & Pick<Lexicon, 'marks' | 'quote'>;

const known = (fact: Fact): boolean => fact.state === 'recorded';

/** What is told of a value, shortened visibly. */
const short = (text: Told, { marks }: Words): Told => shortenTo(text, QUOTE_MAX, marks);

function said(text: Told, facts: readonly Fact[], marks: readonly string[] = []): ExplanationItem {
  return {
    text: endedOnce(text),
    evidence: [...new Set([...marks, ...facts.flatMap((fact) => fact.evidence)])],
    states: [...new Set(facts.map((fact) => fact.state))],
    source: 'record',
  };
}

const ofDocket = (text: Told): ExplanationItem => ({
  text,
  evidence: [],
  states: [],
  source: 'docket',
});

/** What the issuer states, or that it states nothing: never made up from anything else. */
function stated(
  value: string | undefined,
  words: Words,
  told: (value: Told) => Told,
  unsaid: Told,
): ExplanationItem {
  return value === undefined
    ? { text: unsaid, evidence: [], states: ['not_recorded'], source: 'issuer' }
    : {
        text: told(words.quote(value.trim().replace(/\.$/, ''))),
        evidence: [],
        states: ['recorded'],
        source: 'issuer',
      };
}

/** `2026-11-22T18:50:39.223Z` in words, to the minute; a stamp of another form stays as it is. */
export const plainDate = (stamp: string, words: Pick<Words, 'date' | 'quote'>): Told =>
  momentIn(stamp, words.date) ?? words.quote(stamp);

function decided({ outcome, header, side_effects: effects }: DossierModel, words: Words) {
  const isOpen = header.closed_at.state === 'not_recorded';
  const items = isOpen
    ? [said(words.open, [outcome.outcome])]
    : [
        said(
          known(outcome.decided)
            ? words.decided(short(outcome.decided.text, words))
            : words.decidedState(outcome.decided.text),
          [outcome.decided],
        ),
        said(
          typeof outcome.outcome.value === 'string'
            ? words.outcome(outcome.outcome.value)
            : words.outcomeState(outcome.outcome.text),
          [outcome.outcome],
        ),
        said(words.recordedAt(plainDate(header.closed_at.text, words)), [header.closed_at]),
      ];
  return [...items, ...effectItems(effects, words)];
}

/** Each action, equal ones once with their number; the rest is counted. */
function effectItems(effects: DossierModel['side_effects'], words: Words): ExplanationItem[] {
  if (effects.length === 0) return [ofDocket(words.noEffects)];
  const groups = groupByText(effects, (row) =>
    // What is contradicted is told by itself.
    // One on another target is another one, though the target is not told here.
    row.differences.length > 0
      ? disputedText(row, words)
      : joined([effectText(row, 1, words), row.target.text], ' '),
  );
  const more = groups.slice(EFFECTS_MAX).reduce((n, { rows }) => n + rows.length, 0);
  return [
    ...groups.slice(0, EFFECTS_MAX).map(({ rows }) => {
      const [row] = rows;
      const isDisputed = row.differences.length > 0;
      return said(
        isDisputed ? disputedText(row, words) : effectText(row, rows.length, words),
        rows.flatMap(({ operation, amount }) => [
          operation,
          ...(amount.state === 'contradicted' ? [amount] : []),
        ]),
        rows.flatMap(({ evidence }) => (isDisputed ? evidence : evidence.slice(-1))),
      );
    }),
    ...(more > 0 ? [ofDocket(words.moreEffects(more))] : []),
  ];
}

function effectText({ amount, operation, status }: SideEffectRow, n: number, words: Words): Told {
  const told = amount.state === 'not_recorded' ? undefined : amount.text;
  return words.effect(short(operation.text, words), told, words.became[status], n);
}

function disputedText(row: SideEffectRow, words: Words): Told {
  const { differences, status } = row;
  const disputed = differences.map((one) => short(differenceText(one), words));
  return words.disputed(short(operationText(row), words), disputed, words.became[status]);
}

/** That an import is one, and by whom from what where that is shown. */
function importItems(
  { kind, importer, source }: DossierModel['header']['origin'],
  words: Words,
): ExplanationItem[] {
  if (kind.value !== 'imported') return [];
  const told = said(say`${words.imported} ${words.importedTimes}`, [kind]);
  if (!known(importer) || !known(source)) return [told];
  const from = words.importedFrom(short(importer.text, words), short(source.text, words));
  return [told, said(from, [importer, source])];
}

/** Whether the AI systems signed what they recorded. */
function signatureItems({ agent_signatures: own }: Oversight, words: Words): ExplanationItem[] {
  const { records, not_signed: notSigned, hidden, statement } = own;
  if (records === 0) return [];
  if (notSigned === records) return [ofDocket(words.unsigned)];
  return [ofDocket(hidden === records ? words.signedHidden : words.signed(statement))];
}

function role({ header, oversight }: DossierModel, words: Words): ExplanationItem[] {
  const agents = header.agents.filter(known);
  const names = agents.map((agent) => short(agent.text, words));
  const { final_confidence: confidence, requirement, reviews, escalations } = oversight;
  const open = escalations.filter((row) => row.status === 'open');
  return [
    ...importItems(header.origin, words),
    names.length > 0
      ? said(words.systems(names), agents)
      : said(words.systemState(header.system.text), [header.system]),
    ...(reviews.length > REVIEWS_MAX
      ? [ofDocket(words.moreReviews(reviews.length - REVIEWS_MAX))]
      : []),
    ...reviews.slice(-REVIEWS_MAX).map((row) => {
      const who = row.display_role.state === 'not_recorded' ? undefined : row.display_role.text;
      const verdict =
        typeof row.verdict.value === 'string'
          ? words.verdict(row.verdict.value)
          : words.verdictState(row.verdict.text);
      const seen = known(row.viewed) ? words.viewed : words.viewedState(row.viewed.text);
      return said(
        say`${words.reviewed(who, verdict)} ${words.reviewReason(short(row.reason.text, words))} ${seen}`,
        [row.verdict, row.reason],
        [row.mark],
      );
    }),
    ...(open.length > 0
      ? [
          said(
            words.awaited,
            [],
            open.flatMap((row) => row.evidence),
          ),
        ]
      : reviews.length > 0
        ? []
        : [
            said(
              say`${words.noReview} ${requirement.state === 'not_applicable' && header.origin.kind.value !== 'imported' ? words.notAsked : words.askedUnknown}`,
              [requirement],
            ),
          ]),
    ...(oversight.trip_wires.length === 0
      ? []
      : [
          said(
            header.origin.kind.value === 'imported'
              ? words.trippedAtImport(oversight.trip_wires.length)
              : words.tripped(oversight.trip_wires.length),
            oversight.trip_wires.map((row) => row.rule),
          ),
        ]),
    ...signatureItems(oversight, words),
    said(
      known(confidence)
        ? words.confidence(confidence.text)
        : words.confidenceState(confidence.text),
      [confidence],
    ),
  ];
}

function condition(row: CriterionRow, words: Words): ExplanationItem {
  const name = known(row.text) ? row.text : row.id;
  return said(
    words.condition(short(name.text, words), turnedOut(row, words)),
    [name, row.result],
    row.evidence,
  );
}

/** How a condition turned out, and by whose account: what the system stated is not what a tool returned. */
function turnedOut({ result, tool_result: returned }: CriterionRow, words: Words): Told {
  const plain = (value: unknown): Told | undefined =>
    value === true ? words.met : value === false ? words.notMet : undefined;
  if (result.state === 'contradicted') {
    const [own, other] = [plain(returned.value !== true), plain(returned.value)];
    return words.contradicted(own ?? words.unclear, other ?? returned.text);
  }
  const told = plain(result.value);
  if (told === undefined) return result.state === 'recorded' ? words.unclear : result.text;
  return returned.value === result.value && result.state === 'recorded'
    ? words.metByTool(told)
    : words.metAsStated(told);
}

function reasons({ outcome, criteria, alternatives }: DossierModel, words: Words) {
  const { because } = outcome;
  const more = criteria.length - CONDITIONS_MAX;
  return [
    said(
      known(because) ? words.reason(short(because.text, words)) : words.reasonState(because.text),
      [because],
    ),
    ...criteria.slice(0, CONDITIONS_MAX).map((row) => condition(row, words)),
    ...(criteria.length === 0 ? [ofDocket(words.noConditions)] : []),
    ...(more > 0 ? [ofDocket(words.moreConditions(more))] : []),
    ...alternatives.slice(0, ALTERNATIVES_MAX).map((row) => {
      const option = short(row.option.text, words);
      const reason = short(row.rejected_because.text, words);
      return said(say`${words.alternative(option)} ${words.alternativeReason(reason)}`, [
        row.option,
        row.rejected_because,
      ]);
    }),
    ...(alternatives.length > ALTERNATIVES_MAX
      ? [ofDocket(words.moreAlternatives(alternatives.length - ALTERNATIVES_MAX))]
      : []),
  ];
}

function data({ goal, lineage }: DossierModel, words: Words): ExplanationItem[] {
  const more = lineage.length - SOURCES_MAX;
  const { request, subject_ref: subject } = goal;
  return [
    said(
      known(request) ? words.request(short(request.text, words)) : words.requestState(request.text),
      [request],
    ),
    ...sources(lineage.slice(0, SOURCES_MAX), words),
    ...(lineage.length === 0 ? [ofDocket(words.noSources)] : []),
    ...(more > 0 ? [ofDocket(words.moreSources(more))] : []),
    said(
      known(subject) ? words.subject(short(subject.text, words)) : words.subjectState(subject.text),
      [subject],
    ),
  ];
}

/** Each document once, with the marks of every passage that it was cited for. */
function sources(lineage: DossierModel['lineage'], words: Words): ExplanationItem[] {
  const byText = new Map<Told, DossierModel['lineage']>();
  for (const row of lineage) {
    const { document_id: document, version, effective_date: date } = row;
    const text = words.source(
      short(document.text, words),
      short(version.text, words),
      short(date.text, words),
    );
    byText.set(text, [...(byText.get(text) ?? []), row]);
  }
  return [...byText].map(([text, rows]) =>
    said(
      text,
      rows.flatMap((row) => [row.document_id, row.version, row.effective_date]),
      rows.map(({ mark }) => mark),
    ),
  );
}

function withheld({ redaction }: DossierModel, words: Words): ExplanationItem[] {
  const reasonsGiven = redaction?.reasons ?? [];
  if (reasonsGiven.length === 0) return [ofDocket(words.nothingWithheld)];
  return reasonsGiven.map(({ code, count, meaning }) => ({
    ...ofDocket(words.withheld(count, code === 'not_needed' ? words.technical : meaning)),
    states: ['withheld' as const],
  }));
}

/**
 * composeExplanation tells the person concerned about the decision: a pure function of the model and
 * of what the issuer states. No fact without its state, no contact that nobody gave.
 */
export function composeExplanation(model: DossierModel, issue: Issue): Explanation {
  const { marks, quote, variants } = lexicon(issue.locale);
  const words: Words = { ...variants.subject, marks, quote };
  const { contact = {}, deployer } = issue;
  const section = (id: ExplanationSection['id'], items: ExplanationItem[]): ExplanationSection => ({
    id,
    heading: words.heading[id],
    items,
  });
  return {
    template: EXPLANATION_TEMPLATE,
    title: words.title,
    intro: words.intro,
    sections: [
      section('decided', decided(model, words)),
      section('role', role(model, words)),
      section('reasons', reasons(model, words)),
      section('data', data(model, words)),
      section('responsible', [
        stated(deployer, words, words.responsible, words.responsibleState),
        stated(contact.responsible, words, words.contact, words.contactState),
      ]),
      section('rights', [
        stated(contact.correction, words, words.correction, words.correctionState),
        stated(contact.review, words, words.review, words.reviewState),
        stated(contact.complaint, words, words.complaint, words.complaintState),
        ofDocket(words.law),
      ]),
      section('withheld', withheld(model, words)),
      section('check', [ofDocket(say`${words.check} ${words.command}`), ofDocket(words.limits)]),
    ],
  };
}
