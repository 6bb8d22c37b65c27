import { parsePointer, type JsonObject } from '@docket/chain';
import type { SourceChoices } from '@docket/ingest';
import { PERMISSIONS } from '@docket/record';
import { present, Recording, ServiceError, type Principal } from '@docket/service';
import { StoreRefusal } from '@docket/store';
import { Controller, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { invalidParameter } from '../http/parameters.js';
import { QueryParameters } from '../http/query.js';
import { Allow, Operation, TakesEvents } from '../http/route.js';
import { cloudEvent, observedEvents } from '../openapi/observed-schemas.js';
import type { ParameterDescription } from '../openapi/operation.js';
import { encodeRecorded } from '../recording/answer-record.js';
import { namesOf } from '../search/page-parameters.js';
import { EVENTS_MAX, readEvents, type EventOfMessage } from './cloud-event-messages.js';

const text = (name: string, description: string, maxLength = 200): ParameterDescription => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string', minLength: 1, maxLength },
});

const PARAMETERS: ParameterDescription[] = [
  text('system', 'System that was changed, as agents call it. Else the source of the event.'),
  text('source', 'Name of what saw it. Else the source of the event.'),
  text(
    'operations',
    'Words of the source for operations and what agents call them: `refund.created=issue_refund`, several with a comma between them.',
    512,
  ),
  text('key', 'JSON Pointer within the event: where the idempotency key of the action stands.'),
  text('reference', "JSON Pointer: where the changed system's own reference stands."),
  text('amount', 'JSON Pointer: where the amount stands. Goes with `currency`.'),
  text('currency', 'JSON Pointer: where its currency stands.'),
  {
    name: 'outcome',
    in: 'query',
    description: 'What came of what an event tells, where each tells the same. Else `unknown`.',
    schema: { type: 'string', enum: ['succeeded', 'failed', 'unknown'] },
  },
];

@Controller('v1/ledgers/:ledger/observations/cloud-events')
export class CloudEventsController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @TakesEvents()
  @Allow(...PERMISSIONS['observation.recorded'])
  @Operation({
    id: 'recordCloudEvents',
    tag: 'Ledgers',
    summary: 'Record CloudEvents as what was seen from outside',
    description: `CloudEvents 1.0 over HTTP: structured (\`application/cloudevents+json\`), batched (\`application/cloudevents-batch+json\`, ${EVENTS_MAX} at most), or binary, with the attributes in headers \`ce-…\` and data in JSON. \`source\`, \`id\`, \`type\`, \`subject\` and \`time\` are recorded, of the data only what is pointed at. An event of a source is recorded once. One without a subject changes nothing and is left out. Where one cannot be read, none is recorded; where one was recorded before with another content, it is refused and the others are recorded.`,
    parameters: PARAMETERS,
    body: { schema: 'CloudEvent', examples: { refund: cloudEvent }, events: true },
    answers: {
      201: {
        description: 'At least one is written.',
        schema: 'ObservedEvents',
        example: observedEvents,
      },
      200: {
        description: 'Nothing was written: each was recorded before, or is left out.',
        schema: 'ObservedEvents',
        example: observedEvents,
      },
    },
    problems: ['invalid_parameter', 'idempotency_key_reused', 'idempotency_in_flight'],
  })
  async add(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query() asked: unknown,
  ): Promise<void> {
    const events = readEvents(request, readChoices(asked));
    const taken = await this.#record(principalOf(request), ledger, events);
    const isWritten = taken.some(({ replayed }) => replayed === false);
    sendJson(reply, { events: taken }, isWritten ? 201 : 200);
  }

  /** All that can be; then the first that was recorded with another content before refuses the message. */
  async #record(
    principal: Principal,
    ledger: string,
    events: readonly EventOfMessage[],
  ): Promise<JsonObject[]> {
    const taken: JsonObject[] = [];
    let reused: Error | undefined;
    for (const event of events) {
      const { id } = event;
      if ('leftOut' in event) {
        taken.push({ id, left_out: event.leftOut });
        continue;
      }
      try {
        const type = 'observation.recorded';
        const request = { ledger, type, body: event.observation } as const;
        const recorded = await this.recording.record(principal, request);
        const { receipt } = encodeRecorded(recorded);
        taken.push({ id, replayed: recorded.receipt.replayed, receipt: receipt ?? null });
      } catch (error) {
        const isKnown = error instanceof StoreRefusal || error instanceof ServiceError;
        if (!isKnown || error.code !== 'idempotency_key_reused') throw error;
        reused ??= error;
      }
    }
    if (reused !== undefined) throw reused;
    return taken;
  }
}

/** @throws {Problem} `invalid_parameter`. */
function readChoices(asked: unknown): SourceChoices {
  const query = new QueryParameters(asked, namesOf(PARAMETERS));
  const pointer = (name: string): string | undefined => {
    const value = query.text(name);
    if (value === undefined || (value.startsWith('/') && parsePointer(value) !== undefined))
      return value;
    throw invalidParameter(name, 'must be a JSON Pointer, such as /data/key');
  };
  const [value, currency] = [pointer('amount'), pointer('currency')];
  if ((value === undefined) !== (currency === undefined))
    throw invalidParameter(
      value === undefined ? 'amount' : 'currency',
      'must be given: amount and currency go together',
    );
  return {
    operations: readOperations(query.text('operations')),
    outcome: query.choice('outcome', ['succeeded', 'failed', 'unknown']) ?? 'unknown',
    ...present({
      source: query.text('source'),
      system: query.text('system'),
      key: pointer('key'),
      reference: pointer('reference'),
    }),
    ...(value === undefined || currency === undefined ? {} : { amount: { value, currency } }),
  };
}

function readOperations(said: string | undefined): Map<string, string> {
  const names = new Map<string, string>();
  for (const pair of said?.split(',') ?? []) {
    const at = pair.indexOf('=');
    if (at < 1 || at === pair.length - 1)
      throw invalidParameter(
        'operations',
        'must be a word and a name: refund.created=issue_refund',
      );
    names.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return names;
}
