import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../words/index.js';

interface DialogProps {
  title: string;
  onClose: () => void;
  /** What is asked cannot be taken back: the button that closes has the focus, so that Enter twice does nothing. */
  isCareful?: boolean;
  children: ComponentChildren;
}

/** A window over the page: the browser keeps the focus in it, closes it by Esc, and gives the focus back. */
export function Dialog({ title, onClose, isCareful = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const closer = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    if (isCareful) closer.current?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      {children}
      <p class="row end">
        <button type="button" ref={closer} onClick={onClose}>
          {words.value.close}
        </button>
      </p>
    </dialog>
  );
}
