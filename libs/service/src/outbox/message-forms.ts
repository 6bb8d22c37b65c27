import { createHmac } from 'node:crypto';
import type { EndpointSecrets, OutboxMessage } from '@docket/store';
import { MAIL_WORDS } from './mail-words.js';
import { logOf, type LoggedWork } from './otlp-log.js';
import { ALERT_FIRED, readTold, type ToldMessage } from './told-events.js';

/** What a message looks like where it goes. */
export const WEBHOOK_FORMS = ['standard', 'slack', 'otlp', 'email'] as const;
export type WebhookForm = (typeof WEBHOOK_FORMS)[number];

interface FormedMessage {
  body: string;
  headers: Record<string, string>;
}

export interface Forming {
  secrets: EndpointSecrets;
  /** Where browsers reach this installation, without a path; no links where it is not known. */
  publicUrl: string | undefined;
  now: Date;
  /** Of form `otlp`: the agent's work that it is about, where that is known. */
  work?: LoggedWork;
}

/**
 * formMessage says what is posted: the body, and the headers that it is sent with.
 *
 * @throws {SyntaxError} the content is not what the outbox wrote.
 */
export function formMessage(
  form: string,
  { id, content }: OutboxMessage,
  { secrets, publicUrl, now, work }: Forming,
): FormedMessage {
  const told = readTold(content);
  const links = linksOf(told, publicUrl);
  const body = JSON.stringify(bodyOf(form, told, { links, now, work }));
  return { body, headers: { ...secrets.headers, ...signed({ id, body, now }, secrets) } };
}

function bodyOf(
  form: string,
  told: ToldMessage,
  { links, now, work }: { links: Links; now: Date; work: LoggedWork | undefined },
): object {
  if (form === 'slack') return slackOf(told, links);
  if (form === 'otlp') return logOf(told, { ...work, says: SAID[told.type], url: links.url, now });
  return { ...told, data: { ...told.data, ...links } };
}

/** Headers of a Standard Webhook: a signature for each secret that is good now, `v1`, HMAC-SHA-256. */
function signed(
  { id, body, now }: { id: string; body: string; now: Date },
  { secret, before }: EndpointSecrets,
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000);
  const isBeforeGood = before !== undefined && Date.parse(before.until) > now.getTime();
  const signatures = [secret, ...(isBeforeGood ? [before.secret] : [])].map((one) => {
    const mac = createHmac('sha256', Buffer.from(one, 'base64'));
    return `v1,${mac.update(`${id}.${timestamp}.${body}`, 'utf8').digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}

interface Links {
  /** Where a person sees it, and may decide: they sign in there. */
  url?: string;
  /** Where a program reads it, with a key. */
  api?: string;
}

/** Where what is told can be seen. */
export function linksOf({ type, data }: ToldMessage, publicUrl: string | undefined): Links {
  const { ledger, decision_id: decision, escalation_id: escalation } = data;
  const api = decision === undefined ? {} : { api: `/v1/ledgers/${ledger}/decisions/${decision}` };
  if (publicUrl === undefined) return api;
  const path =
    decision === undefined
      ? type === ALERT_FIRED
        ? 'queue'
        : 'verify'
      : escalation === undefined
        ? `decisions/${ledger}/${decision}`
        : `queue/${ledger}/${decision}/${escalation}`;
  return { url: `${publicUrl}/app/${path}`, ...api };
}

const SAID = MAIL_WORDS.en.events;

/** An incoming webhook of Slack, and of what understands the same: one text with a link. Nothing is decided there. */
function slackOf({ type, data }: ToldMessage, { url }: Links): { text: string } {
  const facts = [
    `ledger ${data.ledger}`,
    data.decision_id,
    data.escalation_id,
    data.side_effect_id,
    data.rule && `rule ${data.rule}`,
    data.reason && `reason ${data.reason}`,
    data.alert && `alert ${data.alert}`,
    data.alert_id,
    data.waiting !== undefined && `${data.waiting} waiting`,
    data.more !== undefined && `at least ${data.more} more, which are listed in Docket`,
    data.holder && `given to ${data.holder}`,
    data.due_at && `due ${data.due_at}`,
  ].filter((fact) => typeof fact === 'string');
  const link = url === undefined ? '' : ` <${url}|Open in Docket>`;
  return { text: `*${SAID[type]}*: ${escapeSlack(facts.join(', '))}.${link}` };
}

const escapeSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
