import { Link } from '@tanstack/react-router';
import type { Campaign } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { buttonClass } from '../../ui/button.tsx';

const t = messages.campaigns;

/** How it ended, and what to do next. */
export function CampaignEnd({ campaign }: { campaign: Campaign }) {
  if (campaign.status === 'failed') {
    return (
      <section role="alert" className="bg-red-soft rounded-panel flex flex-col items-start gap-2 px-4 py-3">
        <p className="text-red font-medium">{t.failedTitle}</p>
        <p className="text-table">
          {campaign.error?.message} {t.failedSafe}
        </p>
        <StartAgain brief={campaign.brief} />
      </section>
    );
  }
  if (campaign.status === 'scheduled' || campaign.status === 'completed') {
    return (
      <p className="text-table text-muted">
        {campaign.status === 'scheduled' ? t.scheduledNext : t.completedNext}{' '}
        <Link to="/publications" className="text-blue underline underline-offset-2">
          {t.seePublications}
        </Link>
      </p>
    );
  }
  if (campaign.status === 'rejected' || campaign.status === 'cancelled') {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-table text-muted">{campaign.status === 'rejected' ? t.rejectedNext : t.cancelledNext}</p>
        <StartAgain brief={campaign.brief} />
      </div>
    );
  }
  return null;
}

function StartAgain({ brief }: { brief: string }) {
  return (
    <Link to="/campaigns" state={{ brief }} className={buttonClass('line', 'small')}>
      {t.startAgain}
    </Link>
  );
}
