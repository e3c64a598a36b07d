import { createAgentsDomain } from '../agents/index.ts';
import { createBrandsDomain } from '../brands/index.ts';
import { createChannelsDomain } from '../channels/domain.ts';
import type { Context } from '../context.ts';
import { createImportsDomain } from '../imports/index.ts';
import { createInboxDomain } from '../inbox/index.ts';
import { createMainLine } from '../main-line.ts';
import { createMediaDomain } from '../media/index.ts';
import { createNotificationsDomain } from '../notifications/index.ts';
import { createOrganisationDomain } from '../organisation/index.ts';
import { createEventsDomain } from '../realtime/index.ts';
import type { Domain } from './domain.ts';

/** Every domain, in the order in which their routes are listed. One line per domain: its own `index.ts` picks what it needs. */
export function createDomains(context: Context): Domain[] {
  return [
    createOrganisationDomain(context),
    ...createMainLine(context),
    createBrandsDomain(context),
    createChannelsDomain(context),
    createImportsDomain(context),
    createAgentsDomain(context),
    createInboxDomain(context),
    createNotificationsDomain(context),
    createMediaDomain(context),
    createEventsDomain(context),
  ];
}
