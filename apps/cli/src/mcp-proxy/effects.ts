import type { MappedTool, ToolArguments } from '@docket/grafts';
import { isJsonObject, parseJson, parsePointer, type Json, type JsonObject } from '@docket/chain';
import { CommandFailure, EXIT } from '../failure.js';

/** What the operator says of one tool, in the file of `--effects`. */
interface ToolRule {
  effect: 'read' | 'write' | 'external';
  /** JSON Pointers into the arguments. */
  resource?: string;
  key?: string;
  amount?: { value: string; currency: string };
  operation?: string;
  owner?: string;
}

/** What is the same for all tools of a server. */
export interface EffectDefaults {
  /** Name of the system that is changed. */
  system: string;
  owner: string;
}

/**
 * What the tools of a server change: what the operator's file says stands above what the server says of itself in
 * its tools' annotations (MCP, `ToolAnnotations`). A tool of which neither says that it only reads is taken for one
 * that changes something of somebody else's.
 */
export class ToolEffects {
  readonly #rules: ReadonlyMap<string, ToolRule>;
  readonly #annotated = new Map<string, ToolRule>();

  constructor(
    readonly defaults: EffectDefaults,
    rules: ReadonlyMap<string, ToolRule> = new Map(),
  ) {
    this.#rules = rules;
  }

  /** Takes in a server's answer to `tools/list`. */
  learn(tools: Json | undefined): void {
    if (!Array.isArray(tools)) return;
    for (const tool of tools) {
      if (!isJsonObject(tool) || typeof tool['name'] !== 'string') continue;
      const hints = isJsonObject(tool['annotations']) ? tool['annotations'] : {};
      this.#annotated.set(tool['name'], { effect: effectOf(hints) });
    }
  }

  of(tool: string): MappedTool {
    const rule = this.#rules.get(tool) ?? this.#annotated.get(tool) ?? { effect: 'external' };
    if (rule.effect === 'read') return { effect: 'read' };
    const { system, owner } = this.defaults;
    return {
      effect: rule.effect,
      action: (given) => ({
        ...(rule.key === undefined ? {} : { key: `${system}:${tool}:${textAt(given, rule.key)}` }),
        ...(rule.operation === undefined ? {} : { operation: rule.operation }),
        ...(rule.amount === undefined ? {} : { amount: amountAt(given, rule.amount) }),
        target: {
          system,
          resource: rule.resource === undefined ? tool : textAt(given, rule.resource),
        },
        owner: rule.owner ?? owner,
      }),
    };
  }
}

/** Reads the file of `--effects`: an object of rules by the name of the tool. */
export function readRules(bytes: Uint8Array): ReadonlyMap<string, ToolRule> {
  const value = parseJson(bytes);
  if (!isJsonObject(value))
    throw unusable('', 'is to be an object of rules by the name of the tool');
  return new Map(Object.entries(value).map(([tool, rule]) => [tool, ruleOf(tool, rule)]));
}

const MEMBERS = ['effect', 'resource', 'key', 'amount', 'operation', 'owner'];

function ruleOf(tool: string, rule: Json): ToolRule {
  const said = typeof rule === 'string' ? { effect: rule } : rule;
  if (!isJsonObject(said)) throw unusable(tool, 'is to be an effect or an object with one');
  const { effect, amount, ...rest } = said;
  if (effect !== 'read' && effect !== 'write' && effect !== 'external') {
    throw unusable(tool, '"effect" is to be read, write or external');
  }
  for (const [name, value] of Object.entries(rest)) {
    if (!MEMBERS.includes(name)) throw unusable(tool, `"${name}" is not known`);
    if (typeof value !== 'string' || value === '') throw unusable(tool, `"${name}" is to be text`);
  }
  for (const name of ['resource', 'key']) requirePointer(tool, name, rest[name]);
  return { effect, ...rest, ...(amount === undefined ? {} : { amount: amountRule(tool, amount) }) };
}

function amountRule(tool: string, amount: Json): { value: string; currency: string } {
  const { value, currency } = isJsonObject(amount) ? amount : {};
  if (typeof value !== 'string' || typeof currency !== 'string') {
    throw unusable(tool, '"amount" is to have a pointer as "value" and a "currency"');
  }
  requirePointer(tool, 'amount.value', value);
  return { value, currency };
}

function requirePointer(tool: string, name: string, value: Json | undefined): void {
  if (value === undefined) return;
  if (typeof value !== 'string' || parsePointer(value) === undefined) {
    throw unusable(tool, `"${name}" is to be a JSON Pointer into the arguments, such as /order`);
  }
}

function unusable(tool: string, what: string): CommandFailure {
  const where =
    tool === '' ? 'The file of --effects' : `The rule of "${tool}" in the file of --effects`;
  return new CommandFailure(`${where}: ${what}.`, EXIT.unusable);
}

/** Hints of a server about its own tool. Only what it says in so many words is believed. */
function effectOf({ readOnlyHint, openWorldHint }: JsonObject): ToolRule['effect'] {
  if (readOnlyHint === true) return 'read';
  return openWorldHint === false ? 'write' : 'external';
}

function amountAt(
  given: ToolArguments,
  { value, currency }: NonNullable<ToolRule['amount']>,
): { value: string; currency: string } {
  return { value: textAt(given, value), currency };
}

/** What stands there, as text. Without it the action has no name, and must not be taken for another. */
function textAt(given: ToolArguments, pointer: string): string {
  let value: unknown = given;
  for (const token of parsePointer(pointer) ?? []) {
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, token);
    value = isThere ? (value as Record<string, unknown>)[token] : undefined;
  }
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return String(value);
  throw new MissingArgument(pointer);
}

/** The operator's rule needs an argument that the call does not have. */
export class MissingArgument extends Error {
  override readonly name = 'MissingArgument';
  constructor(readonly pointer: string) {
    super(`the rule of this tool needs text or a number at ${pointer} of its arguments`);
  }
}
