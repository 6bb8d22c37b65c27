import {
  LedgerService,
  Outbox,
  REGISTRY,
  type SendingAttempt,
  type EndpointSecrets,
  type OutboxLease,
  type OutboxMessage,
} from '@docket/store';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { mailOf } from './mail-words.js';
import { formMessage, linksOf } from './message-forms.js';
import { UnreachableAddress } from './reachable-address.js';
import { sendMail } from './send-mail.js';
import { sendMessage } from './send-message.js';
import { readJudged, readJudgement, spanOf, type LoggedWork } from './otlp-log.js';
import { damageOf, eventOf, readTold, typesOf } from './told-events.js';

/** How often a worker looks for endpoints that are due, in milliseconds. */
const LOOK_MS = 1_000;
const PRUNE_EVERY = 600;
/** Endpoints that are sent to at once, and how many of one ledger: the slow ones of one do not take every place. */
const AT_ONCE = 16;
const OF_A_LEDGER = 4;
/** Messages for one endpoint before others have their turn, and for how long it is sent another, in milliseconds. */
const TURN_MESSAGES = 50;
const TURN_MS = 10_000;
/** Attempts after which a message is given up: about two hours after the first. */
const ATTEMPTS_MAX = 12;
const RETRY_MS = { first: 5_000, max: 3_600_000 } as const;
/** How long an endpoint may take nothing before it is disabled. */
const FAILING_S_MAX = 3 * 86_400;
/** What it answers to be sent nothing more (Standard Webhooks). */
const GONE = 410;

