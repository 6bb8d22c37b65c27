import type { Json } from '@docket/chain';

import { canonicalize } from '@docket/chain';
import { joined, type Told } from '../../narrative/told.js';
import type { ModelContext } from '../context.js';
import { argumentsIn } from './changes.js';
import type { Came } from './came.js';
import { shortValue } from './member-texts.js';
import type { Called } from './read.js';

/** Arguments that are told, and those of a call that are compared. */
const TOLD_MAX = 2;
const COMPARED_MAX = 100;

function argumentsOf(call: Called): Map<string, Json> {
  const found = new Map<string, Json>();
  for (const { member, after } of argumentsIn(call.arguments ?? {})) {
    if (found.size === COMPARED_MAX) break;
    if (!found.has(member)) found.set(member, after);
  }
  return found;
}

/**
 * A change with what it was called with otherwise than the call of the same tool which failed before it, where no
 * message of the user stands between the two: nobody was asked whether it may be so.
 */
export function retriedText(
  context: ModelContext,
  name: Told,
  { call, all }: { call: Called; all: readonly Came[] },
): Told {
  const { words } = context;
  const failed = all
    .flatMap((one) => (one.kind === 'failed' ? one.calls : []))
    .findLast(({ tool, order }) => tool === call.tool && order < call.order);
  if (failed === undefined) return name;
  const before = argumentsOf(failed);
  const differing = [...argumentsOf(call)].flatMap(([member, value]): Told[] => {
    const old = before.get(member);
    if (old === undefined || canonicalize(old) === canonicalize(value)) return [];
    const [from, to] = [old, value].map((one) => shortValue(context, one));
    return from === undefined || to === undefined
      ? []
      : [words.said.inPlaceOf(words.quote(member), to, from)];
  });
  return differing.length === 0
    ? name
    : words.said.retried(name, joined(differing.slice(0, TOLD_MAX), ', '));
}
