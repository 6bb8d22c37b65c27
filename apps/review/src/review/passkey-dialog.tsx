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
  const thumbprint = useSignal<string | undefined>(undefined);
  const register = async (): Promise<void> => {
    isBusy.value = true;
    refused.value = undefined;
    isCancelled.value = false;
    try {
      const { registerPasskey } = await import('./passkey.js');
      thumbprint.value = await registerPasskey(place);
      isCancelled.value = thumbprint.value === undefined;
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.value = false;
    }
  };
  if (thumbprint.value !== undefined)
    return (
      <Dialog title={say.made} onClose={onClose}>
        <p>{say.thumbprint}</p>
        <p>
          <code>{thumbprint.value}</code>
        </p>
        <button type="button" class="primary" onClick={onClose}>
          {say.goOn}
        </button>
      </Dialog>
    );
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
