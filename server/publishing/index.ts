export { type ChannelAccess, createChannelAccess } from './channel-access.ts';
export { connectorOf } from './connector-of.ts';
export { defaultTiming, type PublishingDeps, type PublishingTiming } from './deps.ts';
export { createPublishingDomain } from './domain.ts';
export { checkGate, type GateAnswer, type GateInput } from './gate.ts';
export { createPublisher, type Publisher } from './publisher.ts';
export { createPublicationService, type PublicationService } from './service.ts';
export { announce } from './settle.ts';
