import { Outlet, createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { Problem } from '../http/client.js';
import { Loading, Trouble } from '../ui/page.js';
import { loadMe } from './me.js';
import { firstPageOf } from './nav.js';
import { NotFound } from './not-found.js';
import { SignedIn } from './signed-in.js';
import { SignInPage } from '../features/sign-in/sign-in-page.js';

/** All state of a list stands in the address; a bad or old filter falls back and never breaks the page. */
const text = z.string().optional().catch(undefined);
const listSearch = z.object({ q: text, status: text, category: text, authority: text, season: text, sort: text, stage: text, kind: text });

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => (
    <main className="page">
      <Trouble error={error} retry={reset} />
    </main>
  ),
  pendingComponent: Loading,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ next: z.string().startsWith('/').optional().catch(undefined) }),
  component: SignInPage,
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signedIn',
  beforeLoad: async ({ location }) => {
    try {
      return { me: await loadMe() };
    } catch (error) {
      if (error instanceof Problem && error.status === 401)
        throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } });
      throw error;
    }
  },
  component: SignedIn,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: firstPageOf(context.me.role) });
  },
});
const under = { getParentRoute: () => signedIn };

const my = createRoute({ ...under, path: '/my', component: lazyRouteComponent(() => import('../features/my/my-page.js'), 'MyPage') });
const queue = createRoute({
  ...under,
  path: '/queue',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../features/queue/queue-page.js'), 'QueuePage'),
});
const applications = createRoute({
  ...under,
  path: '/applications',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../features/queue/applications-page.js'), 'ApplicationsPage'),
});
const evaluations = createRoute({
  ...under,
  path: '/evaluations',
  validateSearch: listSearch.extend({ campaign: text }),
  component: lazyRouteComponent(() => import('../features/evaluation/evaluations-page.js'), 'EvaluationsPage'),
});
const evaluation = createRoute({
  ...under,
  path: '/evaluations/$campaign/$titleNo',
  component: lazyRouteComponent(() => import('../features/case/evaluation-page.js'), 'EvaluationPage'),
});
const aCase = createRoute({ ...under, path: '/cases/$caseId', component: lazyRouteComponent(() => import('../features/case/case-page.js'), 'CasePage') });
const applySearch = z.object({ section: text, field: text });
const apply = createRoute({
  ...under,
  path: '/apply/$caseId',
  validateSearch: applySearch,
  component: lazyRouteComponent(() => import('../features/apply/apply-page.js'), 'ApplyPage'),
});
const sent = createRoute({
  ...under,
  path: '/apply/$caseId/sent',
  component: lazyRouteComponent(() => import('../features/apply/receipt-page.js'), 'ReceiptPage'),
});
const evaluate = createRoute({
  ...under,
  path: '/evaluate/$campaign/$titleNo',
  validateSearch: applySearch,
  component: lazyRouteComponent(() => import('../features/apply/evaluate-page.js'), 'EvaluatePage'),
});
const desks = createRoute({ ...under, path: '/desk', component: lazyRouteComponent(() => import('../features/desk/desks-page.js'), 'DesksPage') });
const desk = createRoute({
  ...under,
  path: '/desk/$season/$authority',
  validateSearch: z.object({ category: text }),
  component: lazyRouteComponent(() => import('../features/desk/desk-page.js'), 'DeskPage'),
});
const seasons = createRoute({ ...under, path: '/season', component: lazyRouteComponent(() => import('../features/season/seasons-page.js'), 'SeasonsPage') });
const season = createRoute({
  ...under,
  path: '/season/$season',
  component: lazyRouteComponent(() => import('../features/season/season-page.js'), 'SeasonPage'),
});
const campaigns = createRoute({
  ...under,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('../features/campaign/campaigns-page.js'), 'CampaignsPage'),
});
const campaign = createRoute({
  ...under,
  path: '/campaigns/$campaign',
  component: lazyRouteComponent(() => import('../features/campaign/campaign-page.js'), 'CampaignPage'),
});
const facts = createRoute({
  ...under,
  path: '/facts',
  validateSearch: z.object({ stream: text, type: text, actor: text, from: text, to: text }),
  component: lazyRouteComponent(() => import('../features/audit/facts-page.js'), 'FactsPage'),
});
const processes = createRoute({
  ...under,
  path: '/processes',
  validateSearch: z.object({ kind: text, late: text }),
  component: lazyRouteComponent(() => import('../features/processes/processes-page.js'), 'ProcessesPage'),
});
const aProcess = createRoute({
  ...under,
  path: '/process/$',
  component: lazyRouteComponent(() => import('../features/processes/process-page.js'), 'ProcessPage'),
});

const routeTree = root.addChildren([
  signIn,
  signedIn.addChildren([
    home,
    my,
    queue,
    applications,
    evaluations,
    evaluation,
    aCase,
    apply,
    sent,
    evaluate,
    desks,
    desk,
    seasons,
    season,
    campaigns,
    campaign,
    facts,
    processes,
    aProcess,
  ]),
]);

export const router = createRouter({ routeTree, defaultPreload: false, scrollRestoration: true, defaultPendingMs: 300 });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
