import { createHash } from 'node:crypto';
import type { SignIn } from '@docket/record';
import type { RowSeals, Sealed } from '../signing/row-seal.js';

/** A trace, as its row says. */
export interface TraceRow {
  ledger_no: number;
  ledger_id: string;
  principal: string;
  trace_id: string;
  round: number;
  is_frozen: boolean;
  conflicts: number;
  decision_id: string | null;
  goal: string | null;
  seal: Buffer | null;
  goal_seal: Buffer | null;
}

/** Spans of a trace in one request. */
export interface ChunkRow {
  ledger_no: number;
  principal: string;
  trace_id: string;
  via: SignIn | null;
  request_no: string;
  ranges: Buffer;
  items: number;
  bytes: number;
  content_hash: Buffer | null;
  seal: Buffer | null;
}

/** A chunk that its sender sent. */
type SentChunk = Sealed<ChunkRow & { via: SignIn; content_hash: Buffer }>;

/** What an erasure leaves of a goal, without a seal: it says nothing. */
const ERASED = '[erased]';

/** Of a round: who sent it, what, and what earlier ones became, as servers of this installation wrote it. */
export interface SealedRound {
  via: SignIn;
  chunks: SentChunk[];
  earlier: { decisionId: string; goal: string } | undefined;
}

/** Undefined where anything of it is not as a server wrote it: then nobody is known to have sent it. */
export async function holdRound(
  seals: RowSeals,
  trace: TraceRow,
  { chunks, known }: { chunks: readonly ChunkRow[]; known: readonly Buffer[] },
): Promise<SealedRound | undefined> {
  const ofChunks = await seals.of('otlp_chunk');
  const sent = chunks.flatMap((row) => {
    const { via, content_hash: hash } = row;
    if (via === null || hash === null) return [];
    return ofChunks.check({ ...row, via, content_hash: hash }, row.seal) ?? [];
  });
  const [first] = sent;
  if (first === undefined || sent.length < chunks.length) return undefined;
  const isNew = trace.round === 0 && trace.decision_id === null && trace.goal === null;
  if (isNew && trace.conflicts === 0 && known.length === 0)
    return { via: first.via, chunks: sent, earlier: undefined };
  const state = { ...trace, known: knownHash(known) };
  if (!(await seals.of('otlp_trace')).check(state, trace.seal)) return undefined;
  const { decision_id: decisionId, goal } = trace;
  if (decisionId === null)
    return goal === null ? { via: first.via, chunks: sent, earlier: undefined } : undefined;
  const isGoal = (await seals.of('otlp_goal')).check(trace, trace.goal_seal) !== undefined;
  if (!isGoal && goal !== ERASED) return undefined;
  return { via: first.via, chunks: sent, earlier: { decisionId, goal: goal ?? '' } };
}

/** What a trace is sealed with when a round of it has ended. */
export async function sealTrace(
  seals: RowSeals,
  trace: Pick<
    TraceRow,
    'ledger_no' | 'principal' | 'trace_id' | 'round' | 'decision_id' | 'conflicts' | 'goal'
  >,
  known: readonly Uint8Array[],
): Promise<{ seal: Buffer; goalSeal: Buffer | null }> {
  const seal = (await seals.of('otlp_trace')).seal({ ...trace, known: knownHash(known) });
  const goalSeal = trace.decision_id === null ? null : (await seals.of('otlp_goal')).seal(trace);
  return { seal, goalSeal };
}

/** Of what is known of each round, in their order. */
function knownHash(known: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const one of known) hash.update(createHash('sha256').update(one).digest());
  return hash.digest();
}

/** The seals of a trace whose ledger was moved, under the keys of the cell that it is in then; null where those before do not hold. */
export async function sealMovedTrace(
  seals: { before: RowSeals; after: RowSeals },
  row: Readonly<Record<string, unknown>>,
  known: readonly Uint8Array[],
  ledgerNo: number,
): Promise<{ seal: Buffer | null; goalSeal: Buffer | null }> {
  const held = async (kind: 'otlp_trace' | 'otlp_goal', text: unknown): Promise<Buffer | null> => {
    const members = { ...row, known: knownHash(known) } as never;
    const seal = typeof text === 'string' ? Buffer.from(text.slice(2), 'hex') : null;
    if ((await seals.before.of(kind)).check(members, seal) === undefined) return null;
    return (await seals.after.of(kind)).seal({
      ...(members as object),
      ledger_no: ledgerNo,
    } as never);
  };
  return {
    seal: await held('otlp_trace', row['seal']),
    goalSeal: await held('otlp_goal', row['goal_seal']),
  };
}
