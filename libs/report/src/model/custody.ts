import { provisionsFor } from '../legal-basis/select.js';
import { custodyWords } from '../narrative/custody-words.js';
import { say, type Told } from '../narrative/told.js';
import { wordIn } from '../narrative/word-of.js';
import type { DossierModel } from '../schema/index.js';
import { firstOf, ofType, type ModelContext } from './context.js';
import { numberAt, placeAt, stringAt, type EntryView } from './entry.js';

type Custody = DossierModel['custody'];
type CustodyEvent = Custody['events'][number];

/** Section 15: custody, retention, requirements supported, how to verify, glossary, attachments. */
export function buildCustody(context: ModelContext, whole: boolean): Custody {
  const { facts, words, issue } = context;
  const opened = firstOf(context, 'decision.opened');
  return {
    statement: statementOf(context, whole),
    events: custodyEvents(context, whole),
    retention:
      issue.retention === undefined ? facts.notRecorded() : facts.recorded(issue.retention, []),
    ...provisionsFor(issue, facts.at(opened, '/legal_context/jurisdiction'), opened?.time),
    verify_offline: [...words.verifyOffline],
    glossary: words.glossary.map(({ term, meaning }) => ({ term, meaning })),
    attachments: [{ name: 'dossier.json', description: words.attachment }],
  };
}

function statementOf({ issue }: ModelContext, whole: boolean): Told {
  const { statement, ownExport, noOwnExport, omitted } = custodyWords[issue.locale];
  const said = say`${statement} ${whole ? ownExport : noOwnExport}`;
  const { unlisted } = issue;
  return unlisted === undefined ? said : say`${said} ${omitted(unlisted)}`;
}

/** Who was handed what, in the order of the ledger. */
function custodyEvents(context: ModelContext, whole: boolean): CustodyEvent[] {
  const last = whole ? context.entries.at(-1) : undefined;
  const own = ofType(context, 'export.recorded', 'access.recorded');
  return [...own, ...context.custodyRecords]
    .toSorted((a, b) => a.seq - b.seq)
    .map((entry) =>
      isBegun(entry) ? exportOf(context, entry, entry === last) : eventOf(context, entry),
    );
}

/** An export of which a second entry says that its file was made and left: that of a dossier. */
const isBegun = (entry: EntryView): boolean =>
  entry.type === 'export.recorded' &&
  entry.leaf.decision !== undefined &&
  placeAt(entry, '/sha256') === undefined;

/** Both entries of an export in one row; what has no second one is not said to have been handed out. */
function exportOf(context: ModelContext, entry: EntryView, isOwn: boolean): CustodyEvent {
  const { facts, issue } = context;
  const event = eventOf(context, entry);
  const completed = ofType(context, 'export.completed').find(
    (one) => numberAt(one, '/begun') === entry.decisionSeq,
  );
  const { thisCopy, notHandedOut } = custodyWords[issue.locale];
  if (completed === undefined) {
    const what = isOwn ? thisCopy : notHandedOut;
    return { ...event, event: say`${event.event} (${what})` };
  }
  return {
    ...event,
    digest: facts.at(completed, '/sha256'),
    purpose:
      event.purpose.state === 'not_recorded' ? facts.at(completed, '/purpose') : event.purpose,
    evidence: [entry.mark, completed.mark],
  };
}

function eventOf(context: ModelContext, entry: EntryView): CustodyEvent {
  const { facts, words } = context;
  return {
    ...aboutOf(context, entry),
    at: entry.time,
    actor: entry.actor,
    event: words.recordType(entry.type),
    purpose: facts.at(entry, '/purpose'),
    digest: facts.at(entry, '/sha256'),
    evidence: [entry.mark],
  };
}

/** What it was, of which part of the ledger, and with which role. */
function aboutOf(
  { facts, issue, words: { marks: lexicalMarks } }: ModelContext,
  entry: EntryView,
): Pick<CustodyEvent, 'kind' | 'scope' | 'role'> {
  const words = custodyWords[issue.locale];
  const kind = stringAt(entry, '/kind') ?? '';
  const scope =
    entry.leaf.decision === undefined
      ? words.ofLedger(facts.at(entry, '/first_seq').text, facts.at(entry, '/last_seq').text)
      : words.ofDecision;
  return {
    scope,
    role: facts.at(entry, '/role'),
    ...(kind === '' ? {} : { kind: wordIn(words.kinds, kind, lexicalMarks) }),
  };
}
