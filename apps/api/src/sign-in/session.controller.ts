import { PersonSessions, type SignedInPerson } from '@docket/service';
import { Controller, Delete, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { ownSession } from '../http/authentication.js';
import { Problem } from '../http/problem.js';
import { QueryParameters } from '../http/query.js';
import { invalidParameter } from '../http/parameters.js';
import { problemOf } from '../http/refusals.js';
import { Allow, Operation } from '../http/route.js';
import {
  cookieValues,
  dropCookie,
  SESSION_COOKIE,
  sessionCookie,
  setCookie,
  SIGN_IN_COOKIE,
} from './cookies.js';
import { IdentityProvider } from './identity-provider.js';
import { encodeSession, encodeWays, sessionExample, signInWaysExample } from './session-schemas.js';
import { FLOW_S, isOwnPath, openFlow, sealFlow, type SignInFlow } from './sign-in-flow.js';
import { stopAddress, takesPage, type SignInStop } from './sign-in-stop.js';
import { SIGN_IN_SETTINGS, type SignInSettings } from './sign-in-settings.js';

/** Injection token of the identity provider; undefined where people do not sign in. */
export const IDENTITY_PROVIDER = Symbol('IdentityProvider');

/** One's own session: how it begins, what it is, and how it ends. */
@Controller('v1/session')
export class SessionController {
  constructor(
    @Inject(PersonSessions) private readonly sessions: PersonSessions,
    @Inject(IDENTITY_PROVIDER) private readonly provider: IdentityProvider | undefined,
    @Inject(SIGN_IN_SETTINGS) private readonly settings: SignInSettings | undefined,
  ) {}

  @Get('ways')
  @Allow('public')
  @Operation({
    id: 'readSignInWays',
    tag: 'Sessions',
    summary: 'How people sign in here',
    description:
      'What a page needs before anybody is signed in. Whose passphrase is taken is not said.',
    answers: {
      200: { description: 'The ways.', schema: 'SignInWays', example: signInWaysExample },
    },
  })
  ways(@Res() reply: FastifyReply): void {
    void reply.header('cache-control', 'no-store');
    sendJson(reply, encodeWays(this.settings));
  }

  @Get('oidc')
  @Allow('public')
  @Operation({
    id: 'signIn',
    tag: 'Sessions',
    summary: 'Sign in',
    description:
      'Sends the browser to the identity provider. What it has to bring back is kept in a cookie for ten minutes. Where the provider is away, a browser is led to the page for people instead, with `sign_in=unavailable`.',
    parameters: [
      {
        name: 'return_to',
        in: 'query',
        description:
          'Path of this server where the browser goes afterwards; /v1/session where left out.',
        schema: { type: 'string', maxLength: 512 },
      },
      {
        name: 'again',
        in: 'query',
        description:
          'Whether the provider has to ask who it is, also of somebody who is signed in there.',
        schema: { type: 'string', enum: ['true', 'false'] },
      },
    ],
    answers: {
      302: { description: 'To the identity provider.' },
      303: { description: 'To the page for people, which says why not.' },
    },
    problems: ['not_found', 'sign_in_unavailable', 'signing_key_unusable'],
  })
  async signIn(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const provider = this.#provider();
    const given = new QueryParameters(query, ['return_to', 'again']);
    const returnTo = given.text('return_to') ?? '/v1/session';
    if (!isOwnPath(returnTo)) throw invalidParameter('return_to', 'must be a path of this server');
    const isAgain = given.flag('again') === true;
    void reply.header('cache-control', 'no-store');
    try {
      const { url, flow } = await provider.begin(isAgain);
      const value = await sealFlow({ ...flow, returnTo }, this.sessions);
      void reply
        .header('set-cookie', setCookie(SIGN_IN_COOKIE, value, FLOW_S))
        .redirect(url.href, 302);
    } catch (error) {
      leadBack(request, reply, { error, stop: 'refused', returnTo });
    }
  }

  @Get('oidc/callback')
  @Allow('public')
  @Operation({
    id: 'finishSignIn',
    tag: 'Sessions',
    summary: 'Come back from the identity provider',
    description:
      'For the browser alone. Begins a session of 30 minutes without a request and an hour at most, or as long as the file for sign-in says, with a new token; what roles the groups give is settled here. What the provider adds to the address beyond the protocol is passed over. Where nobody is signed in, a browser (`Accept: text/html`) is led to the page for people with the reason in `sign_in`: `no_role`, `not_begun`, `refused` or `unavailable`; others get the problem.',
    answers: {
      303: {
        description:
          'Signed in, with the cookie of the session; or not, to the page for people, which says why.',
      },
    },
    problems: ['not_found', 'sign_in_refused', 'sign_in_unavailable', 'signing_key_unusable'],
  })
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const provider = this.#provider();
    // Whatever comes of it, this flow is over.
    void reply.header('cache-control', 'no-store').header('set-cookie', dropCookie(SIGN_IN_COOKIE));
    const [value = '', another] = cookieValues(request.headers.cookie, SIGN_IN_COOKIE);
    const flow = another === undefined ? await openFlow(value, this.sessions) : undefined;
    let stop: SignInStop = 'not_begun';
    try {
      if (flow === undefined) {
        const detail = 'This browser has not begun to sign in here, or more than ten minutes ago.';
        throw new Problem('sign_in_refused', detail);
      }
      stop = 'refused';
      const question = request.url.indexOf('?');
      const query = question === -1 ? '' : request.url.slice(question + 1);
      const person = await provider.finish(query, flow);
      if (Object.keys(person.roles).length === 0) stop = 'no_role';
      await this.#enter(person, flow, request, reply);
    } catch (error) {
      leadBack(request, reply, { error, stop, returnTo: flow?.returnTo });
    }
  }

  @Get()
  @Allow('session')
  @Operation({
    id: 'readSession',
    tag: 'Sessions',
    summary: 'Who is signed in',
    answers: { 200: { description: 'Their session.', schema: 'Session', example: sessionExample } },
  })
  read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    void reply.header('cache-control', 'no-store');
    sendJson(reply, encodeSession(ownSession(request)));
  }

  @Delete()
  @Allow('session')
  @Operation({
    id: 'signOut',
    tag: 'Sessions',
    summary: 'Sign out',
    description: 'Ends the session here; the one at the identity provider goes on.',
    answers: { 204: { description: 'Ended.' } },
  })
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const session = ownSession(request);
    await this.sessions.end(session, session.id);
    void reply.header('set-cookie', dropCookie(SESSION_COOKIE)).code(204).send();
  }

  async #enter(
    person: SignedInPerson,
    flow: SignInFlow,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const lastsS = this.settings?.oidc?.sessionS;
    const { session, token } = await this.sessions.begin(person, flow.state, lastsS);
    const [before] = cookieValues(request.headers.cookie, SESSION_COOKIE);
    const replaced = before === undefined ? undefined : await this.sessions.find(before);
    if (replaced?.person === session.person) await this.sessions.end(replaced, replaced.id);
    request.log.info({ reqId: request.id, session: session.id, via: session.via }, 'signed in');
    void reply.header('set-cookie', sessionCookie(session, token)).redirect(flow.returnTo, 303);
  }

  #provider(): IdentityProvider {
    if (this.provider !== undefined) return this.provider;
    throw new Problem('not_found', 'Nobody signs in at this server: it has no identity provider.');
  }
}

/**
 * A browser goes to the page for people, by the reason's code; whoever else asks gets the problem.
 * @throws what it was given, where the sign-in was not refused, or no browser asks.
 */
function leadBack(
  request: FastifyRequest,
  reply: FastifyReply,
  { error, stop, returnTo }: { error: unknown; stop: SignInStop; returnTo: string | undefined },
): void {
  const problem = problemOf(error);
  const isAway = problem.code === 'sign_in_unavailable';
  const isRefused = isAway || problem.code === 'sign_in_refused';
  if (!isRefused || !takesPage(request.headers.accept)) throw error;
  const reason = isAway ? 'unavailable' : stop;
  // Counted and logged as the problem that it is.
  reply.problemCode = problem.code;
  if (isAway) request.log.error({ reqId: request.id, err: problem.cause }, problem.code);
  request.log.info({ reqId: request.id, reason }, 'not signed in');
  void reply.header('vary', 'accept').redirect(stopAddress(reason, returnTo), 303);
}
