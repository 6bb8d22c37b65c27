import { type Json, type JsonObject } from '@docket/chain';
import type { OtlpSpan } from './items.js';

/** Version of the tables below: in every key and every record that comes of them. It moves when they do. */
export const MAPPING_VERSION = 1;

/** Who named an attribute. In the order in which they are believed. */
export type Convention =
  | 'docket'
  | 'gen_ai'
  | 'gen_ai_legacy'
  | 'openinference'
  | 'ai'
  | 'traceloop'
  | 'claude_code'
  | 'gcp_vertex'
  | 'mlflow'
  | 'langsmith'
  | 'langfuse';

/** What a span stands for. `other`: nothing that is recorded. */
export type SpanKind =
  'agent' | 'plan' | 'tool' | 'retrieval' | 'llm' | 'evaluator' | 'guardrail' | 'blocked' | 'other';

interface KindRule {
  from: Convention;
  attribute: string;
  /** What its values mean; lower-cased, for spellings differ. A value that is not here means nothing. */
  values: { readonly [value: string]: SpanKind };
}

/** The first rule whose attribute has a value that it knows wins. */
const KIND_RULES: readonly KindRule[] = [
  {
    from: 'docket',
    attribute: 'docket.kind',
    values: {
      agent: 'agent',
      plan: 'plan',
      tool: 'tool',
      retrieval: 'retrieval',
      llm: 'llm',
      ignored: 'other',
    },
  },
  {
    from: 'gen_ai',
    attribute: 'gen_ai.operation.name',
    values: {
      invoke_agent: 'agent',
      invoke_workflow: 'agent',
      // What makes an agent does no work yet.
      create_agent: 'other',
      plan: 'plan',
      execute_tool: 'tool',
      retrieval: 'retrieval',
      chat: 'llm',
      text_completion: 'llm',
      generate_content: 'llm',
      embeddings: 'llm',
    },
  },
  { from: 'gen_ai', attribute: 'mcp.method.name', values: { 'tools/call': 'tool' } },
  {
    from: 'openinference',
    attribute: 'openinference.span.kind',
    values: {
      agent: 'agent',
      tool: 'tool',
      retriever: 'retrieval',
      llm: 'llm',
      embedding: 'llm',
      evaluator: 'evaluator',
      guardrail: 'guardrail',
      chain: 'other',
      reranker: 'other',
      prompt: 'other',
    },
  },
  {
    from: 'ai',
    attribute: 'ai.operationId',
    values: {
      'ai.toolcall': 'tool',
      'ai.generatetext': 'agent',
      'ai.streamtext': 'agent',
      'ai.generatetext.dogenerate': 'llm',
      'ai.streamtext.dostream': 'llm',
      'ai.generateobject.dogenerate': 'llm',
      'ai.streamobject.dostream': 'llm',
    },
  },
  {
    from: 'traceloop',
    attribute: 'traceloop.span.kind',
    values: { workflow: 'agent', agent: 'agent', tool: 'tool', task: 'other' },
  },
  {
    from: 'mlflow',
    attribute: 'mlflow.spanType',
    values: {
      agent: 'agent',
      tool: 'tool',
      retriever: 'retrieval',
      llm: 'llm',
      chat_model: 'llm',
      evaluator: 'evaluator',
    },
  },
  {
    from: 'langsmith',
    attribute: 'langsmith.span.kind',
    values: {
      tool: 'tool',
      retriever: 'retrieval',
      llm: 'llm',
      embedding: 'llm',
      chain: 'other',
    },
  },
  {
    from: 'langfuse',
    attribute: 'langfuse.observation.type',
    values: {
      agent: 'agent',
      tool: 'tool',
      retriever: 'retrieval',
      generation: 'llm',
      embedding: 'llm',
      evaluator: 'evaluator',
      guardrail: 'guardrail',
    },
  },
];

/** Spans of Claude Code are told by their names. */
const CLAUDE_NAMES: { readonly [name: string]: SpanKind } = {
  'claude_code.interaction': 'agent',
  'claude_code.tool': 'tool',
  'claude_code.llm_request': 'llm',
  'claude_code.tool.blocked_on_user': 'blocked',
};

/** Older instrumentations name no operation: what only such a span has tells it. */
const KIND_BY_PRESENCE: readonly (readonly [Convention, string, SpanKind])[] = [
  ['gen_ai', 'gen_ai.tool.call.id', 'tool'],
  ['gen_ai', 'gen_ai.tool.name', 'tool'],
  ['gcp_vertex', 'gcp.vertex.agent.tool_call_args', 'tool'],
  ['gen_ai_legacy', 'gen_ai.system', 'llm'],
  ['gen_ai', 'gen_ai.request.model', 'llm'],
];

