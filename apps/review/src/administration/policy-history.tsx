import type { Policy } from '@docket/record';
import { useLoaded } from '../parts/loaded.js';
import { queryOf, NOTHING_WISHED } from '../decision/wish.js';
import { addressOf } from '../router.js';
import { roleIn } from '../session/session.js';
import { lexicon } from '../told.js';
import type { AdministrationWords } from '../words/english-administration.js';
import { language, told, words } from '../words/index.js';
import { Listed } from './listed.js';
import { diffPolicies, type ChangedMember } from './policy-diff.js';
import { readPolicyHistory, type ShownTerm } from './read-administration.js';

interface HistoryProps {
  ledger: string;
  say: AdministrationWords;
}

interface TermRow {
  term: ShownTerm;
  /** The one before it; undefined of the first. */
  before: ShownTerm | undefined;
}

/** Every policy that was in force: whose it was, how long, and what it changed in words. */
export function PolicyHistory({ ledger, say }: HistoryProps) {
  const { value, refused, again } = useLoaded(
    async () => ({ ...(await readPolicyHistory(ledger)), at: new Date().toISOString() }),
    [ledger],
  );
  const { number } = words.value;
  const rows: TermRow[] | undefined = value?.policies.map((term, i, all) => ({
    term,
    before: all[i + 1],
  }));
  return (
    <>
      <Listed<TermRow>
        title={say.history}
        none={say.none}
        columns={[say.policyColumn, say.inForce, say.who, say.whatChanged, say.openedUnder]}
        loaded={{ value: rows, refused, again }}
        row={({ term, before }) => [
          term.policy === null
            ? say.unreadable(term.revision)
            : say.versionOf(told.value.quote(term.policy.version), term.revision),
          inForce(term, say),
          <People term={term} say={say} />,
          <Changes term={term} before={before} say={say} />,
          <Opened term={term} ledger={ledger} say={say} />,
        ]}
      />
      {value !== undefined && (
        <p class="small">
          {say.historyNote} {say.readAt(told.value.moment(value.at))}
          {!value.as_of.complete &&
            ` ${say.counted(number(value.as_of.indexed_size), number(value.as_of.ledger_size))}`}
        </p>
      )}
    </>
  );
}

function inForce(
  { in_force_from: from, in_force_until: until }: ShownTerm,
  say: AdministrationWords,
) {
  const { moment } = told.value;
  return until === null ? say.sinceThen(moment(from)) : say.between(moment(from), moment(until));
}

interface TermProps {
  term: ShownTerm;
  say: AdministrationWords;
}

function People({ term, say }: TermProps) {
  const { quote } = told.value;
  const { changed_by: by, role, reason, approved_by: approver, proposed } = term;
  return (
    <ul class="plain">
      <li>
        {by} ({role}){reason !== undefined && `: ${quote(reason)}`}
      </li>
      {term.revision > 1 && (
        <li>
          {proposed === undefined
            ? say.proposedByNobody
            : say.proposedBefore(proposed.proposed_by, quote(proposed.reason))}
        </li>
      )}
      {approver !== undefined && <li>{say.approvedBy(quote(approver))}</li>}
    </ul>
  );
}

function Changes({ term, before, say }: TermProps & Pick<TermRow, 'before'>) {
  if (term.revision === 1) return <>{say.madeWith}</>;
  // Of a very long history the oldest has none to be held against.
  if (before === undefined || before.policy === null || term.policy === null)
    return <>{say.notCompared}</>;
  const lines = changesInWords(before.policy, term.policy, say);
  if (lines.length === 0) return <>{say.nothingChanged}</>;
  return (
    <ul class="plain">
      {lines.map(({ text, isWeaker }, i) => (
        <li key={i}>
          {text} {isWeaker && <span class="tag">{say.weakerTag}</span>}
        </li>
      ))}
    </ul>
  );
}

interface ChangeLine {
  text: string;
  isWeaker: boolean;
}

/** What differs between two policies, rules and thresholds by their names; all but the name of the version. */
function changesInWords(before: Policy, after: Policy, say: AdministrationWords): ChangeLine[] {
  return diffPolicies(before, after)
    .filter(({ pointer }) => pointer !== '/version' && pointer !== '/tripwires/disabled')
    .map((one) => ({ text: memberInWords(one, say), isWeaker: one.isWeaker }))
    .concat(rulesInWords(before, after, say));
}

function rulesInWords(before: Policy, after: Policy, say: AdministrationWords): ChangeLine[] {
  const { rule } = told.value;
  const [old, next] = [before.tripwires.disabled ?? [], after.tripwires.disabled ?? []];
  const off = next.filter((name) => !old.includes(name));
  const on = old.filter((name) => !next.includes(name));
  return [
    ...off.map((name) => ({ text: say.ruleOff(rule(name)), isWeaker: true })),
    ...on.map((name) => ({ text: say.ruleOn(rule(name)), isWeaker: false })),
  ];
}

function memberInWords({ pointer, before, after }: ChangedMember, say: AdministrationWords) {
  const { members } = lexicon(language.value);
  const known: { readonly [name: string]: string } = members;
  const name = pointer
    .split('/')
    .slice(1)
    .filter((part) => part !== 'tripwires')
    .map((part) => (Object.hasOwn(known, part) ? known[part] : told.value.code(part)))
    .join(' › ');
  return say.changedTo(name, valueInWords(before, say), valueInWords(after, say));
}

/** JSON text in words: a code by its word, all else as it stands. */
function valueInWords(json: string | undefined, say: AdministrationWords): string {
  if (json === undefined) return say.notGiven;
  const value: unknown = JSON.parse(json);
  if (typeof value === 'string') return told.value.code(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.length === 0 ? say.none : value.map((one) => told.value.code(one)).join(', ');
  return typeof value === 'object' ? told.value.quote(json) : json;
}

/** How many, and where they are found: by days, which is as near as a search goes. */
function Opened({ term, ledger, say }: TermProps & { ledger: string }) {
  const { decisions, in_force_from: from, in_force_until: until } = term;
  const sees = roleIn(ledger) !== undefined;
  const wish = {
    ...NOTHING_WISHED,
    from: from.slice(0, DAY_LENGTH),
    to: (until ?? '').slice(0, DAY_LENGTH),
  };
  return (
    <>
      {words.value.number(decisions)}
      {decisions > 0 && sees && (
        <>
          {' '}
          <a href={`${addressOf({ place: 'decisions', path: [] })}?${queryOf(wish)}`}>
            {say.findThem}
          </a>
        </>
      )}
    </>
  );
}

const DAY_LENGTH = 'yyyy-mm-dd'.length;
