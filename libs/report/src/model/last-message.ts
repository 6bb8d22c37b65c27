import { isJsonObject, parseJson, utf8, type JsonObject } from '@docket/chain';

import type { DossierModel, Fact } from '../schema/index.js';
import { firstOf, type ModelContext } from './context.js';
import { itemsAt, stringAt } from './entry.js';

/** Where the importers keep what was said between two cards, oldest first; docs/guide/import.md. */
const MESSAGES = '/ext/import/messages';
/** Who says the last of them, where the source has several agents. */
const AGENT = '/ext/import/from';
/** What the source says of how the last of them is meant. */
const MEANT = '/ext/import/meant_as';

/** What ends a run of several agents: nobody says it. */
const END = 'termination condition';

/**
 * A message that is JSON with nothing in it but the text of one is read as that text, and any other JSON object
 * without the white space between its members; the body has it as it was.
 */
function spoken({ words }: ModelContext, fact: Fact | undefined): Fact | undefined {
  if (fact?.state !== 'recorded' || typeof fact.value !== 'string') return fact;
  const members = membersOf(fact.value);
  if (members === undefined) return fact;
  const [[name, text] = [], ...others] = Object.entries(members);
  return name === 'message' && typeof text === 'string' && others.length === 0
    ? { ...fact, text: words.quote(text) }
    : { ...fact, text: words.quoteJson(JSON.stringify(members)) };
}

function membersOf(content: string): JsonObject | undefined {
  if (!content.startsWith('{')) return undefined;
  try {
    const value = parseJson(utf8(content));
    return isJsonObject(value) ? value : undefined;
  } catch {
    // It only looks like JSON: then it is the text.
    return undefined;
  }
}

/**
 * What the agents of an imported decision said, as its importer keeps it: the last message, and how many there
 * are. Of a source that states no decision the last is what comes nearest to one, and it is quoted as what it is: a
 * message.
 */
export function agentMessages(
  context: ModelContext,
): Pick<DossierModel['outcome'], 'last_message' | 'agent_messages'> {
  const { facts } = context;
  const opened = firstOf(context, 'decision.opened');
  const said: Fact[] = [];
  if (opened !== undefined && stringAt(opened, '/origin/kind') === 'imported') {
    for (const entry of context.entries) {
      // Of several agents the role does not tell: there the last message of a card is its own agent's.
      const isOfAgent = stringAt(entry, AGENT) !== undefined;
      if (stringAt(entry, MEANT) === END) continue;
      const places = itemsAt(entry, MESSAGES);
      for (const [index, at] of places.entries()) {
        const isOfCard = isOfAgent && index === places.length - 1;
        if (!isOfCard && stringAt(entry, `${at}/role`) !== 'assistant') continue;
        const content = stringAt(entry, `${at}/content`);
        if (content !== undefined && content !== '') said.push(facts.at(entry, `${at}/content`));
      }
    }
  }
  const last = spoken(context, said.at(-1));
  return {
    last_message: last ?? facts.notRecorded(),
    agent_messages:
      last === undefined
        ? facts.notRecorded()
        : facts.recorded(said.length, [...new Set(said.flatMap(({ evidence }) => evidence))]),
  };
}
