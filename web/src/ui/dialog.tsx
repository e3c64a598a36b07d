import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { messages } from '../messages/index.ts';
import { IconButton } from './button.tsx';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** The browser's own modal dialog: focus trap, Escape and inert background come with it. The first field gets the focus. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Before the element leaves the page: only then does close() give the focus back to where it was.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('textarea, input')?.focus();
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="bg-surface border-line rounded-panel shadow-float animate-appear w-[min(32rem,calc(100vw-1.5rem))] border p-0"
    >
      <div className="flex items-center justify-between gap-3 px-4 pt-3">
        <h2 id={titleId} className="text-post font-semibold">
          {title}
        </h2>
        <IconButton label={messages.common.close} onClick={onClose}>
          <X size={20} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="px-4 pt-1 pb-4">{children}</div>
    </dialog>
  );
}
