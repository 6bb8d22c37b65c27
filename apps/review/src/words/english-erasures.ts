/** Words of the pages about erasures and legal holds, which load them with their code. */
export const englishErasures = {
  intro:
    'Values of records are erased for good by two people: an officer asks, and another officer or an administrator orders it. What the policy keeps no longer Docket itself may ask for on a schedule, and order, where the policy says so. The record that something was there, its digest and every signature stay.',
  notYours: 'Officers, auditors and administrators see this page.',
  all: 'All erasures and legal holds',
  asked: (entry: string) => `Erasure that entry ${entry} asks for`,
  entry: (seq: number) => `entry ${seq}`,
  entryColumn: 'Entry',
  decisionColumn: 'Decision',
  none: 'None.',
  waiting: 'Waits for a second person',
  request: 'Asked for by',
  by: 'Who',
  until: 'Lapses',
  since: 'Since',
  ask: 'Ask for an erasure',
  what: 'What is to go',
  subject: 'All decisions about a person',
  decision: 'One decision',
  expired: 'What the policy keeps no longer',
  tooOld: (until: string) =>
    `What was recorded until ${until} is too old by the rule of the policy that keeps the shortest; each is held against its own.`,
  more: 'More is too old than one request names, or one look goes through.',
  lookFurther: 'Look further',
  named: 'Pseudonym of the person, or id of the decision',
  namedHint:
    'As the decision was opened with it; none of what is too old. Nothing is recorded by looking.',
  namedMissing: 'Name a person or a decision.',
  look: 'Look what would go',
  goes: 'What goes',
  went: 'What went',
  nothing: 'Nothing that can go was found.',
  places: 'Where the values stand',
  stays: (n: string) =>
    `Values of these entries that stay, because the rules work with them: ${n}.`,
  held: (n: string) =>
    `Under a legal hold: ${n}. Of a person these are left out; of a decision the request is refused.`,
  left: (n: string) =>
    `Decisions that do not fit into one request: ${n}. Ask for them when this is ordered.`,
  notSearched: (n: string) =>
    `Damaged entries that could not be searched: ${n}. Verify the ledger first.`,
  reason: 'Why',
  reasonHint: 'It is recorded for good. Never write what is erased into it.',
  reasonMissing: 'Say why, and on what it rests.',
  basis: 'Legal basis',
  basisHint: 'For example GDPR Art. 17(1)(b).',
  send: 'Ask for it',
  waits: 'It waits for another person. Nothing is gone.',
  lapsed: 'Nobody ordered it in time. Nothing went by it; it can be asked for again.',
  docket: 'Docket itself',
  age: 'By age',
  older: (at: string, rules: string) => `older at ${at} than the policy keeps it: ${rules}`,
  rule: (days: string, name: string | undefined) =>
    name === undefined ? `${days} days (what no class names)` : `${days} days (class ${name})`,
  erased: (by: string, at: string, seq: number) =>
    `Erased by order of ${by}, ${at}, in entry ${seq}.`,
  beyond:
    'Gone from the database, with the salts. Backups, replicas, the write-ahead log and what was handed out before keep it until they go.',
  certificate: 'Certificate',
  certificateMeans:
    'Who asked, who ordered, what is gone by place and digest, and what proves it, for whoever has to show it. It holds no value; reason and note stand in it as they were written.',
  order: 'Order it',
  orderMeans:
    'With your order the values are gone, and nobody can bring them back. Whoever asked for it is refused, and so is what a legal hold covers.',
  note: 'Note',
  noteHint: 'If you like. It is recorded for good.',
  looked: 'I have looked at what goes, and why.',
  lookedMissing: 'Say that you have looked at it.',
  erase: 'Erase for good',
  holds: 'Legal holds in force',
  covers: 'Covers',
  wholeLedger: 'the whole ledger',
  period: (from: string, to: string) => `entries from ${from} to ${to}`,
  about: (subject: string) => `about ${subject}`,
  place: 'Place a legal hold',
  decisions: 'Decisions',
  decisionsHint: 'Ids, with blanks between them.',
  whole: 'The whole ledger',
  placeMissing: 'Say why, and name either decisions or the whole ledger.',
  lift: 'Lift a legal hold',
  which: 'Which',
};

export type ErasureWords = typeof englishErasures;
