export { createCampaignsDomain } from './domain.ts';
export { type CampaignRequest, readCampaign } from './read-campaign.ts';
export { type CampaignService, createCampaignService } from './service.ts';
