import { LocalSignIn } from '@docket/service';
import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { bodyReader } from '../http/own-body.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { refuseForeign } from '../http/same-origin.js';
import { TokenBuckets } from '../http/token-buckets.js';
import { sessionCookie } from './cookies.js';
import { encodeSession, localSessionExample } from './session-schemas.js';
import { ENROLMENT_REQUEST, PASSPHRASE_REQUEST } from './people-schemas.js';
import { SIGN_IN_SETTINGS, type SignInSettings } from './sign-in-settings.js';

const readPassphrase = bodyReader<{ name: string; passphrase: string }>(PASSPHRASE_REQUEST);
const readEnrolment = bodyReader<{ token: string; passphrase: string }>(ENROLMENT_REQUEST);

/** Signing in with a passphrase, and choosing one. */
@Controller('v1/session')
export class PassphraseController {
  /** Who guesses has ten tries in five minutes at one name; everybody together, so many that no hash is waited for long. */
  readonly #ofName = new TokenBuckets({ name: 'name', requestsMax: 10, windowS: 300 });
  readonly #ofAll = new TokenBuckets({ name: 'all', requestsMax: 120, windowS: 60 });

  constructor(
    @Inject(LocalSignIn) private readonly local: LocalSignIn,
    @Inject(SIGN_IN_SETTINGS) private readonly settings: SignInSettings | undefined,
  ) {}

  @Post('passphrase')
  @Allow('public')
  @Operation({
    id: 'signInWithPassphrase',
    tag: 'Sessions',
    summary: 'Sign in with a passphrase',
    description:
      'Of people who enrolled, where there is no identity provider. Sent from a page of Docket, with `X-Docket-CSRF: 1`. Ten tries in five minutes for a name.',
    body: {
      schema: 'PassphraseRequest',
      examples: { person: { name: 'ada', passphrase: 'an old bridge of wet stones' } },
    },
    answers: {
      200: {
        description: 'Signed in, with the cookie of the session.',
        schema: 'Session',
        example: localSessionExample,
      },
    },
    problems: [
      'not_found',
      'cross_site_request',
      'sign_in_refused',
      'rate_limited',
      'overloaded',
      'signing_key_unusable',
    ],
  })
  async signIn(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const { publicUrl, passphrase: whose } = this.#settings();
    refuseForeign(request, publicUrl);
    const given = readPassphrase(body);
    this.#count(given.name);
    if (whose !== 'all' && (whose === 'nobody' || whose.only !== given.name)) {
      throw new Problem('sign_in_refused', 'Here people sign in at the identity provider.');
    }
    const { session, token } = await this.local.signIn(given);
    const facts = { reqId: request.id, session: session.id, via: session.via };
    if (whose === 'all') request.log.info(facts, 'signed in');
    else request.log.warn(facts, 'signed in with a passphrase, beside the identity provider');
    void reply
      .header('cache-control', 'no-store')
      .header('set-cookie', sessionCookie(session, token));
    sendJson(reply, encodeSession(session));
  }

  @Post('enrolment')
  @Allow('public')
  @Operation({
    id: 'choosePassphrase',
    tag: 'Sessions',
    summary: 'Choose a passphrase',
    description:
      'With the token of an enrolment, which is good for 15 minutes, and once. Sessions that the person has end. Sent from a page of Docket, with `X-Docket-CSRF: 1`.',
    body: {
      schema: 'EnrolmentRequest',
      examples: {
        person: {
          token: 'q83v_4XbYx0dT2xY3m1c9k5n7p8r6s4t2u0w1y3z5A8',
          passphrase: 'an old bridge of wet stones',
        },
      },
    },
    answers: { 204: { description: 'It is kept, as a hash.' } },
    problems: [
      'not_found',
      'cross_site_request',
      'sign_in_refused',
      'rate_limited',
      'overloaded',
      'signing_key_unusable',
    ],
  })
  async choose(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    refuseForeign(request, this.#settings().publicUrl);
    const given = readEnrolment(body);
    this.#count(undefined);
    await this.local.enrol(given);
    void reply.code(204).send();
  }

  #settings(): SignInSettings {
    if (this.settings !== undefined && this.settings.passphrase !== 'nobody') return this.settings;
    throw new Problem('not_found', 'Nobody signs in with a passphrase at this server.');
  }

  /** @throws {Problem} `rate_limited`. */
  #count(name: string | undefined): void {
    const own: [TokenBuckets, string][] = [[this.#ofAll, '']];
    if (name !== undefined) own.push([this.#ofName, name]);
    const spent = own.find(([buckets, of]) => !buckets.has(of));
    if (spent !== undefined) {
      const headers = { 'retry-after': String(spent[0].state(spent[1]).resetS) };
      throw new Problem('rate_limited', 'Too many tries to sign in.', { headers });
    }
    for (const [buckets, of] of own) buckets.take(of);
  }
}
