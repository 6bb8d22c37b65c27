import { choice, count, members, optional, text, time } from '../../schema/vocabulary.js';

const AHEAD = ['server_clock', 'ledger_time'] as const;

const reading = (description: string) =>
  members(
    {
      time: time('The time that its entry would have borne.'),
      database_time: time("The database's clock when it refused that."),
    },
    description,
  );

const body = members(
  {
    ahead: choice(
      AHEAD,
      "`server_clock`: the server's clock was ahead of the database's; `ledger_time`: the server's was not, but the ledger's last entry bore a time ahead of it, below which no later entry may go.",
    ),
    server: text(200, 'Name of the host whose server was refused, as that host gives it.'),
    records: count(
      'How many records of others were refused: one that was sent again and refused again counts again. Whether they were sent once more, and taken, is not known here.',
      Number.MAX_SAFE_INTEGER,
    ),
    reads: optional(
      count(
        'How many of these would have said that somebody read entries or took something out: it was not handed out, and nothing of a decision is missing by them. Absent: the server that was refused did not tell them apart.',
        Number.MAX_SAFE_INTEGER,
      ),
    ),
    first: reading('The first refusal.'),
    last: reading('The last one before this record.'),
    bound_s: count(
      "How far ahead of the database's clock an entry's time could be, in seconds.",
      Number.MAX_SAFE_INTEGER,
    ),
  },
  'A server was refused its records, because they would have borne a time too far ahead of the database’s clock. Docket says so once, as soon as it can record it with a right time; a server that was killed before says nothing.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
