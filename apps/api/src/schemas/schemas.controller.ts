import { publishedSchema, SCHEMAS } from '@docket/record/schemas';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendJson } from '../http/answer.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';

@Controller('schemas')
export class SchemasController {
  @Get()
  @Allow('public')
  @Operation({
    id: 'listSchemas',
    tag: 'Server',
    summary: 'List the record schemas',
    answers: {
      200: {
        description: 'Every version of every record type.',
        example: { schemas: ['job_card.filed/1'] },
      },
    },
  })
  list(@Res() reply: FastifyReply): void {
    sendJson(reply, { schemas: Object.keys(SCHEMAS) });
  }

  @Get(':type/:version')
  @Allow('public')
  @Operation({
    id: 'readSchema',
    tag: 'Server',
    summary: 'Read one record schema (JSON Schema 2020-12)',
    description: 'A published version never changes.',
    answers: {
      200: {
        description: 'The schema.',
        mediaType: 'application/schema+json',
        example: { title: 'job_card.filed/1', type: 'object' },
      },
    },
    problems: ['unknown_schema'],
  })
  read(
    @Res() reply: FastifyReply,
    @Param('type') type: string,
    @Param('version') version: string,
  ): void {
    const id = `${type}/${version}`;
    const schema = publishedSchema(id);
    if (schema === undefined) throw new Problem('unknown_schema', `There is no schema ${id}.`);
    void reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('application/schema+json')
      .send(JSON.stringify(schema));
  }
}
