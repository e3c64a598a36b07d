import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

interface PopoverProps {
  /** Draws the button; pass the given attributes on. */
  trigger: (attributes: {
    'aria-expanded': boolean;
    'aria-haspopup': 'dialog';
    'aria-controls': string;
    onClick: () => void;
  }) => ReactNode;
  label: string;
  className?: string;
  children: (close: () => void) => ReactNode;
}

/** A panel under its button. Escape and a press outside close it, and focus goes back. */
export function Popover({ trigger, label, className = 'w-72', children }: PopoverProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const panelId = useId();

  useEffect(() => {
    if (!isOpen) return;
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      root.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [isOpen]);

  return (
    <div ref={root} className="relative">
      {trigger({
        'aria-expanded': isOpen,
        'aria-haspopup': 'dialog',
        'aria-controls': panelId,
        onClick: () => setOpen(!isOpen),
      })}
      {isOpen && (
        <div
          id={panelId}
          role="dialog"
          aria-label={label}
          className={`bg-surface border-line rounded-panel shadow-float animate-appear absolute right-0 z-30 mt-1 max-w-[calc(100vw-1.5rem)] overflow-hidden border ${className}`}
        >
          {children(() => setOpen(false))}
        </div>
      )}
    </div>
  );
}
