import type { Refused } from '../ask.js';
import { words } from '../words/index.js';

/** What the server refused, in words; what it says itself is quoted where there are none. */
export function Problem({ refused, again }: { refused: Refused; again?: () => void }) {
  const { problem, tryAgain } = words.value;
  const known = Object.hasOwn(problem.known, refused.code)
    ? problem.known[refused.code]
    : undefined;
  const said = [refused.detail, refused.next].filter((text) => text !== '').join(' ');
  return (
    <div class="notice bad" role="alert">
      <p>
        <strong>{problem.title}.</strong> {known}
      </p>
      {said !== '' && (
        <p class="small">
          {problem.serverSays}: <q lang="en">{said}</q>
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
