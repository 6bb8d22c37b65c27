import type { ToolArguments } from './effect-map.js';
import { toldInstead, type FrameworkCall, type Guard } from './guard.js';

/** Longest id of an agent in a record. */
export const AGENT_MAX = 128;

/** What a call returned, or what the model is told instead. Errors of the tool and of the record stay errors. */
export async function toldOrMade(
  guard: Guard,
  call: FrameworkCall,
  perform: () => unknown,
): Promise<unknown> {
  try {
    return await guard.around(call, perform);
  } catch (error) {
    return toldInstead(error).say;
  }
}

/** The arguments as an object; what is none stands under a name of its own. */
export function inputAsObject(input: unknown): ToolArguments {
  const value = typeof input === 'string' ? parsed(input) : input;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as ToolArguments) : { input: value };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Without an id a repeated call cannot be told from a new one. */
export function noId(tool: string): never {
  throw new Error(`Not called: the framework gave the call of "${tool}" no id.`);
}
