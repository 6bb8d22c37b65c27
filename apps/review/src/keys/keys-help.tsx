import { signal } from '@preact/signals';
import { Dialog } from '../parts/dialog.js';
import { words } from '../words/index.js';
import { LISTED_KEYS } from './listed.js';

/** Whether the list of keys is shown. */
export const showsKeys = signal(false);

export function KeysHelp() {
  if (!showsKeys.value) return null;
  const { title, none, does, ofBrowser } = words.value.keys;
  const listed = [...LISTED_KEYS.map((key) => [key, does[key]] as const), ...ofBrowser];
  return (
    <Dialog
      title={title}
      onClose={() => {
        showsKeys.value = false;
      }}
    >
      <p>{none}</p>
      <dl class="keys">
        {listed.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
