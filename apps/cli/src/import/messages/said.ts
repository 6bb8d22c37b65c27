import type { Json, JsonObject } from '@docket/chain';

/** A call that a model asked for. */
export interface SaidCall {
  id: string | undefined;
  name: string;
  /** As it came: JSON in a text, or an object. */
  given: Json | undefined;
  /** All else that the log says of it. */
  rest: JsonObject;
}

/** What a tool answered. */
export interface SaidAnswer {
  id: string | undefined;
  content: Json | undefined;
  /** Undefined: the log does not say whether it is an error. */
  isError: boolean | undefined;
  /** The message that it came in, for an answer to no call. */
  whole: JsonObject;
  /** All else that the log says of it. */
  rest: JsonObject;
}

/** What somebody said at one turn. */
export interface SaidTurn {
  role: string;
  /** Messages of the source that it was. */
  messages: number;
  /** What of them is neither a call nor an answer, word for word. */
  kept: JsonObject[];
  text: string | undefined;
  calls: SaidCall[];
  answers: SaidAnswer[];
}

/** One conversation, as a log has it. */
export interface MessageLog {
  said: SaidTurn[];
  /** What the model was told first, beside the messages. */
  system: string | undefined;
  model: string | undefined;
  /** Whether the log says that its last answer failed, or was cut. */
  isCut: boolean;
  /** The id that the provider gave to the last answer. */
  ref: string | undefined;
  /** All else that the log says. */
  rest: JsonObject;
  /** What of that was asked with, and is the same in each request of one conversation. */
  asked: JsonObject;
}

/** How a provider's logs are read; undefined for what is no log of its. */
export type ReadConversation = (log: JsonObject) => MessageLog | undefined;
