import { Readable } from 'node:stream';
import { Positions } from '@docket/service';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ownSession } from '../http/authentication.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { whenGone } from '../http/when-gone.js';
import { OpenStreams, STREAM_LIMITS } from './open-streams.js';
import { encodePositions, readEventId } from './position-events.js';

/** How far ledgers go, as a stream: what changed is read where everything is, by who may read it. */
@Controller('v1/session/positions')
export class PositionsController {
  readonly #open = new OpenStreams();

  constructor(@Inject(Positions) private readonly positions: Positions) {}

  @Get()
  @Allow('session')
  @Operation({
    id: 'followPositions',
    tag: 'Sessions',
    summary: 'Follow how far your ledgers go',
    description: `Server-sent events for a page: entries of each ledger where you see what waits, at once, at each change, and every 15 seconds, empty where nothing changed. No record and no id of one is in it. After a cut \`Last-Event-ID\` says what was seen, and only what is others since comes first. It ends within 15 seconds of the session, which it does not keep alive. At most ${STREAM_LIMITS.ofPerson} a person and ${STREAM_LIMITS.ofAll} a server process, more are refused as \`rate_limited\`.`,
    parameters: [
      {
        name: 'Last-Event-ID',
        in: 'header',
        description: 'The id of the last event that was seen; browsers send it by themselves.',
        schema: { type: 'string' },
        example: 'claims=12',
      },
    ],
    answers: {
      200: {
        description: 'Events named `positions`; their data is JSON, entries by ledger.',
        mediaType: 'text/event-stream; charset=utf-8',
        example: 'retry: 3000\n\nevent: positions\nid: claims=12\ndata: {"claims":12}\n\n',
      },
    },
  })
  follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    // Fastify answers HEAD by running GET, and would wait for an end.
    if (request.method === 'HEAD') {
      throw new Problem('method_not_allowed', 'A stream is read by GET.', {
        headers: { allow: 'GET' },
      });
    }
    const session = ownSession(request);
    reply.raw.once('close', this.#open.enter(session.person));
    const found = this.positions.follow(session, whenGone(reply));
    const known = readEventId(request.headers['last-event-id']);
    void reply
      // A proxy that collects what it passes on would keep it back.
      .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      .type('text/event-stream; charset=utf-8')
      .send(Readable.from(encodePositions(found, known), { objectMode: false }));
  }
}
