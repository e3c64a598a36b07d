import { useSyncExternalStore } from 'react';

const storageKey = 'septet.letter-keys';
const listeners = new Set<() => void>();

/** Single letters act only where a list has the focus, and can be turned off (WCAG 2.1.4). */
export function useLetterKeys(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => localStorage.getItem(storageKey) !== 'off',
  );
}

export function setLetterKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, 'off');
  for (const listener of listeners) listener();
}
