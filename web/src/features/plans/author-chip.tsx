import { Sparkles, User } from 'lucide-react';
import type { PlanItem } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { Chip } from '../../ui/chip.tsx';

const t = messages.plans;

/** Who wrote this version: violet for an agent, "edited" once a person changed it. */
export function AuthorChip({ item }: { item: PlanItem }) {
  if (item.author.kind === 'agent') {
    return (
      <Chip tone="violet" icon={<Sparkles size={14} aria-hidden="true" />}>
        {t.byAgent(item.author.name)}
      </Chip>
    );
  }
  const wasDrafted = item.version > 1 && item.analysis.evidence.length > 0;
  return (
    <Chip tone={wasDrafted ? 'violet' : 'muted'} icon={<User size={14} aria-hidden="true" />}>
      {wasDrafted ? t.editedBy(item.author.name) : t.writtenBy(item.author.name)}
    </Chip>
  );
}
