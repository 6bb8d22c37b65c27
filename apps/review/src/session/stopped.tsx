import { address } from '../router.js';
import { words } from '../words/index.js';
import { stopped } from './session.js';

/** Why nobody was signed in, where the browser was led back from the identity provider. */
export function Stopped() {
  const now = stopped.value;
  // Gone once somebody goes on to another view.
  if (now === undefined || now.at !== address.value) return null;
  const { stops, stopTitle } = words.value.signIn;
  return (
    <div class="notice bad" role="alert">
      <p>
        <strong>{stopTitle}.</strong> {stops[now.stop]}
      </p>
    </div>
  );
}
