import type { Policy } from '@docket/record';
import { told } from '../words/index.js';
import type { AdministrationWords } from '../words/english-administration.js';
import { Listed } from './listed.js';
import { diffPolicies, type ChangedMember } from './policy-diff.js';

interface PolicyChangesProps {
  say: AdministrationWords;
  before: Policy;
  after: Policy;
}

/** What a policy would change of the one in force, member by member, with what follows where it asks less of people. */
export function PolicyChanges({ say, before, after }: PolicyChangesProps) {
  const { quote } = told.value;
  return (
    <Listed
      title={say.changes}
      none={say.none}
      columns={[say.member, say.before, say.after, say.consequence]}
      loaded={{ value: diffPolicies(before, after), refused: undefined, again: () => undefined }}
      row={(one) => [
        <code>{one.pointer}</code>,
        one.before === undefined ? say.absent : quote(one.before),
        one.after === undefined ? say.absent : quote(one.after),
        one.isWeaker ? <strong>{consequenceOf(one, say)}</strong> : say.notWeaker,
      ]}
    />
  );
}

function consequenceOf({ pointer }: ChangedMember, say: AdministrationWords): string {
  const [, first = '', second = ''] = pointer.split('/');
  const { consequences: known } = say;
  const at = first === 'tripwires' ? second : first;
  return known[pointer.slice(1)] ?? known[at] ?? known['other']!;
}
