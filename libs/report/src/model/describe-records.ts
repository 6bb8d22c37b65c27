import type { Json } from '@docket/chain';
import { isRecordType, type RecordType } from '@docket/record';

import { isObject, policyBefore, type ModelContext } from './context.js';
import { child, stringAt, valueAt, type EntryView } from './entry.js';
import { printValue } from './fact.js';
import { memberName } from './member-schema.js';
import { joined, say, type Told } from '../narrative/told.js';
import { lines, listLines, type Described, type Places } from './lines.js';
import { commentedOn } from './comments.js';
import { amountFact } from './side-effects.js';
import { peopleOfPolicy } from './people.js';

type Describe = (context: ModelContext, entry: EntryView) => Described;

const text = (context: ModelContext, entry: EntryView, pointer: string): Told =>
  context.facts.at(entry, pointer).text;

/** What kind of gap it is, in words; a state where that is not to be seen. */
export function gapKind({ facts, words }: ModelContext, entry: EntryView): Told {
  const kind = stringAt(entry, '/kind');
  return kind === undefined ? facts.at(entry, '/kind').text : words.records.gapKind(kind);
}

const gap: Describe = (context, entry) => {
  const { words } = context;
  const { label } = words.records;
  const records = context.facts.at(entry, '/records');
  return {
    event: words.records.gap(gapKind(context, entry)),
    details: [
      ...lines(context, entry, [[words.label.reason, '/reason']]),
      ...listLines(
        entry,
        label.missing,
        '/by_type',
        (at) =>
          say`${text(context, entry, `${at}/type`)}: ${text(context, entry, `${at}/records`)}`,
      ),
      ...lines(context, entry, [
        [label.from, '/from'],
        [label.to, '/to'],
        [label.agent, '/agent/id'],
      ]),
    ],
    result: words.records.missing(records.state === 'recorded' ? records.text : undefined),
  };
};

const systemChange: Describe = (context, entry) => {
  const { words } = context;
  const { label } = words.records;
  return {
    event: words.records.change(text(context, entry, '/component'), text(context, entry, '/name')),
    details: [
      ...lines(context, entry, [
        [label.from, '/from'],
        [label.to, '/to'],
        [label.contentHash, '/content_hash'],
        [label.agent, '/agent/id'],
        [label.effectiveAt, '/effective_at'],
        [words.label.reason, '/reason'],
        [label.approvedBy, '/approved_by'],
        [words.label.externalRef, '/external_ref'],
      ]),
    ],
    result: text(context, entry, '/to'),
  };
};

