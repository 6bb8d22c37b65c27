import type { Fact } from '../schema/index.js';
import { firstOf, type ModelContext } from './context.js';
import { itemsAt, stringAt } from './entry.js';

/** Where the importers keep what was said between two cards, oldest first; docs/guide/import.md. */
const MESSAGES = '/ext/import/messages';
/** Who says the last of them, where the source has several agents. */
const AGENT = '/ext/import/from';

/**
 * The last thing that the agent of an imported decision said, as its importer keeps it. Of a source that
 * states no decision it is what comes nearest to one, and it is quoted as what it is: a message.
 */
export function lastMessage(context: ModelContext): Fact {
  const opened = firstOf(context, 'decision.opened');
  if (opened === undefined || stringAt(opened, '/origin/kind') !== 'imported') {
    return context.facts.notRecorded();
  }
  for (const entry of context.entries.toReversed()) {
    for (const [back, at] of itemsAt(entry, MESSAGES).toReversed().entries()) {
      const said = stringAt(entry, `${at}/content`);
      // Of several agents the role does not tell: there the last message of a card is its own agent's.
      const isOfCard = back === 0 && stringAt(entry, AGENT) !== undefined;
      const isAgents = isOfCard || stringAt(entry, `${at}/role`) === 'assistant';
      if (isAgents && said !== undefined && said !== '') {
        return context.facts.at(entry, `${at}/content`);
      }
    }
  }
  return context.facts.notRecorded();
}
