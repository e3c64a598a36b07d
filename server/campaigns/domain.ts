import type { Domain } from '../http/index.ts';
import { campaignRoutes } from './routes.ts';
import type { CampaignService } from './service.ts';

export function createCampaignsDomain({ service }: { service: CampaignService }): Domain {
  return { name: 'campaigns', routes: (app) => campaignRoutes(app, service) };
}
