import { lexicon, type Lexicon } from '../narrative/lexicon.js';
import type {
  CriterionRow,
  DossierModel,
  Explanation,
  ExplanationItem,
  ExplanationSection,
  Fact,
  Issue,
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

type Words = Lexicon['variants']['subject'];

const known = (fact: Fact): boolean => fact.state === 'recorded';

/** A value without the full stop that the sentence around it brings, shortened visibly. */
function short(text: string): string {
  const one = text.replaceAll(/\s+/gu, ' ').trim().replace(/\.$/, '');
  if (one.length <= QUOTE_MAX) return one;
  const cut = one.slice(0, QUOTE_MAX);
  return `${cut.replace(/[\ud800-\udbff]$/, '')} …`;
}

function said(
  text: string,
  facts: readonly Fact[],
  marks: readonly string[] = [],
): ExplanationItem {
  return {
    text,
    evidence: [...new Set([...marks, ...facts.flatMap((fact) => fact.evidence)])],
    states: [...new Set(facts.map((fact) => fact.state))],
    source: 'record',
  };
}

const ofDocket = (text: string): ExplanationItem => ({
  text,
  evidence: [],
  states: [],
  source: 'docket',
});

/** What the issuer states, or that it states nothing: never made up from anything else. */
function stated(
  value: string | undefined,
  say: (value: string) => string,
  unsaid: string,
): ExplanationItem {
  return value === undefined
    ? { text: unsaid, evidence: [], states: ['not_recorded'], source: 'issuer' }
    : {
        text: say(value.trim().replace(/\.$/, '')),
        evidence: [],
        states: ['recorded'],
        source: 'issuer',
      };
}

/** `2026-11-22T18:50:39.223Z` in words; a stamp of another form stays as it is. */
export function plainDate(stamp: string, words: Words): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(stamp);
  if (!match) return stamp;
  const [, year = '', month = '', day = '', time = ''] = match;
  return words.date(year, Number(month), day, time);
}

function decided({ outcome, header, side_effects: effects }: DossierModel, words: Words) {
  const isOpen = header.closed_at.state === 'not_recorded';
  const items = isOpen
    ? [said(words.open, [outcome.outcome])]
    : [
        said(
          known(outcome.decided)
            ? words.decided(words.quote(short(outcome.decided.text)))
            : words.decidedState(outcome.decided.text),
          [outcome.decided],
        ),
        said(
          known(outcome.outcome)
            ? words.outcome(outcome.outcome.text)
            : words.outcomeState(outcome.outcome.text),
          [outcome.outcome],
        ),
        said(words.recordedAt(plainDate(header.closed_at.text, words)), [header.closed_at]),
      ];
  const done = effects.slice(0, EFFECTS_MAX).map((row) => {
    const amount = row.amount.state === 'not_recorded' ? undefined : row.amount.text;
    const operation = known(row.operation) ? words.words(row.operation.text) : row.operation.text;
    return said(
      words.effect(short(operation), amount, words.became[row.status]),
      [row.operation],
      row.evidence.slice(-1),
    );
  });
  return [...items, ...(done.length > 0 ? done : [ofDocket(words.noEffects)])];
}

function role({ header, oversight }: DossierModel, words: Words): ExplanationItem[] {
  const agents = header.agents.filter(known);
  const names = agents.map((agent) => short(agent.text));
  const { final_confidence: confidence, requirement, reviews, escalations } = oversight;
  const open = escalations.filter((row) => row.status === 'open');
  return [
    names.length > 0
      ? said(words.systems(names), agents)
      : said(words.systemState(header.system.text), [header.system]),
    ...reviews.slice(-REVIEWS_MAX).map((row) => {
      const who = row.display_role.state === 'not_recorded' ? undefined : row.display_role.text;
      const verdict = known(row.verdict)
        ? words.verdict(row.verdict.text)
        : words.verdictState(row.verdict.text);
      const reason = known(row.reason) ? words.quote(short(row.reason.text)) : row.reason.text;
      return said(
        `${words.reviewed(who, verdict)} ${words.reviewReason(reason)}`,
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
              `${words.noReview} ${requirement.state === 'not_applicable' ? words.notAsked : words.askedUnknown}`,
              [requirement],
            ),
          ]),
    ...(oversight.trip_wires.length === 0
      ? []
      : [
          said(
            words.tripped(oversight.trip_wires.length),
            oversight.trip_wires.map((row) => row.rule),
          ),
        ]),
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
  const { result } = row;
  const plain =
    result.value === true ? words.met : result.value === false ? words.notMet : undefined;
  const turned =
    result.state === 'contradicted'
      ? words.contradicted
      : plain === undefined
        ? result.state === 'recorded'
          ? words.unclear
          : result.text
        : result.state === 'unverified'
          ? words.metAsStated(plain)
          : plain;
  const called = known(name) ? words.quote(short(words.words(name.text))) : name.text;
  return said(words.condition(called, turned), [name, result], row.evidence);
}

function reasons({ outcome, criteria, alternatives }: DossierModel, words: Words) {
  const { because } = outcome;
  const more = criteria.length - CONDITIONS_MAX;
  return [
    said(
      known(because)
        ? words.reason(words.quote(short(because.text)))
        : words.reasonState(because.text),
      [because],
    ),
    ...criteria.slice(0, CONDITIONS_MAX).map((row) => condition(row, words)),
    ...(criteria.length === 0 ? [ofDocket(words.noConditions)] : []),
    ...(more > 0 ? [ofDocket(words.moreConditions(more))] : []),
    ...alternatives.slice(0, ALTERNATIVES_MAX).map((row) => {
      const option = known(row.option) ? words.quote(short(row.option.text)) : row.option.text;
      const reason = known(row.rejected_because)
        ? words.quote(short(row.rejected_because.text))
        : row.rejected_because.text;
      return said(`${words.alternative(option)} ${words.alternativeReason(reason)}`, [
        row.option,
        row.rejected_because,
      ]);
    }),
  ];
}

function data({ goal, lineage }: DossierModel, words: Words): ExplanationItem[] {
  const more = lineage.length - SOURCES_MAX;
  const { request, subject_ref: subject } = goal;
  return [
    said(
      known(request)
        ? words.request(words.quote(short(request.text)))
        : words.requestState(request.text),
      [request],
    ),
    ...sources(lineage.slice(0, SOURCES_MAX), words),
    ...(lineage.length === 0 ? [ofDocket(words.noSources)] : []),
    ...(more > 0 ? [ofDocket(words.moreSources(more))] : []),
    said(known(subject) ? words.subject(short(subject.text)) : words.subjectState(subject.text), [
      subject,
    ]),
  ];
}

/** Each document once, with the marks of every passage that it was cited for. */
function sources(lineage: DossierModel['lineage'], words: Words): ExplanationItem[] {
  const byText = new Map<string, DossierModel['lineage']>();
  for (const row of lineage) {
    const { document_id: document, version, effective_date: date } = row;
    const text = words.source(short(document.text), short(version.text), short(date.text));
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
  const words = lexicon(issue.locale).variants.subject;
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
        stated(deployer, words.responsible, words.responsibleState),
        stated(contact.responsible, words.contact, words.contactState),
      ]),
      section('rights', [
        stated(contact.correction, words.correction, words.correctionState),
        stated(contact.review, words.review, words.reviewState),
        stated(contact.complaint, words.complaint, words.complaintState),
        ofDocket(words.law),
      ]),
      section('withheld', withheld(model, words)),
      section('check', [ofDocket(`${words.check} ${words.command}`), ofDocket(words.limits)]),
    ],
  };
}
