import { Heading } from '../parts/heading.js';
import { Listed } from '../administration/listed.js';
import { useLoaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import { addressOf } from '../router.js';
import { erasingLedgers } from '../session/session.js';
import { englishErasures, type ErasureWords } from '../words/english-erasures.js';
import { germanErasures } from '../words/german-erasures.js';
import { language, told, words } from '../words/index.js';
import { AskForm } from './ask-form.js';
import { ErasurePart } from './erasure-part.js';
import { HoldParts } from './hold-parts.js';
import type { PartProps } from './part-props.js';
import { isDocket, readOverview } from './read-erasures.js';

const erasureWords = (): ErasureWords =>
  language.value === 'de' ? germanErasures : englishErasures;

/** What is asked to be erased, and what forbids it, for those who decide on it or look at it. */
export function ErasuresView({ ledger, request }: { ledger?: string; request?: string }) {
  const say = erasureWords();
  const own = erasingLedgers.value;
  const only = own.length === 1 ? own[0] : undefined;
  const at = ledger === undefined ? only : own.find(({ id }) => id === ledger);
  const title = words.value.erasuresLink;
  const text = request === undefined ? title : say.asked(request);
  return (
    <main id="content" class="wide">
      <Heading key={`${ledger}/${request}`} text={text} part={`${text} · ${at?.id ?? ''}`} />
      {at === undefined ? (
        ledger === undefined && own.length > 0 ? (
          <LedgerList own={own} />
        ) : (
          <p class="notice">{say.notYours}</p>
        )
      ) : request === undefined ? (
        <Overview key={at.id} ledger={at.id} role={at.role} say={say} />
      ) : (
        <>
          <p>
            <a href={addressOf({ place: 'erasures', path: [at.id] })}>{say.all}</a>
          </p>
          <ErasurePart key={request} ledger={at.id} role={at.role} request={request} say={say} />
        </>
      )}
    </main>
  );
}

function LedgerList({ own }: { own: readonly { id: string }[] }) {
  return (
    <ul>
      {own.map(({ id }) => (
        <li key={id}>
          <a href={addressOf({ place: 'erasures', path: [id] })}>{id}</a>
        </li>
      ))}
    </ul>
  );
}

function Overview({ ledger, role, say }: PartProps) {
  const { value, refused, again } = useLoaded(() => readOverview(ledger), [ledger]);
  const { moment } = told.value;
  return (
    <>
      <p>{say.intro}</p>
      {role === 'officer' && <AskForm {...{ ledger, role, say }} />}
      {refused !== undefined && <Problem refused={refused} again={again} />}
      <Listed
        title={say.waiting}
        none={say.none}
        columns={[say.request, say.by, say.until]}
        loaded={{ value: value?.waiting, refused: undefined, again }}
        row={({ request, requested_by: by, lapses_at: until }) => [
          <a href={addressOf({ place: 'erasures', path: [ledger, String(request)] })}>
            {say.entry(request)}
          </a>,
          isDocket(by) ? say.docket : by,
          moment(until),
        ]}
      />
      <HoldParts {...{ ledger, role, say }} holds={value?.legal_holds} again={again} />
    </>
  );
}
