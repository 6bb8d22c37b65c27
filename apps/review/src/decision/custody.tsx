import { Marks, Said } from '../parts/fact.js';
import type { SeenDecision } from '../question/seen.js';
import { lexicon } from '../told.js';
import { englishCustody } from '../words/english-custody.js';
import { germanCustody } from '../words/german-custody.js';
import { language, told, words } from '../words/index.js';
import type { Beside, CorrectedLine } from './beside.js';
import { handedRows, type HandedRow } from './handed.js';
import { Part } from './part.js';
import { valueInWords } from '../parts/recorded-value.js';

const custodyWords = () => (language.value === 'de' ? germanCustody : englishCustody);

/** Who saw the decision and who took it out: what, for whom, and what of it was withheld. */
export function Handed({ seen }: { seen: SeenDecision }) {
  const say = custodyWords();
  const { document, recordType } = lexicon(language.value);
  const { sub, none } = document;
  const { number } = words.value;
  const { statement, events } = seen.model.custody;
  const rows = handedRows(seen, recordType('export.recorded'));
  const copies = rows.filter(({ isCopy }) => isCopy).length;
  const reads = rows.reduce((sum, { isCopy, times }) => sum + (isCopy ? 0 : times), 0);
  const people = new Set(rows.map(({ event }) => event.actor)).size;
  return (
    <Part id="custody" section={15} title={sub.custody}>
      <p>{say.summary(number(reads), number(copies), number(people))}</p>
      {events.length === 0 ? (
        <p>{none}</p>
      ) : (
        <div class="wide-table" tabIndex={0} role="group" aria-label={sub.custody}>
          <table>
            <thead>
              <tr>
                {[say.when, say.who, say.what, say.purpose, say.evidence].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <Row key={i} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="small">
        {say.you} {statement}
      </p>
    </Part>
  );
}

function Row({ row }: { row: HandedRow }) {
  const say = custodyWords();
  const { moment, quote, code } = told.value;
  const { event, since, times, copy, isCopy } = row;
  const { variant, profile, format, locale, recipient } = copy;
  return (
    <tr>
      <th scope="row">
        {moment(event.at)}
        {times > 1 && (
          <>
            <br />
            <span class="small">{say.times(words.value.number(times), moment(since))}</span>
          </>
        )}
      </th>
      <td>
        <Said fact={event.role} />
        <br />
        <span class="small">{event.actor}</span>
      </td>
      <td>
        {event.event}
        {event.kind !== undefined && `, ${event.kind}`}, {event.scope}
        {isCopy && (
          <ul class="plain small">
            {variant !== undefined && <li>{say.variant(code(variant))}</li>}
            {variant !== undefined && (
              <li>{profile === undefined ? withheldBy(variant) : say.profile(quote(profile))}</li>
            )}
            {format !== undefined && <li>{say.format(quote(format), quote(locale ?? '–'))}</li>}
            {event.digest.state === 'recorded' && (
              <li class="said">{say.digest(event.digest.text)}</li>
            )}
          </ul>
        )}
      </td>
      <td>
        {recipient !== undefined && (
          <>
            {say.recipient(quote(recipient))}
            <br />
          </>
        )}
        <Said fact={event.purpose} />
      </td>
      <td>
        <Marks marks={row.marks} />
      </td>
    </tr>
  );
}

/** Of a copy that names no profile: whether anything was withheld, as far as its variant says. */
function withheldBy(variant: string): string {
  const say = custodyWords();
  return variant === 'full' || variant === 'interim' ? say.unreduced : say.byHand;
}

/** What was said of an entry afterwards, beside it. */
export function SaidBeside({ beside }: { beside: readonly Beside[] }) {
  const say = custodyWords();
  if (beside.length === 0) return null;
  return (
    <ul class="beside">
      {beside.map((one, i) => (
        <li key={i}>
          {one.kind === 'commented' ? say.commentedBy : say.correctedBy}{' '}
          <Marks marks={[one.mark]} />
          {one.kind === 'corrected' && <CorrectedLines lines={one.lines} />}
        </li>
      ))}
    </ul>
  );
}

/** What was put right, member by member. */
export function CorrectedLines({ lines }: { lines: readonly CorrectedLine[] }) {
  const say = custodyWords();
  return (
    <ul>
      {lines.map(({ name, before, after }, at) => (
        <li key={at}>
          {name === undefined
            ? say.wholly(inWords(before), inWords(after))
            : say.changed(told.value.quote(name), inWords(before), inWords(after))}
        </li>
      ))}
    </ul>
  );
}

const inWords = (value: Parameters<typeof valueInWords>[0] | undefined): string =>
  value === undefined ? words.value.attempts.notGiven : valueInWords(value);
