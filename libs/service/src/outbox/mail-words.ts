import type { ToldMessage } from './told-events.js';

export const MAIL_LOCALES = ['en', 'de'] as const;
export type MailLocale = (typeof MAIL_LOCALES)[number];

interface MailWords {
  /** What happened. */
  events: Record<ToldMessage['type'], string>;
  ledger: string;
  decision: string;
  escalation: string;
  sideEffect: string;
  rule: string;
  reason: string;
  alert: string;
  waiting: string;
  more: string;
  holder: string;
  givenBy: string;
  due: string;
  entry: string;
  seeIt: string;
  /** Said under each mail. */
  close: string;
}

export const MAIL_WORDS: Record<MailLocale, MailWords> = {
  en: {
    events: {
      'escalation.opened': 'A human is asked',
      'escalation.overdue': 'Nobody answered in time',
      'escalation.reminder': 'A question still waits',
      'escalation.answered': 'A human answered',
      'escalation.assigned': 'A question was given to somebody',
      'alert.fired': 'An alert fired',
      'decision.closed': 'A decision was closed',
      'tripwire.tripped': 'A rule found something',
      'effect.in_doubt': 'Nobody knows whether a side effect happened',
      'review.recorded': 'A human recorded a review',
      'evaluation.recorded': 'A decision was evaluated',
      'log.damaged': 'A ledger is not as it was recorded',
      'webhook.test': 'This address is told of what happens',
    },
    ledger: 'Ledger',
    decision: 'Decision',
    escalation: 'Escalation',
    sideEffect: 'Side effect',
    rule: 'Rule',
    reason: 'Reason',
    alert: 'Alert',
    waiting: 'Questions that wait',
    more: 'More that fired, at least, and are listed only',
    holder: 'Given to',
    givenBy: 'By',
    due: 'Answer due',
    entry: 'Entry',
    seeIt: 'Sign in to see it:',
    close: 'Nothing is decided by this mail, nor by an answer to it.',
  },
  de: {
    events: {
      'escalation.opened': 'Ein Mensch wird gefragt',
      'escalation.overdue': 'Niemand hat rechtzeitig geantwortet',
      'escalation.reminder': 'Eine Frage wartet noch',
      'escalation.answered': 'Ein Mensch hat geantwortet',
      'escalation.assigned': 'Eine Frage wurde jemandem gegeben',
      'alert.fired': 'Eine Warnung hat ausgelöst',
      'decision.closed': 'Eine Entscheidung wurde abgeschlossen',
      'tripwire.tripped': 'Eine Regel hat etwas gefunden',
      'effect.in_doubt': 'Niemand weiß, ob eine Auswirkung eingetreten ist',
      'review.recorded': 'Ein Mensch hat geprüft',
      'evaluation.recorded': 'Eine Entscheidung wurde bewertet',
      'log.damaged': 'Ein Ledger ist nicht, wie es aufgezeichnet wurde',
      'webhook.test': 'Diese Adresse erfährt, was geschieht',
    },
    ledger: 'Ledger',
    decision: 'Entscheidung',
    escalation: 'Eskalation',
    sideEffect: 'Auswirkung',
    rule: 'Regel',
    reason: 'Grund',
    alert: 'Warnung',
    waiting: 'Wartende Fragen',
    more: 'Mindestens so viele weitere, die nur aufgelistet sind',
    holder: 'Gegeben an',
    givenBy: 'Von',
    due: 'Antwort fällig',
    entry: 'Eintrag',
    seeIt: 'Nach der Anmeldung zu sehen:',
    close: 'Durch diese Mail und durch eine Antwort darauf wird nichts entschieden.',
  },
};

/** mailOf says what a mail says: ids and words of Docket, and where a person sees the rest. */
export function mailOf(
  { type, data, timestamp }: ToldMessage,
  { locale, url }: { locale: MailLocale; url: string | undefined },
): { subject: string; text: string } {
  const words = MAIL_WORDS[locale];
  const facts: [string, string | number | undefined][] = [
    [words.ledger, data.ledger],
    [words.decision, data.decision_id],
    [words.escalation, data.escalation_id],
    [words.sideEffect, data.side_effect_id],
    [words.rule, data.rule],
    [words.reason, data.reason],
    [words.alert, data.alert && `${data.alert} (${data.alert_id})`],
    [words.waiting, data.waiting],
    [words.more, data.more],
    [words.holder, data.holder],
    [words.givenBy, data.given_by],
    [words.due, data.due_at],
    [words.entry, data.seq],
  ];
  const lines = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  const link = url === undefined ? [] : ['', words.seeIt, url];
  const text = [`${words.events[type]} (${timestamp}).`, '', ...lines, ...link, '', words.close];
  return { subject: `${words.events[type]}: ${data.ledger}`, text: `${text.join('\n')}\n` };
}
