import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { meQuery } from '../api/queries.ts';
import { Refusal } from '../api/request.ts';
import { caseFilter } from '../cases/case-filter.ts';
import { decisionSearch } from '../decisions/decision-search.ts';
import { SignInPage } from '../sign-in/sign-in-page.tsx';
import { AloneFailed, AloneMissing } from './alone.tsx';
import { Frame } from './frame.tsx';
import { PageFailed } from './page-failed.tsx';
import { WORKLIST } from './stations.ts';

const root = createRootRouteWithContext<{ readonly client: QueryClient }>()({
  component: Outlet,
  errorComponent: AloneFailed,
  notFoundComponent: AloneMissing,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  validateSearch: (search: Record<string, unknown>): { to?: string } => ownPath(search.to),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Frame,
  errorComponent: AloneFailed,
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.client.ensureQueryData(meQuery) };
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    }
  },
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context }) => {
    if (context.me.company.kind === 'partner') throw redirect({ to: '/run/cases', replace: true });
    throw redirect({ ...WORKLIST, replace: true });
  },
});

const worklist = createRoute({
  getParentRoute: () => inside,
  path: WORKLIST.to,
  component: lazyRouteComponent(() => import('../worklist/worklist-page.tsx'), 'WorklistPage'),
});

const start = createRoute({
  getParentRoute: () => inside,
  path: '/run/start',
  component: lazyRouteComponent(() => import('../start/start-page.tsx'), 'StartPage'),
});

const startOne = createRoute({
  getParentRoute: () => inside,
  path: '/run/start/$process',
  component: lazyRouteComponent(() => import('../start/start-form-page.tsx'), 'StartFormPage'),
});

const cases = createRoute({
  getParentRoute: () => inside,
  path: '/run/cases',
  validateSearch: caseFilter,
  component: lazyRouteComponent(() => import('../cases/cases-page.tsx'), 'CasesPage'),
});

const oneCase = createRoute({
  getParentRoute: () => inside,
  path: '/run/cases/$key',
  validateSearch: (search: Record<string, unknown>): { at?: number } => positive('at', search.at),
  component: lazyRouteComponent(() => import('../cases/case-page.tsx'), 'CasePage'),
});

const incidents = createRoute({
  getParentRoute: () => inside,
  path: '/run/incidents',
  validateSearch: (search: Record<string, unknown>): { process?: string } =>
    typeof search.process === 'string' ? { process: search.process } : {},
  component: lazyRouteComponent(() => import('../cases/incidents-page.tsx'), 'IncidentsPage'),
});

const processes = createRoute({
  getParentRoute: () => inside,
  path: '/map/processes',
  component: lazyRouteComponent(() => import('../processes/processes-page.tsx'), 'ProcessesPage'),
});

const oneProcess = createRoute({
  getParentRoute: () => inside,
  path: '/map/processes/$id',
  validateSearch: (search: Record<string, unknown>): { version?: number } =>
    positive('version', search.version),
  component: lazyRouteComponent(() => import('../processes/process-page.tsx'), 'ProcessPage'),
});

const publish = createRoute({
  getParentRoute: () => inside,
  path: '/map/publish',
  component: lazyRouteComponent(() => import('../processes/publish-page.tsx'), 'PublishPage'),
});

const decisions = createRoute({
  getParentRoute: () => inside,
  path: '/change/decisions',
  component: lazyRouteComponent(() => import('../decisions/decisions-page.tsx'), 'DecisionsPage'),
});

const oneDecision = createRoute({
  getParentRoute: () => inside,
  path: '/change/decisions/$id',
  validateSearch: decisionSearch,
  component: lazyRouteComponent(() => import('../decisions/decision-page.tsx'), 'DecisionPage'),
});

const setup = createRoute({
  getParentRoute: () => inside,
  path: '/setup',
  component: lazyRouteComponent(() => import('../setup/setup-page.tsx'), 'SetupPage'),
});

const pages = [
  worklist,
  start,
  startOne,
  cases,
  oneCase,
  incidents,
  processes,
  oneProcess,
  publish,
  decisions,
  oneDecision,
  setup,
] as const;

export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([signIn, inside.addChildren([home, ...pages])]),
    context: { client },
    defaultErrorComponent: PageFailed,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

// ---- helpers ----

/** Only a path of ours: an address handed in from outside must not lead elsewhere. */
function ownPath(to: unknown): { to?: string } {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {};
}

function positive<Name extends string>(name: Name, value: unknown): { [key in Name]?: number } {
  const read = Number(value);
  return (Number.isInteger(read) && read > 0 ? { [name]: read } : {}) as { [key in Name]?: number };
}
