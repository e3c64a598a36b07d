import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { messages } from '../../messages/index.ts';
import { buttonClass } from '../../ui/button.tsx';
import { CampaignList } from './campaign-list.tsx';

const t = messages.campaigns;

/** List beside the conversation; on a phone the one or the other. */
export function CampaignsPage() {
  const isStart = Boolean(useMatchRoute()({ to: '/campaigns' }));
  return (
    <div className="flex h-full min-h-0 max-lg:h-auto max-lg:flex-col">
      <div className="min-w-0 flex-1 lg:order-2 lg:overflow-y-auto">
        <Outlet />
      </div>
      <section
        aria-label={t.listLabel}
        className={`border-line flex shrink-0 flex-col lg:order-1 lg:w-72 lg:border-r xl:w-80 ${isStart ? '' : 'max-lg:hidden'}`}
      >
        <div className="flex items-center justify-between gap-2 px-4 pt-4 pb-2">
          <h2 className="text-post font-semibold">{t.listTitle}</h2>
          {!isStart && (
            <Link to="/campaigns" className={buttonClass('line', 'small')}>
              <Plus size={16} aria-hidden="true" />
              {t.new}
            </Link>
          )}
        </div>
        <div className="min-h-0 lg:overflow-y-auto">
          <CampaignList />
        </div>
      </section>
    </div>
  );
}
