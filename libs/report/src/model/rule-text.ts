import { RULE_NAMES, type RuleName } from '@docket/record';

import type { Told } from '../narrative/told.js';
import type { Fact } from '../schema/index.js';
import type { ModelContext } from './context.js';
import type { EntryView } from './entry.js';
import { isImportedHere } from './waiting.js';

const isRuleName = (rule: string): rule is RuleName => RULE_NAMES.some((name) => name === rule);

/** A rule in words; one that is not known here is quoted. */
export function ruleText(context: ModelContext, rule: string): Told {
  const { words } = context;
  // While the work of an import was done, nothing was held.
  if (rule === 'acted_while_held' && isImportedHere(context)) return words.imported.heldRule;
  return isRuleName(rule) ? words.ruleName(rule) : words.quote(rule);
}

/** The rule that an entry names. */
export function ruleFact(context: ModelContext, entry: EntryView): Fact {
  const fact = context.facts.at(entry, '/rule');
  if (fact.state !== 'recorded' || typeof fact.value !== 'string') return fact;
  return { ...fact, text: ruleText(context, fact.value) };
}
