import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import {
  canonicalize,
  IntakeError,
  isJsonObject,
  parseJson,
  type Json,
  type JsonObject,
} from '@docket/chain';
import { DocketError } from '@docket/client';
import type { Guard } from '@docket/grafts';
import { MissingArgument, type ToolEffects } from './effects.js';

/** The two ends that messages are carried between, a message a line (MCP, transports, stdio). */
export interface ProxyEnds {
  /** From the host. */
  input: Readable;
  /** From the server. */
  output: Readable;
  toHost(line: string): void;
  toServer(line: string): void;
  /** For the operator. */
  log(sentence: string): void;
}

/** Calls under way at once; more are refused, so that a host that never waits cannot fill the memory. */
const CALLS_MAX = 256;
/** Requests of every kind that the server has not answered. */
const REQUESTS_MAX = 10_000;
const LINE_BYTES_MAX = 16 * 1024 * 1024;
/** JSON-RPC 2.0, section 5.1. */
const INVALID_REQUEST = -32_600;

/** A call that the server was handed, until it answers. */
interface OpenCall {
  callId: string;
  tool: string;
  /** The very arguments that were asked for. */
  asked: string;
}

/**
 * Carries messages between a host and an MCP server. Each `tools/call` is asked for at the ledger first and goes on
 * only after `proceed`; what came of it is recorded before the host sees it. Everything else passes as it is. What
 * cannot be read strictly is not carried to the server: two readers could see two calls in it.
 */
export class McpProxy {
  readonly #calls = new Map<string, OpenCall>();
  /** Calls that wait for more from the host (MCP 2026-07-28, multi round-trip), by their `requestState`. */
  readonly #rounds = new Map<string, OpenCall>();
  /** Requests for the list of tools, which the annotations are read from. */
  readonly #lists = new Set<string>();
  /** Ids of the host's requests that nobody has answered: an answer under an id that two have is nobody's. */
  readonly #open = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();
  #drawn = 0;

  constructor(
    readonly ends: ProxyEnds,
    readonly guard: Guard,
    readonly effects: ToolEffects,
  ) {}

  /** Until the host's input ends. */
  async carryFromHost(): Promise<void> {
    for await (const line of createInterface({ input: this.ends.input, crlfDelay: Infinity })) {
      if (line.trim() !== '') this.#fromHost(line);
    }
    await Promise.all(this.#underWay);
  }

  /** Until the server's output ends. Calls that it did not answer have an outcome that nobody knows. */
  async carryFromServer(): Promise<void> {
    for await (const line of createInterface({ input: this.ends.output, crlfDelay: Infinity })) {
      if (line.trim() !== '') await this.#fromServer(line);
    }
    await this.guard.settleAll('The MCP server ended without an answer to this call.');
  }

  #fromHost(line: string): void {
    const message = read(line);
    if (typeof message === 'string') {
      this.#refuse(null, `Not carried to the server: ${message}`);
      return;
    }
    const { id, method, params } = message;
    if (method !== undefined && id !== undefined && id !== null) {
      const why = this.#refusalOf(id);
      if (why !== undefined) {
        this.#refuse(id, `Not carried to the server: ${why}`);
        return;
      }
      this.#open.add(idText(id));
    }
    if (method === 'tools/list') this.#lists.add(idText(id));
    if (method !== 'tools/call') this.ends.toServer(oneLine(line));
    else this.#call(id, params, line);
  }

  #refusalOf(id: Json): string | undefined {
    if (this.#open.has(idText(id))) return 'another request of this id is not answered yet.';
    return this.#open.size < REQUESTS_MAX
      ? undefined
      : `${REQUESTS_MAX} requests are not answered yet.`;
  }

