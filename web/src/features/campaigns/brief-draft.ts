const storageKey = 'septet.brief';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** A brief to start again from. */
    brief?: string;
    /** The brief that was just accepted: shown until the campaign itself is there. */
    acceptedBrief?: string;
  }
}

export function readDraft(): string {
  return localStorage.getItem(storageKey) ?? '';
}

export function saveDraft(text: string): void {
  if (text === '') clearDraft();
  else localStorage.setItem(storageKey, text);
}

export function clearDraft(): void {
  localStorage.removeItem(storageKey);
}
