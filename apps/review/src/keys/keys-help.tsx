import { signal } from '@preact/signals';
import { Dialog } from '../parts/dialog.js';
import { words } from '../words/index.js';

/** Whether the list of keys is shown. */
export const showsKeys = signal(false);

export function KeysHelp() {
  if (!showsKeys.value) return null;
  const { title, none, list } = words.value.keys;
  return (
    <Dialog
      title={title}
      onClose={() => {
        showsKeys.value = false;
      }}
    >
      <p>{none}</p>
      <dl class="keys">
        {list.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
