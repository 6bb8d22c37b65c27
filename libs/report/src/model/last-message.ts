import type { DossierModel, Fact } from '../schema/index.js';
import type { ModelContext } from './context.js';
import { recordedConversation, objectOf, saidText, type Said } from './conversation/read.js';

/**
 * A message that is JSON with nothing in it but the text of one is read as that text, and any other JSON object
 * without the white space between its members; the body has it as it was.
 */
function spoken({ words, facts }: ModelContext, said: Said): Fact {
  const fact = facts.at(said.entry, said.pointer);
  if (fact.state !== 'recorded') return fact;
  const text = saidText(said);
  const members = text === said.content && text.startsWith('{') ? objectOf(text) : undefined;
  if (members !== undefined) return { ...fact, text: words.quoteJson(JSON.stringify(members)) };
  return text === said.content ? fact : { ...fact, text: words.quote(text) };
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
  const said = recordedConversation(context).said.filter(({ by }) => by === 'agent');
  const last = said.at(-1);
  return {
    last_message: last === undefined ? facts.notRecorded() : spoken(context, last),
    agent_messages:
      last === undefined
        ? facts.notRecorded()
        : facts.recorded(said.length, [...new Set(said.map(({ entry }) => entry.mark))]),
  };
}