  #call(id: Json | undefined, params: Json | undefined, line: string): void {
    const round = isJsonObject(params) ? this.#rounds.get(stateOf(params) ?? '') : undefined;
    if (
      id === undefined ||
      id === null ||
      !isJsonObject(params) ||
      typeof params['name'] !== 'string'
    ) {
      if (id !== undefined) this.#open.delete(idText(id));
      this.#refuse(id ?? null, 'Not carried to the server: a call needs an id and a name.');
    } else if (
      round !== undefined &&
      round.tool === params['name'] &&
      round.asked === askedOf(params['arguments'])
    ) {
      // The same call goes on: it was asked for already.
      this.#rounds.delete(stateOf(params) ?? '');
      this.#hand(id, round, line);
    } else if (this.#underWay.size >= CALLS_MAX) {
      this.#tell(id, `Docket: not called, ${CALLS_MAX} calls are under way.`);
    } else {
      const one = this.#ask(id, params['name'], params['arguments'], line).finally(() =>
        this.#underWay.delete(one),
      );
      this.#underWay.add(one);
    }
  }

  async #ask(id: Json, tool: string, given: Json | undefined, line: string): Promise<void> {
    // Ids of JSON-RPC begin anew with each connection.
    const callId = `${this.guard.run.decision.id}:${++this.#drawn}`;
    try {
      const verdict = await this.guard.guard({
        tool,
        callId,
        given: isJsonObject(given) ? given : {},
      });
      if (verdict.action === 'run') this.#hand(id, { callId, tool, asked: askedOf(given) }, line);
      else this.#tell(id, verdict.say);
    } catch (error) {
      this.#tell(
        id,
        `Docket: NO ANSWER. Do not act, the action was not performed: ${reasonOf(error)}`,
      );
    }
  }

  #hand(id: Json, call: OpenCall, line: string): void {
    this.#calls.set(idText(id), call);
    this.ends.toServer(oneLine(line));
  }

  async #fromServer(line: string): Promise<void> {
    const message = read(line);
    if (typeof message === 'string') {
      this.ends.log(`The server wrote what is no message; it is passed on: ${message}`);
    } else if (message['method'] === undefined) await this.#answered(message);
    this.ends.toHost(typeof message === 'string' ? line : oneLine(line));
  }

  async #answered({ id, result, error }: JsonObject): Promise<void> {
    const name = idText(id);
    this.#open.delete(name);
    if (this.#lists.delete(name) && isJsonObject(result)) this.effects.learn(result['tools']);
    const call = this.#calls.get(name);
    if (call === undefined) return;
    this.#calls.delete(name);
    const asksBack = isJsonObject(result) && result['resultType'] === 'input_required';
    const state = asksBack ? stateOf(result) : undefined;
    if (state !== undefined) {
      this.#rounds.set(state, call);
      return;
    }
    // Of a round without a state nobody can say which call goes on with it: how this one ended is not known. Nor is it
    // of a task (MCP 2025-11-25, tasks), which has only begun.
    const isFailed =
      asksBack || !isJsonObject(result) || result['isError'] === true || isTask(result);
    const outcome = isFailed
      ? { error: new ServerFailed(JSON.stringify(result ?? error ?? null).slice(0, 2_000)) }
      : { result: result['structuredContent'] ?? result['content'] ?? null };
    try {
      await this.guard.settle(call.callId, outcome);
    } catch (cause) {
      this.ends.log(`What became of a call of "${call.tool}" is not recorded: ${reasonOf(cause)}`);
    }
  }

  /** An answer of the tool's kind, so that the model reads it. */
  #tell(id: Json, text: string): void {
    this.#open.delete(idText(id));
    const result = { resultType: 'complete', content: [{ type: 'text', text }], isError: true };
    this.ends.toHost(JSON.stringify({ jsonrpc: '2.0', id, result }));
  }

  /** What was refused for its id leaves the other request of that id open. */
  #refuse(id: Json, message: string): void {
    this.ends.toHost(
      JSON.stringify({ jsonrpc: '2.0', id, error: { code: INVALID_REQUEST, message } }),
    );
  }
}

/** What the server said of a call that failed. It may have been performed all the same. */
class ServerFailed extends Error {
  override readonly name = 'ServerFailed';
}

const utf8 = new TextEncoder();

/** One message, or why it is none. Batches are of older revisions and are not carried. */
function read(line: string): JsonObject | string {
  try {
    const value = parseJson(utf8.encode(line), { maxBytes: LINE_BYTES_MAX });
    return isJsonObject(value) ? value : 'The line is not one JSON object.';
  } catch (error) {
    if (error instanceof IntakeError) return error.message;
    throw error;
  }
}

/**
 * The same message, without what some readers take for the end of a line (Unicode, 5.8): in JSON it stands in strings
 * alone, where it may be escaped.
 */
function oneLine(line: string): string {
  return line.replace(
    /[\u0085\u2028\u2029]/gu,
    (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const isTask = ({ task, content }: JsonObject): boolean =>
  isJsonObject(task) && content === undefined;

/** What ties the rounds of a call together; without it, or where it is empty, nothing does. */
function stateOf({ requestState: state }: JsonObject): string | undefined {
  return typeof state === 'string' && state !== '' ? state : undefined;
}

/** Other arguments are another call, which is asked for anew. */
function askedOf(given: Json | undefined): string {
  return canonicalize(given ?? {});
}

/** 1 and "1" are two ids. */
function idText(id: Json | undefined): string {
  return JSON.stringify(id ?? null);
}

function reasonOf(error: unknown): string {
  if (error instanceof DocketError || error instanceof MissingArgument) {
    return error.message;
  }
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
