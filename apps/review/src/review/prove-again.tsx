import { Dialog } from '../parts/dialog.js';
import { PassphraseForm } from '../session/sign-in.js';
import { providerAddress, session } from '../session/session.js';
import { words } from '../words/index.js';
import { keepForReturn } from './pending.js';

/** Who answers on high stakes proves again who they are. */
export function ProveAgain({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { again: say } = words.value;
  const now = session.value;
  const isOidc = now !== null && now !== 'asking' && now.via === 'oidc';
  return (
    <Dialog title={say.title} onClose={onClose}>
      <p>{say.why}</p>
      {isOidc ? (
        <p>
          <a
            class="button primary"
            href={providerAddress(location.pathname, true)}
            onClick={keepForReturn}
          >
            {say.provider}
          </a>
        </p>
      ) : (
        <PassphraseForm submit={say.submit} onDone={onDone} />
      )}
    </Dialog>
  );
}
