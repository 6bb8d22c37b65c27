import type { Fact } from '../schema/index.js';
import { firstOf, type ModelContext } from './context.js';
import { itemsAt, stringAt } from './entry.js';

/** Where the importers keep what was said between two cards, oldest first; docs/guide/import.md. */
const MESSAGES = '/ext/import/messages';

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
    for (const at of itemsAt(entry, MESSAGES).toReversed()) {
      const said = stringAt(entry, `${at}/content`);
      if (stringAt(entry, `${at}/role`) === 'assistant' && said !== undefined && said !== '') {
        return context.facts.at(entry, `${at}/content`);
      }
    }
  }
  return context.facts.notRecorded();
}