/** Sends, while a worker runs, what is to be told: each endpoint by itself, in order, until it is taken or given up. */
@Injectable()
export class OutboxSender implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('Outbox');
  readonly #stop = new AbortController();
  /** Endpoints that are sent to, their ledgers, and the ends of their turns. */
  readonly #turns = new Map<string, { ledgerNo: number; ended: Promise<void> }>();
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looks = 0;

  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.settings.roles.includes('worker')) return;
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = undefined;
      });
    }, LOOK_MS);
    // Waiting for something to tell must not keep the process alive.
    this.#timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    this.#stop.abort();
    await this.#looking;
    await Promise.all([...this.#turns.values()].map(({ ended }) => ended));
  }

  async #look(): Promise<void> {
    try {
      await this.#tellAlarms();
      // Whoever is slow is not waited for: the others are looked for again in a second.
      if (this.#turns.size < AT_ONCE) for (const one of await this.outbox.due()) this.#begin(one);
      if (this.#looks++ % PRUNE_EVERY === 0) await this.outbox.prune();
    } catch (error) {
      this.#noteFailure(error);
    }
  }

  #begin(due: { endpointId: string; ledgerNo: number }): void {
    const { endpointId, ledgerNo } = due;
    const isOfLedger = (turn: { ledgerNo: number }): boolean => turn.ledgerNo === ledgerNo;
    const ofLedger = [...this.#turns.values()].filter(isOfLedger).length;
    if (this.#stop.signal.aborted || this.#turns.has(endpointId)) return;
    if (this.#turns.size >= AT_ONCE || ofLedger >= OF_A_LEDGER) return;
    const ended = this.#serve(due)
      .catch((error: unknown) => this.#noteFailure(error))
      .finally(() => this.#turns.delete(endpointId));
    this.#turns.set(endpointId, { ledgerNo, ended });
  }

  /** Of one endpoint: the others have their turn. It is held for a minute, and then tried again. */
  #noteFailure(error: unknown): void {
    this.#log.warn(`messages wait: ${error instanceof Error ? error.message : 'unknown'}`);
  }

  /** What this process has noticed of a ledger that went back: there is an alarm of each, told once. */
  async #tellAlarms(): Promise<void> {
    for (const { ledger, seen, found } of this.ledgers.heads.alarms) {
      if (ledger.id === REGISTRY) continue;
      const what = `${seen.size} ${found?.size ?? ''} ${found?.lastHash ?? ''}`;
      await this.outbox.tell(ledger.ledgerNo, damageOf(ledger, 'went_back', { what }));
    }
  }

  async #serve(due: { endpointId: string; ledgerNo: number }): Promise<void> {
    const lease = await this.outbox.claim(due);
    if (lease === undefined) return;
    if (lease.secrets === undefined) {
      const why = 'its row is not as this installation wrote it';
      this.#log.error(
        `webhook ${lease.endpointId} of ledger ${lease.ledger.id} is disabled: ${why}`,
      );
      return this.outbox.release(lease, why);
    }
    const types = typesOf(lease.events);
    const began = performance.now();
    const isOver = (): boolean => performance.now() - began > TURN_MS || this.#stop.signal.aborted;
    let more = true;
    for (let sent = 0; sent < TURN_MESSAGES && !isOver();) {
      if (more) more = await this.outbox.collect(lease, types, (entry) => eventOf(entry, lease));
      const message = await this.outbox.next(lease, (messages) =>
        this.#log.error(
          `${messages} messages to webhook ${lease.endpointId} of ledger ${lease.ledger.id} are not sent: their rows are not what a server of this installation wrote. Somebody else writes to the database`,
        ),
      );
      if (message === undefined) {
        if (!more) break;
        continue;
      }
      const attempt = await this.#attempt(lease, message, lease.secrets);
      if (attempt === undefined || !(await this.outbox.settle(lease, message, attempt))) return;
      if (!attempt.taken) return this.#end(lease, attempt);
      sent += 1;
    }
    await this.outbox.release(lease);
  }

  /** Undefined where the process stops. */
  async #attempt(
    lease: OutboxLease,
    message: OutboxMessage,
    secrets: EndpointSecrets,
  ): Promise<SendingAttempt | undefined> {
    const { form, failures, endpointId, ledger } = lease;
    const { publicUrl, inside } = this.settings.outbox;
    const isGivenUp = message.attempts + 1 >= ATTEMPTS_MAX;
    try {
      const work = form === 'otlp' ? await this.#workOf(lease, message) : {};
      const forming = { secrets, publicUrl, now: new Date(), work };
      if (form === 'email') return { taken: true, status: await this.#mail(message, secrets) };
      const { body, headers } = formMessage(form, message, forming);
      const { url } = secrets;
      const stopped = this.#stop.signal;
      const { status, retryAfterMs } = await sendMessage({ url, headers, body, inside, stopped });
      if (status >= 200 && status < 300) return { taken: true, status };
      return {
        taken: false,
        status,
        why: `it answered ${status}`,
        isGivenUp,
        retryInMs: retryInMs(failures, retryAfterMs),
      };
    } catch (error) {
      if (this.#stop.signal.aborted) return undefined;
      if (error instanceof SyntaxError) return UNREADABLE;
      if (!(error instanceof UnreachableAddress)) throw error;
      this.#log.debug(`webhook ${endpointId} of ledger ${ledger.id}: ${error.message}`);
      const why = error.message;
      return { taken: false, status: undefined, why, isGivenUp, retryInMs: retryInMs(failures) };
    }
  }

  /** @throws {UnreachableAddress} */
  #mail({ id, content }: OutboxMessage, { url, locale: said }: EndpointSecrets): Promise<number> {
    const { mail, publicUrl } = this.settings.outbox;
    if (mail === undefined) throw new UnreachableAddress('this process sends no mail');
    const told = readTold(content);
    const locale = said === 'de' ? 'de' : 'en';
    const words = mailOf(told, { locale, url: linksOf(told, publicUrl).url });
    const message = { id, to: new URL(url).pathname, ...words };
    return sendMail(mail, message, this.#stop.signal);
  }

  /** A judgement is told where the work stands that it judges. */
  async #workOf(lease: OutboxLease, { content }: OutboxMessage): Promise<LoggedWork> {
    const { type, data } = readTold(content);
    const { decision_id: decisionId, decision_seq: decisionSeq } = data;
    if (decisionId === undefined || decisionSeq === undefined) return {};
    const bodiesTo = (position: number) =>
      this.outbox.bodiesBefore(lease, { decisionId, decisionSeq: position });
    const found = await bodiesTo(decisionSeq);
    const own = found.find((one) => one.decisionSeq === decisionSeq)?.body;
    if (type !== 'evaluation.recorded' || own === undefined) return { span: spanOf(bodies(found)) };
    const judged = readJudged(own);
    const span =
      spanOf([own]) ?? spanOf(bodies(judged === undefined ? found : await bodiesTo(judged)));
    return { span, judgement: readJudgement(own) };
  }

  async #end(
    lease: OutboxLease,
    attempt: Extract<SendingAttempt, { taken: false }>,
  ): Promise<void> {
    const name = `webhook ${lease.endpointId} of ledger ${lease.ledger.id}`;
    if (attempt.isGivenUp) this.#log.warn(`${name}: a message is given up: ${attempt.why}`);
    const disable =
      attempt.status === GONE
        ? 'it answered 410: it is to be sent nothing more'
        : (await this.outbox.failingS(lease)) > FAILING_S_MAX
          ? `it took nothing for ${FAILING_S_MAX / 86_400} days`
          : undefined;
    if (disable !== undefined) this.#log.error(`${name} is disabled: ${disable}`);
    await this.outbox.release(lease, disable);
  }
}

const bodies = (found: readonly { body: Buffer }[]): Buffer[] => found.map(({ body }) => body);

/** A row that somebody wrote by hand. */
const UNREADABLE: SendingAttempt = {
  taken: false,
  status: undefined,
  why: 'its content is not as the outbox wrote it',
  isGivenUp: true,
  retryInMs: 0,
};

/** Twice as long after each failure, up to an hour, and up to half of it less at random: not all at the same moment. */
function retryInMs(failures: number, askedMs = 0): number {
  const { first, max } = RETRY_MS;
  const whole = Math.min(max, Math.max(askedMs, first * 2 ** Math.min(failures, 20)));
  return Math.round(whole * (1 - Math.random() / 2));
}