/** What a span stands for, and whose word for it counted. */
export function kindOf({ name, attributes }: OtlpSpan): { kind: SpanKind; from?: Convention } {
  for (const { from, attribute, values } of KIND_RULES) {
    const value = attributes[attribute];
    if (typeof value !== 'string') continue;
    const word = value.toLowerCase();
    if (Object.hasOwn(values, word)) return { kind: values[word]!, from };
  }
  if (Object.hasOwn(CLAUDE_NAMES, name)) return { kind: CLAUDE_NAMES[name]!, from: 'claude_code' };
  // Pydantic AI before it named its operations: the span of a run has the agent's name and no model call.
  if ('gen_ai.agent.name' in attributes && 'final_result' in attributes)
    return { kind: 'agent', from: 'gen_ai' };
  const found = KIND_BY_PRESENCE.find(([, attribute]) => attribute in attributes);
  return found === undefined ? { kind: 'other' } : { kind: found[2], from: found[0] };
}

type FieldRule = readonly [from: Convention, attribute: string];

/** For each field of a record: where its value stands. The first attribute that the span has wins. */
const FIELDS = {
  agentId: [
    ['docket', 'docket.agent.id'],
    ['gen_ai', 'gen_ai.agent.id'],
    ['claude_code', 'agent_id'],
  ],
  agentName: [
    ['docket', 'docket.agent.name'],
    ['gen_ai', 'gen_ai.agent.name'],
    ['gen_ai', 'gen_ai.workflow.name'],
    ['openinference', 'agent.name'],
    ['openinference', 'graph.node.id'],
    ['ai', 'ai.telemetry.functionId'],
    ['traceloop', 'traceloop.entity.name'],
    ['traceloop', 'traceloop.workflow.name'],
    ['langsmith', 'langsmith.trace.name'],
  ],
  agentVersion: [
    ['docket', 'docket.agent.version'],
    ['gen_ai', 'gen_ai.agent.version'],
  ],
  model: [
    ['gen_ai', 'gen_ai.request.model'],
    ['openinference', 'llm.model_name'],
    ['ai', 'ai.model.id'],
  ],
  instructions: [['gen_ai', 'gen_ai.system_instructions']],
  conversation: [
    ['gen_ai', 'gen_ai.conversation.id'],
    ['openinference', 'session.id'],
  ],
  toolName: [
    ['docket', 'docket.tool.name'],
    ['gen_ai', 'gen_ai.tool.name'],
    ['openinference', 'tool.name'],
    ['openinference', 'tool_call.function.name'],
    ['ai', 'ai.toolCall.name'],
    ['traceloop', 'traceloop.entity.name'],
    ['claude_code', 'tool_name'],
  ],
  toolCallId: [
    ['gen_ai', 'gen_ai.tool.call.id'],
    ['openinference', 'tool.id'],
    ['ai', 'ai.toolCall.id'],
    ['claude_code', 'tool_use_id'],
  ],
  toolArguments: [
    ['gen_ai', 'gen_ai.tool.call.arguments'],
    ['openinference', 'tool.parameters'],
    ['openinference', 'tool_call.function.arguments'],
    ['openinference', 'input.value'],
    ['ai', 'ai.toolCall.args'],
    ['traceloop', 'traceloop.entity.input'],
    ['gcp_vertex', 'gcp.vertex.agent.tool_call_args'],
    ['gen_ai_legacy', 'tool_arguments'],
    ['mlflow', 'mlflow.spanInputs'],
    ['langsmith', 'langsmith.run.inputs'],
    ['langfuse', 'langfuse.observation.input'],
  ],
  toolResult: [
    ['gen_ai', 'gen_ai.tool.call.result'],
    ['openinference', 'output.value'],
    ['ai', 'ai.toolCall.result'],
    ['traceloop', 'traceloop.entity.output'],
    ['gcp_vertex', 'gcp.vertex.agent.tool_response'],
    ['gen_ai_legacy', 'tool_response'],
    ['mlflow', 'mlflow.spanOutputs'],
    ['langsmith', 'langsmith.run.outputs'],
    ['langfuse', 'langfuse.observation.output'],
  ],
  query: [
    ['gen_ai', 'gen_ai.retrieval.query.text'],
    ['openinference', 'input.value'],
    ['traceloop', 'traceloop.entity.input'],
  ],
  errorType: [
    ['gen_ai', 'error.type'],
    ['claude_code', 'error'],
  ],
  evaluationName: [
    ['gen_ai', 'gen_ai.evaluation.name'],
    ['openinference', 'evaluation.name'],
  ],
  evaluationScore: [
    ['gen_ai', 'gen_ai.evaluation.score.value'],
    ['openinference', 'evaluation.score'],
  ],
  evaluationLabel: [
    ['gen_ai', 'gen_ai.evaluation.score.label'],
    ['openinference', 'evaluation.label'],
  ],
  evaluationText: [
    ['gen_ai', 'gen_ai.evaluation.explanation'],
    ['openinference', 'evaluation.explanation'],
  ],
} as const satisfies Record<string, readonly FieldRule[]>;
export type FieldName = keyof typeof FIELDS;

/** A value, and where it stood. */
export interface Found {
  value: Json;
  from: Convention;
  attribute: string;
}

/** The value of a field as the most believed convention gives it; an empty text and `null` are none. */
export function find(attributes: JsonObject, field: FieldName): Found | undefined {
  for (const [from, attribute] of FIELDS[field]) {
    const value = attributes[attribute];
    if (value !== undefined && value !== null && value !== '') return { value, from, attribute };
  }
  return undefined;
}
