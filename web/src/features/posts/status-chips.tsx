import {
  Check,
  CircleHelp,
  CircleX,
  Clock3,
  Lock,
  Pause,
  PencilLine,
  Send,
  TriangleAlert,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import type { CampaignStatus, ItemStatus, PlanStatus, PublicationStatus, RunStatus } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { Chip, type Tone } from '../../ui/chip.tsx';

type Look = [Tone, LucideIcon];
const words = messages.words;

const campaignLooks: Record<CampaignStatus, Look> = {
  queued: ['muted', Clock3],
  running: ['blue', Zap],
  awaiting_approval: ['amber', TriangleAlert],
  revising: ['blue', PencilLine],
  scheduled: ['ink', Clock3],
  completed: ['green', Check],
  rejected: ['muted', CircleX],
  failed: ['red', CircleX],
  cancelled: ['muted', CircleX],
};
const planLooks: Record<PlanStatus, Look> = {
  pending: ['amber', TriangleAlert],
  revising: ['blue', PencilLine],
  approved: ['green', Lock],
  rejected: ['muted', CircleX],
  expired: ['muted', Clock3],
  cancelled: ['muted', CircleX],
};
const itemLooks: Record<ItemStatus, Look> = {
  pending: ['amber', TriangleAlert],
  changes_requested: ['blue', PencilLine],
  held: ['muted', Pause],
  approved: ['green', Lock],
  rejected: ['muted', CircleX],
  cancelled: ['muted', CircleX],
};
const publicationLooks: Record<PublicationStatus, Look> = {
  due: ['ink', Clock3],
  sending: ['blue', Send],
  unknown: ['amber', CircleHelp],
  published: ['green', Check],
  failed: ['red', CircleX],
  cancelled: ['muted', CircleX],
  skipped: ['muted', CircleX],
  needs_human: ['amber', TriangleAlert],
};
const runLooks: Record<RunStatus, Look> = {
  queued: ['muted', Clock3],
  running: ['blue', Zap],
  parked: ['amber', Pause],
  succeeded: ['green', Check],
  failed: ['red', CircleX],
  cancelled: ['muted', CircleX],
  version_mismatch: ['amber', TriangleAlert],
};

function StatusChip({ look: [tone, Icon], word }: { look: Look; word: string }) {
  return (
    <Chip tone={tone} icon={<Icon size={14} aria-hidden="true" />}>
      {word}
    </Chip>
  );
}

export function CampaignStatusChip({ status }: { status: CampaignStatus }) {
  return <StatusChip look={campaignLooks[status]} word={words.campaign[status]} />;
}
export function PlanStatusChip({ status }: { status: PlanStatus }) {
  return <StatusChip look={planLooks[status]} word={words.plan[status]} />;
}
/** `mayDecide`: "Needs you" only where the reader is one of those who can. */
export function ItemStatusChip({ status, mayDecide }: { status: ItemStatus; mayDecide: boolean }) {
  const word = status === 'pending' && !mayDecide ? messages.posts.needsAnother : words.item[status];
  return <StatusChip look={itemLooks[status]} word={word} />;
}
export function PublicationStatusChip({ status }: { status: string }) {
  return isPublicationStatus(status) ? (
    <StatusChip look={publicationLooks[status]} word={words.publication[status]} />
  ) : (
    <Chip>{status}</Chip>
  );
}

function isPublicationStatus(status: string): status is PublicationStatus {
  return status in publicationLooks;
}

export function RunStatusChip({ status }: { status: RunStatus }) {
  return <StatusChip look={runLooks[status]} word={words.run[status]} />;
}
