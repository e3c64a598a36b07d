import { Send } from 'lucide-react';
import { messages } from '../../messages/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';

export function NoPublication() {
  return (
    <EmptyState icon={<Send size={20} />} title={messages.publications.noneOpenTitle}>
      {messages.publications.noneOpen}
    </EmptyState>
  );
}
