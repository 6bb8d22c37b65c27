import type { Refused } from '../ask.js';
import { words } from '../words/index.js';

/** What the server refused, in words; what it says itself is quoted where there are none. */
export function Problem({ refused, again }: { refused: Refused; again?: () => void }) {
  const { problem, tryAgain } = words.value;
  const known = Object.hasOwn(problem.known, refused.code)
    ? problem.known[refused.code]
    : undefined;
  const said = [refused.detail, refused.next].filter((text) => text !== '').map(asSentence);
  return (
    <div class="notice bad" role="alert">
      <p>
        <strong>{problem.title}.</strong> {known}
      </p>
      {said.length > 0 && (
        <p class="small">
          {problem.serverSays}: <q lang="en">{said.join(' ')}</q>
        </p>
      )}
      {again !== undefined && (
        <button type="button" onClick={again}>
          {tryAgain}
        </button>
      )}
    </div>
  );
}

/** With the full stop that a detail may lack, so that what to do next does not run on from it. */
const asSentence = (text: string): string => (/[.!?:…]$/.test(text.trim()) ? text : `${text}.`);
