import type { JsonObject } from '@docket/chain';
import { cutText } from '../fit.js';
import { textOfAnswer } from './answer-text.js';
import type { Convention } from './conventions.js';
import { attributeValue } from './request-text.js';
import { agentAbove, type TraceNode, type TraceWork } from './trace-tree.js';

/** What an agent said last, and where it stood. */
export interface SpanAnswer {
  text: string;
  attribute: string;
  span: TraceNode;
}

/** What came out of a span: messages of OpenTelemetry, or whatever its convention keeps. */
const OUTPUTS: readonly (readonly [Convention, string])[] = [
  ['gen_ai', 'gen_ai.output.messages'],
  ['gen_ai_legacy', 'gen_ai.completion'],
  ['gen_ai_legacy', 'final_result'],
  ['gen_ai_legacy', 'pydantic_ai.all_messages'],
  ['openinference', 'output.value'],
  ['ai', 'ai.response.text'],
  ['traceloop', 'traceloop.entity.output'],
  ['gcp_vertex', 'gcp.vertex.agent.llm_response'],
  ['mlflow', 'mlflow.spanOutputs'],
  ['langsmith', 'langsmith.run.outputs'],
  ['langfuse', 'langfuse.observation.output'],
];

/** Attributes of which each holds one member of a message: the content of the first. */
const FLAT_OUTPUTS: readonly (readonly [content: string, role: string])[] = [
  ['gen_ai.completion.0.content', 'gen_ai.completion.0.role'],
  ['llm.output_messages.0.message.content', 'llm.output_messages.0.message.role'],
];

/** Longest answer that is kept, in characters. */
const ANSWER_MAX = 16_000;

/**
 * What the agent answered in words: as the span of the whole says it, else as the last call of a model does that is of
 * no agent below. Undefined where neither says anything, or that call only calls tools.
 */
export function answerOfWork({ root, nodes }: TraceWork): SpanAnswer | undefined {
  const whole = root === undefined ? undefined : answerIn(root);
  if (whole !== undefined) return whole;
  const last = nodes.findLast((node) => node.kind === 'llm' && isOwn(node, root));
  return last === undefined ? undefined : answerIn(last);
}

function isOwn(node: TraceNode, root: TraceNode | undefined): boolean {
  const above = agentAbove(node);
  return above === undefined || above === root;
}

function answerIn(span: TraceNode): SpanAnswer | undefined {
  const { attributes } = span.span;
  for (const [content, role] of FLAT_OUTPUTS) {
    const text = messageOf(attributes, content, role);
    if (text !== undefined) return { text, attribute: content, span };
  }
  for (const [from, attribute] of OUTPUTS) {
    const text = textOfAnswer(attributeValue(attributes, from, attribute));
    if (text !== undefined) return { text: cutText(text, ANSWER_MAX), attribute, span };
  }
  return undefined;
}

function messageOf(attributes: JsonObject, content: string, role: string): string | undefined {
  const [said, by] = [attributes[content], attributes[role]];
  if (said === undefined) return undefined;
  const text = textOfAnswer({ content: said, ...(by === undefined ? {} : { role: by }) });
  return text === undefined ? undefined : cutText(text, ANSWER_MAX);
}
