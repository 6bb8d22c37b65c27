import { words } from '../words/index.js';
import { SEEN_ASKED } from './wish.js';

/** What may not agree between what was declared and what was seen, as choices of a list. */
export function SeenOptions() {
  const { find: say } = words.value;
  return (
    <>
      <option value="any">{say.seenAny}</option>
      {SEEN_ASKED.map((one) => (
        <option key={one} value={one}>
          {say.seenAs[one]}
        </option>
      ))}
    </>
  );
}
