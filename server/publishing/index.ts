export { type ChannelAccess, createChannelAccess } from './channel-access.ts';
export { connectorOf } from './connector-of.ts';
export { defaultTiming, type PublishingDeps, type PublishingTiming } from './deps.ts';
export { createPublishingDomain } from './domain.ts';
export { createPublisher, type Publisher } from './publisher.ts';
export { releaseHeldPublications } from './release-held.ts';
export { createPublicationService, type PublicationService } from './service.ts';
