const storageKey = 'septet.post';

export interface PostDraft {
  channelId?: string;
  text: string;
}

export function readPostDraft(): PostDraft {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('text' in stored) || typeof stored.text !== 'string')
      return { text: '' };
    return {
      text: stored.text,
      channelId: 'channelId' in stored && typeof stored.channelId === 'string' ? stored.channelId : undefined,
    };
  } catch {
    return { text: '' };
  }
}

export function savePostDraft(draft: PostDraft): void {
  localStorage.setItem(storageKey, JSON.stringify(draft));
}

export function clearPostDraft(): void {
  localStorage.removeItem(storageKey);
}
