import type { JsonObject } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import { cutText, visibleText } from '@docket/ingest';
import type { ImportedRecord } from '@docket/ingest';
import type { RunContext } from './context.js';
import { mapSideEffect } from './effects.js';
import type { PolicyDocument } from './source.js';
import { sourceTime } from './times.js';
import { effectOf, TRANSFER_TOOL } from './tools.js';
import type { TraceCall, TraceMessage } from './trace.js';

type JobCard = RecordBodies['job_card.filed'];
type ToolCall = NonNullable<JobCard['tool_calls']>[number];

/** Cards and side effects, with what was said between the cards. */
export function mapWork(
  context: RunContext,
  messages: readonly TraceMessage[],
  policy: PolicyDocument | undefined,
): ImportedRecord[] {
  const records: ImportedRecord[] = [];
  let said: JsonObject[] = [];
  let calls = 0;
  for (const message of messages) {
    // The agent's own message is the last of its card's, if only with its role: so each is there once.
    said.push(message.kept);
    for (const some of portions(message.calls)) {
      const first = records.length === 0;
      const number = calls;
      calls += some.length;
      records.push(
        mapCard(context, message, some, { number, said, policy: first ? policy : undefined }),
      );
      said = [];
      for (const [offset, call] of some.entries()) {
        const effect = mapSideEffect(context, call, number + offset);
        if (effect !== undefined) records.push(effect);
      }
    }
  }
  return records;
}

/** Calls of one card. */
const CALLS_MAX = 128;

function portions(calls: readonly TraceCall[]): TraceCall[][] {
  const count = Math.ceil(calls.length / CALLS_MAX);
  return Array.from({ length: count }, (_, i) => calls.slice(i * CALLS_MAX, (i + 1) * CALLS_MAX));
}

function mapCard(
  { run, goal, key }: RunContext,
  message: TraceMessage,
  calls: readonly TraceCall[],
  more: { number: number; said: JsonObject[]; policy: PolicyDocument | undefined },
): ImportedRecord {
  const asks = calls.some(({ name }) => name === TRANSFER_TOOL);
  const { number, said, policy } = more;
  const time = sourceTime(message.kept['timestamp']);
  return {
    type: 'job_card.filed',
    body: {
      // Calling a tool is executing, and calling for a human is escalating: the trace shows both.
      current_phase: asks ? 'ESCALATING' : 'EXECUTING',
      goal,
      confidence: null,
      needs_human: asks,
      tool_calls: calls.map(mapCall),
      ...(policy === undefined
        ? {}
        : {
            lineage: [
              {
                role: 'input' as const,
                document_id: policy.document_id,
                version: null,
                content_hash: policy.sha256,
              },
            ],
          }),
      idempotency_key: key(`card-${number}`),
      ...time.body,
      ext: {
        import: {
          run,
          message: message.index,
          // Where the request for a human has its words: the summary among the arguments of that call.
          ...(asks ? { transfer_call: calls.findIndex(({ name }) => name === TRANSFER_TOOL) } : {}),
          ...(said.length === 0 ? {} : { messages: said }),
          ...beside(
            'calls',
            calls.map(({ kept }) => kept),
          ),
          ...beside(
            'answers',
            calls.map(({ result }) => result?.kept ?? {}),
          ),
          ...time.note,
        },
      },
    },
  };
}

/** What the calls of a card have beside their places in it, each with the number of its call. */
function beside(name: string, kept: readonly JsonObject[]): JsonObject {
  const some = kept.flatMap((one, call) =>
    Object.keys(one).length === 0 ? [] : [{ call, ...one }],
  );
  return some.length === 0 ? {} : { [name]: some };
}

function mapCall(call: TraceCall): ToolCall {
  const { name, result, raw } = call;
  const id = visibleText(call.id);
  const effect = effectOf(name);
  return {
    tool_name: cutText(visibleText(name) ?? 'not recorded', 200),
    ...(id === undefined ? {} : { tool_call_id: cutText(id, 200) }),
    ...(call.arguments === undefined ? {} : { arguments: call.arguments }),
    ...(raw === undefined
      ? {}
      : {
          arguments_raw: cutText(raw.text, 65_536),
          arguments_parse_error: cutText(raw.error, 1_000),
        }),
    ...(effect === undefined ? {} : { effect }),
    ...(result === undefined
      ? {}
      : {
          ...(result.status === 'unknown' ? {} : { status: result.status }),
          result: result.text,
        }),
  };
}
