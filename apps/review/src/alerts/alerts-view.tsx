import { useSignal } from '@preact/signals';
import { ActTable } from '../administration/act-table.js';
import { Listed } from '../administration/listed.js';
import { inLedger, refusedBy, type Refused } from '../ask.js';
import { useLoaded } from '../parts/loaded.js';
import { Heading } from '../parts/heading.js';
import { Problem } from '../parts/problem.js';
import { addressOf } from '../router.js';
import { alertingLedgers, definesAlerts } from '../session/session.js';
import type { AlertWords } from '../words/english-alerts.js';
import { language, told, words } from '../words/index.js';
import { AlertForm } from './alert-form.js';
import { alertWords } from './alert-words.js';
import { FiringPlace } from './firing-place.js';
import {
  readAlerts,
  readFirings,
  readPreview,
  type ShownAlert,
  type ShownPreview,
} from './read-alerts.js';
import { ReminderForm } from './reminder-form.js';

/** What people are told of without being asked, what fired, and when they are reminded. */
export function AlertsView({ ledger }: { ledger?: string }) {
  const say = alertWords();
  const own = alertingLedgers.value;
  const at = ledger === undefined ? only(own) : own.find(({ id }) => id === ledger);
  const title = words.value.alertsLink;
  return (
    <main id="content" class="wide">
      <Heading key={ledger} text={title} part={`${title} · ${at?.id ?? ''}`} />
      {at !== undefined ? (
        <OfLedger key={at.id} ledger={at.id} role={at.role} say={say} />
      ) : ledger === undefined && own.length > 0 ? (
        <ul>
          {own.map(({ id }) => (
            <li key={id}>
              <a href={addressOf({ place: 'alerts', path: [id] })}>{id}</a>
            </li>
          ))}
        </ul>
      ) : (
        <p class="notice">{say.notYours}</p>
      )}
    </main>
  );
}

const only = <One,>(all: readonly One[]): One | undefined =>
  all.length === 1 ? all[0] : undefined;

function OfLedger({ ledger, role, say }: { ledger: string; role: string; say: AlertWords }) {
  const loaded = useLoaded(() => readAlerts(ledger), [ledger]);
  const mayDefine = definesAlerts(role);
  const { value } = loaded;
  return (
    <>
      <p>{say.intro}</p>
      {value !== undefined && (
        <p class={value.told === 0 ? 'notice' : undefined}>{say.told(value.told)}</p>
      )}
      <AlertTable ledger={ledger} say={say} loaded={loaded} mayDefine={mayDefine} />
      {mayDefine && <AlertForm ledger={ledger} say={say} onDone={loaded.again} />}
      <Firings ledger={ledger} say={say} />
      <ReminderForm ledger={ledger} say={say} mayDefine={mayDefine} />
    </>
  );
}

interface TableProps {
  ledger: string;
  say: AlertWords;
  loaded: ReturnType<typeof useLoaded<Awaited<ReturnType<typeof readAlerts>>>>;
  mayDefine: boolean;
}

function AlertTable({ ledger, say, loaded, mayDefine }: TableProps) {
  const { quote, moment } = told.value;
  const rows = { ...loaded, value: loaded.value?.alerts };
  const shown = usePreview(ledger);
  const columns = [say.label, say.firesWhen, say.lastFired];
  const row = (one: ShownAlert) => [
    quote(one.label),
    whenOf(one, say),
    one.last_fired_at === null
      ? say.notFired
      : say.firedAt(moment(one.last_fired_at), words.value.number(one.firings)) +
        (one.is_over ? ` ${say.isOver}` : ''),
  ];
  if (!mayDefine)
    return <Listed title={say.alerts} none={say.none} columns={columns} loaded={rows} row={row} />;
  return (
    <>
      <ActTable
        title={say.alerts}
        none={say.none}
        columns={[...columns, say.preview]}
        loaded={rows}
        row={(one) => [
          ...row(one),
          <button
            type="button"
            aria-label={say.previewOf(quote(one.label))}
            onClick={() => void shown.read(one)}
          >
            {say.show}
          </button>,
        ]}
        verb={say.remove}
        act={(one) => ({
          name: say.removeAlert(quote(one.label)),
          follows: [say.removeFollows],
          path: inLedger(ledger, 'alerts', one.id),
          done: say.removed(quote(one.label)),
        })}
      />
      <Preview say={say} {...shown} />
    </>
  );
}

/** What an alert would send, once it was asked for. */
function usePreview(ledger: string) {
  const preview = useSignal<{ label: string; sends: ShownPreview } | undefined>(undefined);
  const refused = useSignal<Refused | undefined>(undefined);
  const read = async ({ id, label }: ShownAlert): Promise<void> => {
    try {
      preview.value = { label, sends: await readPreview(ledger, id, language.value) };
      refused.value = undefined;
    } catch (error) {
      preview.value = undefined;
      refused.value = refusedBy(error);
    }
  };
  return { preview: preview.value, refused: refused.value, read };
}

function Preview({
  say,
  preview,
  refused,
}: Omit<ReturnType<typeof usePreview>, 'read'> & { say: AlertWords }) {
  if (refused !== undefined) return <Problem refused={refused} />;
  if (preview === undefined) return null;
  const { mail, told: count } = preview.sends;
  return (
    <div class="notice" role="status">
      <p>{say.wouldSend(told.value.quote(preview.label), count)}</p>
      <pre class="said whole-text">{`${mail.subject}\n\n${mail.text}`}</pre>
    </div>
  );
}

function whenOf(alert: ShownAlert, say: AlertWords): string {
  const { kind, below, rule, seconds, count, again_below: again } = alert;
  const { number } = words.value;
  const named = Object.hasOwn(say.when, kind) ? say.when[kind as keyof typeof say.when] : kind;
  const terms = [
    below !== undefined && say.below(number(below)),
    rule !== undefined && told.value.rule(rule),
    seconds !== undefined && say.longerThan(number(seconds / 60)),
    count !== undefined && say.from(number(count), number(again ?? 0)),
  ].filter((one) => typeof one === 'string');
  return [named, ...terms].join(': ');
}

function Firings({ ledger, say }: { ledger: string; say: AlertWords }) {
  const { quote, moment } = told.value;
  return (
    <Listed
      title={say.firings}
      none={say.noFirings}
      columns={[say.fired, say.label, say.where, say.toldColumn]}
      loaded={useLoaded(() => readFirings(ledger), [ledger])}
      row={(one) => [
        moment(one.fired_at),
        quote(one.label),
        <FiringPlace ledger={ledger} firing={one} say={say} />,
        words.value.number(one.told),
      ]}
    />
  );
}
