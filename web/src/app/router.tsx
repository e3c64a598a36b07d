import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { NotFound } from '../features/shell/not-found.tsx';
import { RouteError } from '../features/shell/route-error.tsx';
import { Shell } from '../features/shell/shell.tsx';
import { sessionQuery } from '../features/sign-in/session.ts';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { queryClient } from './query-client.ts';

type Raw = Record<string, unknown>;
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: RouteError });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: Raw): { next?: string } => ({ next: text(raw['next']) }),
  component: SignInPage,
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    const me = await queryClient.ensureQueryData(sessionQuery);
    if (!me) throw redirect({ to: '/sign-in', search: { next: location.href === '/' ? undefined : location.href } });
  },
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/campaigns' });
  },
});

const campaigns = createRoute({
  getParentRoute: () => shell,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('../features/campaigns/index.ts'), 'CampaignsPage'),
});
const newCampaign = createRoute({
  getParentRoute: () => campaigns,
  path: '/',
  component: lazyRouteComponent(() => import('../features/campaigns/index.ts'), 'NewCampaign'),
});
const campaign = createRoute({
  getParentRoute: () => campaigns,
  path: '$campaignId',
  component: lazyRouteComponent(() => import('../features/campaigns/index.ts'), 'CampaignConversation'),
});

const approvals = createRoute({
  getParentRoute: () => shell,
  path: '/approvals',
  validateSearch: (raw: Raw): { show?: 'all' } => ({ show: raw['show'] === 'all' ? 'all' : undefined }),
  component: lazyRouteComponent(() => import('../features/plans/index.ts'), 'ApprovalsPage'),
});
const plan = createRoute({
  getParentRoute: () => shell,
  path: '/approvals/$planId',
  validateSearch: (raw: Raw): { item?: string } => ({ item: text(raw['item']) }),
  component: lazyRouteComponent(() => import('../features/plans/index.ts'), 'PlanReviewPage'),
});
/** Notices and the command line speak of plans. */
const planAlias = createRoute({
  getParentRoute: () => shell,
  path: '/plans/$planId',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/approvals/$planId', params });
  },
});

const compose = createRoute({
  getParentRoute: () => shell,
  path: '/compose',
  component: lazyRouteComponent(() => import('../features/compose/index.ts'), 'ComposePage'),
});

const publications = createRoute({
  getParentRoute: () => shell,
  path: '/publications',
  validateSearch: (raw: Raw): { show?: 'scheduled' | 'published' | 'attention' } => ({
    show: raw['show'] === 'scheduled' || raw['show'] === 'published' || raw['show'] === 'attention' ? raw['show'] : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/publications/index.ts'), 'PublicationsPage'),
});
const noPublication = createRoute({
  getParentRoute: () => publications,
  path: '/',
  component: lazyRouteComponent(() => import('../features/publications/index.ts'), 'NoPublication'),
});
const publication = createRoute({
  getParentRoute: () => publications,
  path: '$publicationId',
  component: lazyRouteComponent(() => import('../features/publications/index.ts'), 'PublicationDetailPage'),
});

const agents = createRoute({
  getParentRoute: () => shell,
  path: '/agents',
  component: lazyRouteComponent(() => import('../features/agents/index.ts'), 'AgentsPage'),
});
const run = createRoute({
  getParentRoute: () => shell,
  path: '/agents/runs/$runId',
  validateSearch: (raw: Raw): { agent?: string } => ({ agent: text(raw['agent']) }),
  component: lazyRouteComponent(() => import('../features/agents/index.ts'), 'RunPage'),
});

const routeTree = root.addChildren([
  signIn,
  shell.addChildren([
    home,
    campaigns.addChildren([newCampaign, campaign]),
    approvals,
    plan,
    planAlias,
    compose,
    publications.addChildren([noPublication, publication]),
    agents,
    run,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
