import type { Tx } from '../../db/index.ts';
import { createBrandQueries } from '../../db/queries/brands.ts';
import { createCampaignQueries } from '../../db/queries/campaigns.ts';
import type { PlanRecord } from '../../db/queries/plans.ts';
import { brandKit, flagDraft } from '../../tools/content/index.ts';
import type { CheckedDraft } from './draft-item.ts';

/** What an approver should look at in a text that a person wrote; the brand's rules hold for people too. */
export async function flagText(tx: Tx, plan: { campaignId?: PlanRecord['campaignId'] }, draft: CheckedDraft): Promise<object> {
  const brand = await createBrandQueries(tx).find(draft.channel.brandKitId);
  if (brand === undefined) return [];
  const campaign = plan.campaignId === undefined ? undefined : await createCampaignQueries(tx).find(plan.campaignId);
  return flagDraft(brandKit.parse(brand), campaign?.brief ?? '', [], draft.content.text, {
    typedByPerson: true,
    platform: draft.content.platform,
  });
}
