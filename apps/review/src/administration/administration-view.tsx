import type { ComponentChildren } from 'preact';
import { Heading } from '../parts/heading.js';
import { type Loaded, useLoaded } from '../parts/loaded.js';
import { addressOf } from '../router.js';
import { administered, administersAll, session } from '../session/session.js';
import { language, told, words } from '../words/index.js';
import { englishAdministration } from '../words/english-administration.js';
import { germanAdministration } from '../words/german-administration.js';
import { LedgerParts } from './ledger-parts.js';
import { idInVerifierKey, readLedgers, readPeople, readSessions } from './read-administration.js';
import type { AdministeredLedger, AdministeredPerson } from './read-administration.js';
import { AtWork } from './at-work.js';
import { ActTable } from './act-table.js';
import { PeopleForms } from './admit.js';
import { Listed } from './listed.js';

const administrationWords = () =>
  language.value === 'de' ? germanAdministration : englishAdministration;

/** What is there, who may open it and whom it tells, for administrators; of all ledgers, or of one. */
export function AdministrationView({ ledger }: { ledger?: string }) {
  const say = administrationWords();
  const isMine = administersAll.value || administered.value.length > 0;
  const title = words.value.administrationLink;
  return (
    <main id="content" class="wide">
      <Heading
        key={ledger ?? ''}
        text={ledger === undefined ? title : `${say.ledger} ${ledger}`}
        part={ledger === undefined ? title : `${ledger} · ${title}`}
      />
      {isMine ? <Whole ledger={ledger} /> : <p class="notice">{say.notYours}</p>}
    </main>
  );
}

function Whole({ ledger }: { ledger: string | undefined }) {
  const say = administrationWords();
  if (ledger === undefined) {
    return (
      <>
        <p>{say.intro}</p>
        {administersAll.value && <AtWork />}
        <LedgerTable />
        {administersAll.value && (
          <>
            <PeoplePart />
            <SessionTable />
          </>
        )}
      </>
    );
  }
  return (
    <>
      <p>
        <a href={addressOf({ place: 'administration', path: [] })}>{say.all}</a>
      </p>
      <LedgerParts key={ledger} ledger={ledger} say={say} />
    </>
  );
}

/** How many there are, and which of them are no record: nothing says so but this before somebody verifies. */
function Entries({ size, unread }: Pick<AdministeredLedger, 'size'> & { unread: Unread }) {
  const { number } = words.value;
  const { count } = unread;
  const say = administrationWords();
  if (count === 0) return number(size);
  return (
    <>
      {number(size)}
      <p class="tag bad">
        <span aria-hidden="true">✗</span> {say.unread(count, number(count), placesOf(unread))}
      </p>
    </>
  );
}

type Unread = AdministeredLedger['unread_entries'];

/** Positions of the first of them, as the API has them: they are looked for by that. */
const placesOf = ({ count, first }: Unread): string =>
  [...first.map(({ seq }) => String(seq)), ...(count > first.length ? ['…'] : [])].join(', ');

function LedgerTable() {
  const say = administrationWords();
  const { moment } = told.value;
  const own = administersAll.value ? 'all' : administered.value;
  const loaded = useLoaded(() => readLedgers(own), [String(own)]);
  const { ledgers, missing_cells: missing = [] } = loaded.value ?? {};
  return (
    <>
      {missing.length > 0 && (
        <p role="alert" class="tag bad">
          <span aria-hidden="true">✗</span> {say.missingCells(missing.join(', '))}
        </p>
      )}
      <Listed
        title={say.ledgers}
        none={say.none}
        columns={[say.ledger, say.entries, say.keyId, say.made]}
        loaded={{ ...loaded, value: ledgers }}
        row={({ id, size, public_key: key, created_at: made, unread_entries: unread }) => [
          <a href={addressOf({ place: 'administration', path: [id] })}>{id}</a>,
          <Entries size={size} unread={unread} />,
          <code>{idInVerifierKey(key) ?? '?'}</code>,
          moment(made),
        ]}
      />
    </>
  );
}

function PeoplePart() {
  const say = administrationWords();
  const loaded = useLoaded(readPeople, []);
  const ledgers = useLoaded(() => readLedgers('all'), []).value?.ledgers ?? [];
  return (
    <>
      <PeopleTable loaded={loaded} />
      <PeopleForms
        say={say}
        ledgers={ledgers.map(({ id }) => id)}
        people={(loaded.value ?? []).map(({ name }) => name)}
        onDone={loaded.again}
      />
    </>
  );
}

function PeopleTable({ loaded }: { loaded: Loaded<readonly AdministeredPerson[]> }) {
  const say = administrationWords();
  return (
    <ActTable
      title={say.people}
      none={say.none}
      columns={[say.name, say.id, say.roles, say.state]}
      loaded={loaded}
      row={(person) => [
        told.value.quote(person.name),
        person.id,
        roleList(person.roles),
        stateOf(person),
      ]}
      verb={say.remove}
      act={(person) => ({
        name: say.removePerson(told.value.quote(person.name)),
        follows: [
          say.removeFollows,
          ...(isMe(person) ? [say.isYou] : []),
          ...(person.roles['registry'] === 'administrator' ? [say.somebodyElse] : []),
        ],
        path: `/v1/people/${encodeURIComponent(person.name)}`,
        done: say.removed(told.value.quote(person.name)),
      })}
    />
  );
}

const sessionId = (): string | undefined =>
  session.value === null || session.value === 'asking' ? undefined : session.value.id;

const isMe = ({ id }: AdministeredPerson): boolean =>
  session.value !== null &&
  session.value !== 'asking' &&
  session.value.person.startsWith(`local:${id}/`);

function stateOf({ enrolled, enrolment_expires_at: until }: AdministeredPerson): ComponentChildren {
  const say = administrationWords();
  if (enrolled) return say.enrolled;
  const isOpen = until !== null && Date.parse(until) > Date.now();
  return isOpen ? say.invited(told.value.moment(until)) : say.lapsed;
}

function SessionTable() {
  const say = administrationWords();
  const { moment, quote } = told.value;
  return (
    <ActTable
      title={say.sessions}
      none={say.none}
      columns={[say.person, say.by, say.roles, say.signedInAt, say.lastSeen, say.endsAt]}
      loaded={useLoaded(readSessions, [])}
      row={(one) => [
        one.id === sessionId() ? `${quote(one.person)} (${say.thisOne})` : quote(one.person),
        say.way[one.via] ?? one.via,
        roleList(one.roles),
        moment(one.signed_in_at),
        moment(one.last_seen_at),
        moment(one.expires_at),
      ]}
      verb={say.end}
      act={(one) => ({
        name: say.endSession(quote(one.person), moment(one.signed_in_at)),
        follows: [say.endFollows, ...(one.id === sessionId() ? [say.isYou] : [])],
        path: `/v1/sessions/${encodeURIComponent(one.id)}`,
        done: say.ended(quote(one.person)),
      })}
    />
  );
}

const roleList = (roles: Record<string, string>): string =>
  Object.entries(roles)
    .map(([ledger, role]) => `${ledger}: ${role}`)
    .join(', ');
