/** For whoever accepts campaigns: what can be said without loading LangGraph, so that the answer is immediate. */
export { assertCampaignFits } from './assert-campaign-fits.ts';
export { orchestratorVersion } from './version.ts';
