import { ACCESS, PersonSessions } from '@docket/service';
import { Controller, Delete, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { callerOf } from '../http/authentication.js';
import { Allow, Operation } from '../http/route.js';
import { encodeSession, sessionExample } from './session-schemas.js';

/** Sessions: one's own, and everybody's for an administrator of the installation. */
@Controller('v1/sessions')
export class SessionsController {
  constructor(@Inject(PersonSessions) private readonly sessions: PersonSessions) {}

  @Get()
  @Allow('session', ...ACCESS.administer)
  @Operation({
    id: 'listSessions',
    tag: 'Sessions',
    summary: 'List sessions',
    description: "One's own; for an administrator of the installation everybody's, at most 1,000.",
    answers: {
      200: {
        description: 'Those that are good.',
        schema: 'SessionList',
        example: { sessions: [sessionExample] },
      },
    },
  })
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sessions = await this.sessions.list(callerOf(request));
    void reply.header('cache-control', 'no-store');
    sendJson(reply, { sessions: sessions.map(encodeSession) });
  }

  @Delete(':session')
  @Allow('session', ...ACCESS.administer)
  @Operation({
    id: 'endSession',
    tag: 'Sessions',
    summary: 'End a session',
    description:
      "One's own; as an administrator of the installation anybody's. At once, in every server process.",
    answers: { 204: { description: 'Ended.' } },
    problems: ['unknown_session'],
  })
  async end(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('session') id: string,
  ): Promise<void> {
    await this.sessions.end(callerOf(request), id);
    void reply.code(204).send();
  }
}
