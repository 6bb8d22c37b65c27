import { useSignal } from '@preact/signals';
import { refusedBy, type Refused } from '../ask.js';
import { Dialog } from '../parts/dialog.js';
import { Problem } from '../parts/problem.js';
import { words } from '../words/index.js';
import type { SigningPlace } from './passkey.js';

/** Makes and registers a passkey, where an answer has to be signed and there is none. */
export function PasskeyDialog({ place, onClose }: { place: SigningPlace; onClose: () => void }) {
  const { passkey: say } = words.value;
  const refused = useSignal<Refused | undefined>(undefined);
  const isCancelled = useSignal(false);
  const isBusy = useSignal(false);
  const register = async (): Promise<void> => {
    isBusy.value = true;
    refused.value = undefined;
    isCancelled.value = false;
    try {
      const { registerPasskey } = await import('./passkey.js');
      if (await registerPasskey(place)) onClose();
      else isCancelled.value = true;
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.value = false;
    }
  };
  const isPossible = 'PublicKeyCredential' in window;
  return (
    <Dialog title={say.title} onClose={onClose}>
      <p>{say.why}</p>
      {!isPossible && <p class="notice bad">{say.none}</p>}
      {isCancelled.value && <p class="notice bad">{say.cancelled}</p>}
      {refused.value !== undefined && <Problem refused={refused.value} />}
      <button
        type="button"
        class="primary"
        disabled={!isPossible || isBusy.value}
        onClick={() => void register()}
      >
        {say.register}
      </button>
    </Dialog>
  );
}
