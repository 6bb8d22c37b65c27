import { PersonSessions } from '@docket/service';
import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bodyReader } from '../http/own-body.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation, TakesForm } from '../http/route.js';
import type { IdentityProvider } from './identity-provider.js';
import { IDENTITY_PROVIDER } from './session.controller.js';
import { LOGOUT_REQUEST } from './session-schemas.js';

const readLogout = bodyReader<{ logout_token: string }>(LOGOUT_REQUEST);

/** Where the identity provider says that somebody's sign-in is over (OpenID Connect Back-Channel Logout 1.0). */
@Controller('v1/session')
export class LogoutController {
  constructor(
    @Inject(PersonSessions) private readonly sessions: PersonSessions,
    @Inject(IDENTITY_PROVIDER) private readonly provider: IdentityProvider | undefined,
  ) {}

  @Post('oidc/logout')
  @Allow('public')
  @TakesForm()
  @Operation({
    id: 'endSignIn',
    tag: 'Sessions',
    summary: 'Hear from the identity provider that a sign-in is over',
    description:
      'For the identity provider alone: its back-channel logout. The token is one that it signed for this client in the last ten minutes, and names the user (`sub`). Every session that rests on a sign-in of before ends at once, in every server process; one that rests on a later sign-in does not, so that nobody ends it by the same token.',
    body: {
      schema: 'LogoutRequest',
      examples: { user: { logout_token: 'eyJ0eXAiOiJsb2dvdXQrand0In0.eyJzdWIiOiIyNDgifQ.AA' } },
      form: true,
    },
    answers: { 200: { description: 'They have ended, or there were none.', isEmpty: true } },
    problems: ['not_found', 'logout_refused', 'sign_in_unavailable'],
  })
  async endSignIn(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    if (this.provider === undefined)
      throw new Problem(
        'not_found',
        'Nobody signs in at this server: it has no identity provider.',
      );
    const { person, at } = await this.provider.readLogout(readLogout(body).logout_token);
    const ended = await this.sessions.takeBack(person, at);
    request.log.info({ reqId: request.id, ended }, 'signed out by the identity provider');
    void reply.header('cache-control', 'no-store').code(200).send();
  }
}
