/** A figure that the page has to say, measured or not. */
export interface Expected {
  area: string;
  /** In words, for where it was not measured. */
  what: string;
  /** The benchmark that measures it. */
  part: string;
  /** The target of that benchmark which is it. */
  is: RegExp;
  /** Takes `--long`. */
  long?: true;
}

const of = (area: string, part: string, rows: readonly [string, RegExp, 'long'?][]): Expected[] =>
  rows.map(([what, is, long]) => ({ area, what, part, is, ...(long && { long: true as const }) }));

/** What a reader looks for, in this order: a row without a figure is told as not measured, and never left out. */
export const EXPECTED: readonly Expected[] = [
  ...of('Appending', 'store', [
    ['one card, 64 writers, against the naive chain', /^append, against the naive chain/],
    ['one card, 64 writers, against plain inserts', /^append, against plain inserts/],
    ['latency of one writer, against a plain insert', /^latency of one writer/],
    ['batches of 500, against binary COPY', /^batch, against binary COPY/],
    ['sixteen ledgers, against one', /^sixteen ledgers/],
    ['two processes on one ledger, 64 writers, against one', /^two processes on one ledger, 64/],
    ['two processes on one ledger, 256 writers, against one', /^two processes on one ledger, 256/],
    ['5,000,000 entries, against an empty ledger', /^append to the grown ledger/, 'long'],
    ['storage of cards, against their canonical bytes', /^entries and bodies with their indexes/],
  ]),
  ...of('Appending', 'size', [
    ['storage of small records, against their canonical bytes', /^small: entries and bodies/],
  ]),
  ...of('Appending', 'import', [['import of a file of logs', /^import of logs over HTTP/]]),
  ...of('Appending', 'sustained', [
    ['sustained load, with the index behind', /^appends while the index is behind/],
  ]),
  ...of('REST', 'api', [
    ['one card, against parsing and answering only', /^REST, against the same server/],
    ['one card, against the naive chain in the store', /^REST, against the naive chain/],
    ['one card, p99 against p50', /^REST, p99 against p50/],
    ['CPU of the server for one card', /^REST, µs of the server/],
  ]),
  ...of('Overload', 'overload', [
    ['writes taken at ten times the writers', /^writes taken at ten times the writers, a second/],
  ]),
  ...of('Verification', 'verify', [
    ['chain depth, against reading and hashing once', /^chain depth of \d/],
    ['full depth, against reading and hashing once', /^full depth of \d/],
    [
      'memory for 1,000,000 entries at full depth',
      /^resident memory in MB, 1,000,000 entries/,
      'long',
    ],
  ]),
  ...of('Proofs', 'proof', [
    ['inclusion, against a read by primary key', /^inclusion proof of any entry/],
    ['consistency, against a read by primary key', /^consistency proof from any size/],
    ['inclusion, with no tile in memory', /^inclusion proof from a tile/],
    ['consistency, with no tile in memory', /^consistency proof from a tile/],
  ]),
  ...of('Reading', 'search', [
    ['a page of 50 decisions, all of the agent', /^ms for a page of 50/],
    ['the counters of all', /^ms for the counters/],
  ]),
  ...of('Reading', 'board', [
    ['lists of 100,000 decisions, against 1,000', /of 100,000 decisions, against 1,000/],
  ]),
  ...of('Cells', 'cells', [['two cells, against one', /^cards in two cells/]]),
  ...of('Cells', 'move', [
    ['how long a ledger of 1,000,000 entries stands still as it is moved', /^s that a ledger of/],
    ['records that a move loses', /^records that were acknowledged/],
  ]),
  ...of('Documents', 'report', [
    ['the PDF of 30 cards', /^ms for the PDF of 30 cards/],
    ['a further page', /^ms for a further page/],
    ['memory for 10,000 cards', /^resident memory in MB, 10000 cards/, 'long'],
  ]),
  ...of('Documents', 'dossiers', [
    ['p50 of writes beside 100 dossiers', /^writes beside 100 dossiers against alone, p50/],
    ['p99 of writes beside 100 dossiers', /^writes beside 100 dossiers against alone, p99/],
  ]),
  ...of('Documents', 'export', [['export of a whole ledger', /^export of a ledger/]]),
  ...of('Telemetry', 'otlp', [
    ['OTLP, against discarding it', /^OTLP, .* against the same bytes/],
    ['OTLP, against bare INSERTs of its content', /^OTLP, .* by bare INSERTs$/],
  ]),
];