/** What a policy changes, member by member against the one before it. */
export function policyDifferences(context: ModelContext, entry: EntryView): Told[] {
  const { words } = context;
  const after = valueAt(entry, '/policy');
  const before = policyBefore(context, entry);
  if (!isObject(after) || !before) return [];
  const differences: Told[] = [];
  const print = (value: Json | undefined): Told =>
    value === undefined ? words.notRecorded : printValue(value, words);
  const compare = (pointer: string, a: Json | undefined, b: Json | undefined): void => {
    if (isObject(a) && isObject(b)) {
      // Sorted, for the order of members is not part of what is recorded.
      for (const key of [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted()) {
        compare(child(pointer, key), a[key], b[key]);
      }
    } else if (print(a) !== print(b)) {
      differences.push(
        say`${memberName(context, entry.type, `/policy${pointer}`)}: ${print(a)} → ${print(b)}`,
      );
    }
  };
  compare('', before, after);
  return differences;
}

const policyChange: Describe = (context, entry) => {
  const { words } = context;
  const { label } = words.records;
  const people = peopleOfPolicy(context, entry);
  return {
    event:
      people === undefined ? words.records.policy : words.records.by(words.records.policy, people),
    details: [
      ...policyDifferences(context, entry).map((line) => say`${label.changed}: ${line}`),
      ...lines(context, entry, [
        [words.label.reason, '/reason'],
        [label.approvedBy, '/approved_by'],
      ]),
    ],
    result: words.records.revision(text(context, entry, '/revision')),
  };
};

const policyProposal: Describe = (context, entry) => {
  const { records, label } = context.words;
  return {
    event: records.policyProposed,
    details: [
      ...policyDifferences(context, entry).map((line) => say`${records.label.changed}: ${line}`),
      ...lines(context, entry, [[label.reason, '/reason']]),
    ],
    result: records.awaitsSecond,
  };
};

/** Deadline, reports made and decisions concerned, which every record of an incident may carry. */
function incidentDetails(context: ModelContext, entry: EntryView): Told[] {
  const { label } = context.words.records;
  return [
    ...lines(context, entry, [
      [label.dueAt, '/clock/due_at'],
      [label.basis, '/clock/basis'],
    ]),
    ...listLines(entry, label.notified, '/notifications', (at) => notification(context, entry, at)),
    ...listLines(entry, label.decision, '/decisions', (at) => text(context, entry, at)),
  ];
}

/** Who was told of an incident, when, and under which reference. */
export function notification(context: ModelContext, entry: EntryView, at: string): Told {
  const reference = context.facts.at(entry, `${at}/external_ref`);
  const parts = [
    text(context, entry, `${at}/recipient`),
    text(context, entry, `${at}/at`),
    ...(reference.state === 'not_recorded' ? [] : [reference.text]),
  ];
  return joined(parts, ', ');
}

const incident =
  (event: 'opened' | 'updated' | 'closed', places: (context: ModelContext) => Places): Describe =>
  (context, entry) => {
    const { words } = context;
    const { label } = words.records;
    return {
      event: words.records.incident[event],
      details: [
        ...lines(context, entry, places(context)),
        ...listLines(entry, label.corrective, '/corrective_actions', (at) =>
          text(context, entry, at),
        ),
        ...incidentDetails(context, entry),
      ],
      result: text(context, entry, '/incident_id'),
    };
  };

const refused: Describe = (context, entry) => {
  const { words } = context;
  const { label } = words.records;
  const amount = amountFact(context, [entry]);
  return {
    event: words.records.refused,
    details: [
      ...lines(context, entry, [
        [words.label.operation, '/operation'],
        [label.system, '/target/system'],
        [words.label.target, '/target/resource'],
      ]),
      ...(amount.state === 'not_recorded' ? [] : [say`${words.label.amount}: ${amount.text}`]),
      ...lines(context, entry, [
        [words.label.reason, '/reason'],
        [label.attempts, '/attempts'],
        [words.label.idempotencyKey, '/repeated_key'],
        [label.earlierEntry, '/earlier/seq'],
        [label.earlierDecision, '/earlier/decision'],
        [label.owner, '/owner'],
        [label.agent, '/agent/id'],
      ]),
    ],
    result: words.records.notRegistered,
  };
};

/** The id of the document that left; withheld or absent, only that one did. */
function documentOf({ facts, words }: ModelContext, entry: EntryView): Told {
  for (const pointer of ['/dossier_id', '/document_id']) {
    const id = facts.at(entry, pointer);
    if (id.state === 'recorded') return id.text;
  }
  return entry.type === 'access.recorded' ? words.records.readOnly : words.records.exported;
}

/** Something left the ledger: a document, or recorded bodies that somebody read. */
const left: Describe = (context, entry) => {
  const { words } = context;
  const { label } = words.records;
  return {
    event: words.recordType(entry.type),
    details: lines(context, entry, [
      [words.label.kind, '/kind'],
      [label.variant, '/variant'],
      [label.locale, '/locale'],
      [label.format, '/format'],
      [label.recipient, '/recipient'],
      [label.purpose, '/purpose'],
      [label.contentHash, '/sha256'],
      [label.filter, '/filter_sha256'],
      [label.checkpoint, '/checkpoint_size'],
      [label.role, '/role'],
      [label.job, '/export_id'],
      [label.firstSeq, '/first_seq'],
      [label.lastSeq, '/last_seq'],
      [label.entries, '/entries'],
      [label.bytes, '/bytes'],
      [label.begun, '/begun'],
    ]),
    result: documentOf(context, entry),
  };
};

const comment: Describe = (context, entry) => {
  const { label, comment: words } = context.words.records;
  return {
    event: context.words.recordType(entry.type),
    details: [commentedOn(context, entry), ...lines(context, entry, [[label.comment, '/text']])],
    result: words.none,
  };
};

const DESCRIBE: { readonly [Type in RecordType]?: Describe } = {
  'gap.recorded': gap,
  'comment.recorded': comment,
  'system.changed': systemChange,
  'policy.changed': policyChange,
  'policy.proposed': policyProposal,
  'side_effect.refused': refused,
  'export.recorded': left,
  'export.completed': left,
  'access.recorded': left,
  'incident.opened': incident('opened', ({ words: { records } }) => [
    [records.label.title, '/title'],
    [records.label.severity, '/severity'],
    [records.label.awareAt, '/aware_at'],
    [records.label.description, '/description'],
  ]),
  'incident.updated': incident('updated', ({ words: { records } }) => [
    [records.label.note, '/note'],
    [records.label.severity, '/severity'],
  ]),
  'incident.closed': incident('closed', ({ words }) => [
    [words.records.label.outcome, '/outcome'],
    [words.label.summary, '/summary'],
    [words.records.label.rootCause, '/root_cause'],
  ]),
};

/** A record about the record, the system or the ledger; undefined for every other type. */
export function describeRecord(context: ModelContext, entry: EntryView): Described | undefined {
  return isRecordType(entry.type) ? DESCRIBE[entry.type]?.(context, entry) : undefined;
}

/** Of a type that this version has no words for: what its body says, member by member. */
export function describeUnknown(context: ModelContext, entry: EntryView): Described {
  const { body } = entry;
  const members = isObject(body) ? Object.keys(body).toSorted() : [];
  return {
    event: context.words.recordType(entry.type),
    details: lines(
      context,
      entry,
      members.map((name) => [context.words.quote(name), child('', name)] as const),
    ),
    result: context.words.inJson,
  };
}

/** Members that the words of a type leave out, by type, with the label of each. */
function placesMore({ words }: ModelContext, type: string): Places {
  const { label } = words.records;
  if (type.startsWith('side_effect.')) {
    return [
      [words.label.rationale, '/rationale'],
      [label.errorType, '/error_type'],
      [words.label.result, '/result'],
      [label.observedBy, '/observed_by'],
      [label.compensates, '/compensates'],
      [label.compensatedBy, '/compensated_by'],
      [label.argumentsDigest, '/arguments_digest'],
      [label.agent, '/agent/id'],
    ];
  }
  switch (type) {
    case 'decision.opened':
      return [
        [label.systemModel, '/system/model'],
        [label.systemPrompt, '/system/prompt'],
        [label.systemPolicy, '/system/policy'],
      ];
    case 'job_card.filed':
      return [
        [label.lastResult, '/last_result'],
        [label.attempts, '/attempts'],
        [label.loopSignature, '/loop_signature'],
        [label.handoffSummary, '/handoff/summary'],
        [label.handoffCompleteness, '/handoff/completeness'],
        [label.handoffFrom, '/handoff_ack/from_agent'],
        [label.handoffNote, '/handoff_ack/note'],
        [label.nextOperation, '/next_action/operation'],
        [label.nextTarget, '/next_action/target/resource'],
        [label.nextSystem, '/next_action/target/system'],
        [label.nextAmount, '/next_action/amount/value'],
        [label.nextCurrency, '/next_action/amount/currency'],
        [label.nextDigest, '/next_action/arguments_digest'],
        [label.nextDescription, '/next_action/description'],
        [label.nextEffect, '/next_action/effect'],
      ];
    case 'evaluation.recorded':
      return [
        [label.evaluatorModel, '/evaluator/model'],
        [label.judged, '/target/name'],
      ];
    case 'review.recorded':
      return [
        [label.seenUpTo, '/as_of'],
        [label.approvedOperation, '/approves/operation'],
        [label.approvedTarget, '/approves/target/resource'],
        [label.approvedSystem, '/approves/target/system'],
        [label.approvedAmount, '/approves/amount/value'],
        [label.approvedCurrency, '/approves/amount/currency'],
        [label.approvedDigest, '/approves/arguments_digest'],
      ];
    case 'escalation.opened':
      return [
        [label.subject, '/subject'],
        [label.due, '/due_at'],
      ];
    default:
      return [];
  }
}

/** What the agent itself claimed about what a rule found. */
function claims(context: ModelContext, entry: EntryView): Told[] {
  const { words } = context;
  const claim = valueAt(entry, '/agent_claim');
  if (!isObject(claim)) return [];
  const print = (value: Json): Told => {
    if (value === null) return words.notRecorded;
    if (typeof value === 'boolean') return value ? words.records.yes : words.records.no;
    return printValue(value, words);
  };
  return Object.entries(claim)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => words.records.claim(name, print(value)));
}

/** What is said beside the words of an entry's type: the rest of its members, and what it corrects. */
export function moreLines(context: ModelContext, entry: EntryView): Told[] {
  const { words } = context;
  const { label } = words.records;
  const superseded = context.facts.at(entry, '/supersedes').value;
  const corrected = typeof superseded === 'number' ? superseded : undefined;
  return [
    ...(valueAt(entry, '/needs_human') === true ? [label.needsHuman] : []),
    ...(valueAt(entry, '/loop_detected') === true ? [label.loopClaimed] : []),
    ...claims(context, entry),
    ...lines(context, entry, placesMore(context, entry.type)),
    ...(corrected === undefined ? [] : [say`${label.corrects}: [E${corrected}]`]),
  ];
}
