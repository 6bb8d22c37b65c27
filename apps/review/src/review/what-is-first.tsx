import type { Signal } from '@preact/signals';
import { words } from '../words/index.js';
import type { First } from './give.js';
import { PasskeyDialog } from './passkey-dialog.js';
import { ProveAgain } from './prove-again.js';

interface WhatIsFirstProps {
  first: Signal<First | undefined>;
  ledger: string;
  origin: string;
}

/** Asks for what has to come before an answer can be recorded. */
export function WhatIsFirst({ first, ledger, origin }: WhatIsFirstProps) {
  const done = (): void => {
    first.value = undefined;
  };
  switch (first.value) {
    case undefined:
      return null;
    case 'look':
      return (
        <p class="error" role="alert">
          {words.value.verdict.lookFirst}
        </p>
      );
    case 'sign-in':
      return <ProveAgain onDone={done} onClose={done} />;
    case 'passkey':
      return <PasskeyDialog place={{ ledger, origin }} onClose={done} />;
  }
}
