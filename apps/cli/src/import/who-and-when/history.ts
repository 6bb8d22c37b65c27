import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { visibleText } from '@docket/ingest';

/** One message of the log. */
export interface LogMessage {
  /** Position in `history`, from 0: what `mistake_step` counts. */
  step: number;
  /** Who says it; undefined where the source does not name it. */
  from: string | undefined;
  /** To whom, where the source names it. */
  to: string | undefined;
  /** How it is meant, where the source says so: a thought, the condition of ending. */
  meantAs: string | undefined;
  isHuman: boolean;
  text: string | undefined;
  /** The message word for word. */
  kept: JsonObject;
}

/** The part of a card's key that is its message's. */
export const stepKey = ({ step }: Pick<LogMessage, 'step'>): string => `step-${step}`;

/** Reads `history`: messages of {content, role, name?}. */
export function readHistory(history: readonly Json[]): LogMessage[] {
  return history.map((source, step) => {
    const message: JsonObject = isJsonObject(source) ? source : { content: source };
    const { name, role, content } = message;
    const parts = speakerOf(typeof role === 'string' ? role : '');
    const named = visibleText(typeof name === 'string' ? name : undefined);
    const from = named ?? parts.from;
    return {
      step,
      from,
      to: parts.to,
      meantAs: parts.meantAs,
      isHuman: named === undefined && /^(?:human|user)$/i.test(from ?? ''),
      text: typeof content === 'string' ? content : undefined,
      kept: message,
    };
  });
}

/** `Orchestrator (-> WebSurfer)` names who speaks and to whom, `Orchestrator (thought)` how it is meant. */
function speakerOf(role: string): Pick<LogMessage, 'from' | 'to' | 'meantAs'> {
  const found = /^(.+?)\s*\(([^()]*)\)\s*$/.exec(role);
  const said = visibleText(found?.[2]?.trim());
  const receiver = /^(?:->|→|to:?)\s*(.+)$/.exec(said ?? '')?.[1];
  return {
    from: visibleText(found?.[1] ?? role),
    to: visibleText(receiver),
    meantAs: receiver === undefined ? said : undefined,
  };
}
