export { EvidenceList } from './evidence-list.tsx';
export { PostPreview } from './post-preview.tsx';
export { ScheduleLine } from './schedule-line.tsx';
export { CampaignStatusChip, ItemStatusChip, PlanStatusChip, PublicationStatusChip, RunStatusChip } from './status-chips.tsx';
