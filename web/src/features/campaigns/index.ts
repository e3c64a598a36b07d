export { CampaignConversation } from './campaign-conversation.tsx';
export { CampaignsPage } from './campaigns-page.tsx';
export { NewCampaign } from './new-campaign.tsx';
