import { beeaiEvents } from './beeai.js';
import { kindOf, type Convention, type SpanKind } from './conventions.js';
import type { OtlpSpan } from './items.js';

/** A span with its place in the trace. */
export interface TraceNode {
  span: OtlpSpan;
  kind: SpanKind;
  /** Whose word for its kind counted. */
  kindFrom?: Convention;
  /** Undefined where the span has none, or its parent did not come. */
  parent: TraceNode | undefined;
}

/** One decision of a trace: an outermost agent, and what stands below it. */
export interface TraceWork {
  /** What the decision is named by: its root, or the first span where the root did not come. */
  anchor: TraceNode;
  /** The outermost agent. Undefined: no span of an agent came, or none is marked as one. */
  root: TraceNode | undefined;
  /** Without the root, in the order in which they began. */
  nodes: TraceNode[];
}

export interface TraceShape {
  works: TraceWork[];
  /** Spans that stand in no decision: of HTTP, databases and the like. */
  outside: number;
  /** Some span's parent did not come. */
  isRootMissing: boolean;
}

/** Spans above one, at most: a chain of parents that is longer, or closes, ends here. */
const ANCESTORS_MAX = 1_000;

/**
 * shapeTrace finds the decisions in the spans of one trace. The same spans make the same shape, in whatever order
 * they came.
 */
export function shapeTrace(spans: readonly OtlpSpan[]): TraceShape {
  const ordered = spans.toSorted(byStart);
  const { further, meant } = beeaiEvents(ordered);
  const nodes = new Map<string, TraceNode>();
  for (const sent of ordered) {
    const span = meant.get(sent.spanId) ?? sent;
    const { kind: marked, from } = kindOf(span);
    const kind = further.has(span.spanId) ? 'other' : marked;
    const node: TraceNode = { span, kind, parent: undefined };
    nodes.set(span.spanId, from === undefined ? node : { ...node, kindFrom: from });
  }
  for (const node of nodes.values()) {
    const { parentSpanId } = node.span;
    const parent = parentSpanId === undefined ? undefined : nodes.get(parentSpanId);
    // A chain of parents that closes is opened at the first of its spans.
    if (parent !== undefined && !isBelow(parent, node)) node.parent = parent;
  }
  const works = new Map<TraceNode | undefined, TraceWork>();
  let outside = 0;
  const loose: TraceNode[] = [];
  for (const node of nodes.values()) {
    const root = outermostAgent(node);
    if (root === undefined) {
      loose.push(node);
      continue;
    }
    const work = works.get(root) ?? { anchor: root, root, nodes: [] };
    works.set(root, work);
    if (node !== root) work.nodes.push(node);
  }
  // No agent is marked above these: they are one piece of work, of whoever stands at the top.
  if (loose.some(({ kind }) => kind !== 'other')) works.set(undefined, unmarkedWork(loose));
  else outside = loose.length;
  const isRootMissing = [...nodes.values()].some(
    ({ span, parent }) =>
      span.parentSpanId !== undefined && parent === undefined && span.isParentRemote !== true,
  );
  const list = [...works.values()].toSorted((a, b) => byStart(a.anchor.span, b.anchor.span));
  return { works: list, outside, isRootMissing };
}

/** The top stands for the agent where it is no tool call or the like itself, and where nothing is above it. */
function unmarkedWork(nodes: readonly TraceNode[]): TraceWork {
  const top = nodes.find(({ span }) => span.parentSpanId === undefined);
  const isWhole = top !== undefined && (top.kind === 'other' || top.kind === 'llm');
  const root = isWhole ? top : undefined;
  // Called with one at least.
  const anchor = top ?? nodes[0]!;
  return { anchor, root, nodes: nodes.filter((node) => node !== root) };
}

function isBelow(node: TraceNode, other: TraceNode): boolean {
  let at: TraceNode | undefined = node;
  for (let steps = 0; at !== undefined && steps < ANCESTORS_MAX; steps++) {
    if (at === other) return true;
    at = at.parent;
  }
  return at !== undefined;
}

function outermostAgent(node: TraceNode): TraceNode | undefined {
  let found: TraceNode | undefined;
  let at: TraceNode | undefined = node;
  for (let steps = 0; at !== undefined && steps < ANCESTORS_MAX; steps++) {
    if (at.kind === 'agent') found = at;
    at = at.parent;
  }
  return found;
}

/** The agent that a span is of: the innermost above it. */
export function agentAbove(node: TraceNode): TraceNode | undefined {
  let at = node.parent;
  for (let steps = 0; at !== undefined && steps < ANCESTORS_MAX; steps++) {
    if (at.kind === 'agent') return at;
    at = at.parent;
  }
  return undefined;
}

function byStart(a: OtlpSpan, b: OtlpSpan): number {
  const difference = BigInt(a.start ?? '0') - BigInt(b.start ?? '0');
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return a.spanId < b.spanId ? -1 : 1;
}
