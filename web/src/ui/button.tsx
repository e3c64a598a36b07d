import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** `ink` acts: at most one on a screen. */
export type ButtonKind = 'ink' | 'line' | 'quiet' | 'danger';

const kinds: Record<ButtonKind, string> = {
  ink: 'bg-ink text-on-ink border-ink hover:opacity-90',
  line: 'bg-surface text-text border-edge hover:bg-sunken',
  quiet: 'border-transparent text-text hover:bg-sunken',
  danger: 'bg-surface text-red border-edge hover:bg-red-soft',
};

const base =
  'inline-flex items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap transition-colors duration-120 disabled:cursor-not-allowed disabled:opacity-50 pointer-coarse:min-h-11';

export function buttonClass(kind: ButtonKind = 'line', size: 'small' | 'normal' = 'normal', extra?: string): string {
  return classNames(base, kinds[kind], size === 'small' ? 'h-8 px-2.5 text-table' : 'h-9 px-3.5 text-body', extra);
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind;
  size?: 'small' | 'normal';
  icon?: ReactNode;
  /** A pending action stays visible as pending until the server answered. */
  pending?: boolean;
}

export function Button({ kind, size, icon, pending, className, children, disabled, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonClass(kind, size, className)}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Read out and shown on hover. */
  label: string;
}

export function IconButton({ label, className, children, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classNames(
        'rounded-control text-muted hover:bg-sunken hover:text-text relative inline-flex size-9 shrink-0 items-center justify-center disabled:opacity-50 pointer-coarse:size-11',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
