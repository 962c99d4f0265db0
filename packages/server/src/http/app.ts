import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import { checkRoutes } from './check-routes.ts';
import { refuseCrossSite } from './cross-site.ts';
import { docsPage } from './docs-page.ts';
import { type LiveFeed, liveRoute } from './live.ts';
import { nearestName } from './nearest-name.ts';
import { openApiDocument } from './openapi.ts';
import { Problem } from './problem.ts';
import type { Route } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { type Authenticate, serveRoute } from './serve-route.ts';
import { servePage } from './static-pages.ts';

export interface AppOptions {
  readonly routes: readonly Route[];
  readonly authenticate: Authenticate;
  readonly live: LiveFeed;
  readonly log: Logger;
  readonly version: string;
  /** The folder of the built pages; without it only the API is served. */
  readonly webDir?: string | undefined;
  /** The address people use, when it differs from the one the server listens on: `https://cases.example.com`. */
  readonly publicUrl?: string | undefined;
  /** A proxy of ours stands in front: believe its `X-Forwarded-For` and `X-Forwarded-Proto`. */
  readonly behindProxy?: boolean | undefined;
}

export interface App {
  /** `bindings` are what the Node adapter hands over (the socket). */
  fetch(request: Request, bindings?: object): Promise<Response>;
  /** Everything the app serves under `/api`, for tests that walk all of it. */
  readonly routes: readonly Route[];
  /** Ends the open live streams, so that the server can stop. */
  close(): void;
}

interface Variables {
  Variables: { requestId: string };
}

/** Puts the rooms' routes behind one door. */
export function createApp(options: AppOptions): App {
  const live = liveRoute(options.live, options.authenticate);
  const routes = [...options.routes, live.route];
  checkRoutes(routes);
  const hono = new Hono<Variables>();
  hono.use(async (context, next) => {
    context.set('requestId', requestId(context.req.raw));
    const from = performance.now();
    await next();
    finish(context, options, performance.now() - from);
  });
  hono.use('/api/*', async (context, next) => {
    refuseCrossSite(context.req.raw, options.publicUrl);
    await next();
  });
  addRoutes(hono, routes, options);
  addDocs(hono, routes, options.version);
  addPages(hono, options.webDir);
  hono.onError((error, context) => asProblem(error, context, options.log).response());
  return { fetch: async (request, bindings) => hono.fetch(request, bindings), routes, close: live.close };
}

function requestId(request: Request): string {
  const given = request.headers.get('x-request-id');
  return given !== null && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

/** What every answer gets: its id, the security headers, and a line in the log. */
function finish(context: Context<Variables>, { log, publicUrl, behindProxy }: AppOptions, ms: number): void {
  const { req, res } = context;
  const protocol = behindProxy ? req.header('x-forwarded-proto') : new URL(req.url).protocol.slice(0, -1);
  const https = protocol === 'https' || publicUrl?.startsWith('https:') === true;
  for (const [name, value] of Object.entries(securityHeaders(https))) context.header(name, value);
  context.header('x-request-id', context.get('requestId'));
  if (!res.headers.has('cache-control')) context.header('cache-control', 'no-store');
  // Without the query: it may hold what people searched for.
  const line = { request: context.get('requestId'), method: req.method, path: req.path, status: res.status };
  log.debug({ ...line, ms: Math.round(ms * 10) / 10 }, 'answered');
}

function addRoutes(hono: Hono<Variables>, routes: readonly Route[], options: AppOptions): void {
  const serve = { authenticate: options.authenticate, behindProxy: options.behindProxy === true };
  const methods = new Map<string, string[]>();
  for (const route of routes) {
    const path = honoPath(route.path);
    hono.on(route.method.toUpperCase(), path, (context) => serveRoute(route, context, serve));
    methods.set(path, [...(methods.get(path) ?? []), route.method.toUpperCase()]);
  }
  // After all routes, so that `/tasks/{key}` does not answer for `/tasks/search`.
  for (const [path, allowed] of methods)
    hono.all(path, (context) => wrongMethod(context, allowed).response());
}

/** `/cases/{key}` -> `/api/cases/:key` */
function honoPath(path: string): string {
  return `/api${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
}

function wrongMethod(context: Context, allowed: readonly string[]): Problem {
  const known = allowed.join(', ');
  return new Problem('wrong-method', `This address takes ${known}, not ${context.req.method}.`, {
    mend: `Use ${known}.`,
    headers: { allow: known },
  });
}

function addDocs(hono: Hono<Variables>, routes: readonly Route[], version: string): void {
  const document = openApiDocument(routes, version);
  const page = docsPage(document, routes);
  hono.get('/api/openapi.json', (context) => context.json(document));
  hono.get('/api/docs', (context) => context.html(page));
  const paths = routes.map((route) => `/api${route.path}`);
  hono.all('/api/*', (context) => unknownRoute(context, paths).response());
}

function unknownRoute(context: Context, paths: readonly string[]): Problem {
  const near = nearestName(context.req.path, paths);
  return new Problem('unknown-route', `There is nothing at ${context.req.path.slice(0, 200)}.`, {
    mend: near === undefined ? 'All addresses are listed at /api/docs.' : `Did you mean ${near}?`,
  });
}

function addPages(hono: Hono<Variables>, webDir: string | undefined): void {
  hono.all('*', async (context) => {
    const reading = context.req.method === 'GET' || context.req.method === 'HEAD';
    const page = webDir !== undefined && reading ? await servePage(webDir, context.req.raw) : null;
    return page ?? unknownRoute(context, []).response();
  });
}

/** Errors we do not know are logged under the request's id; the caller gets that id and nothing of the inside. */
function asProblem(error: unknown, context: Context<Variables>, log: Logger): Problem {
  if (error instanceof Problem) return error;
  const id = context.get('requestId');
  log.error(
    { err: error, request: id, method: context.req.method, path: context.req.path },
    'unexpected error',
  );
  return new Problem('internal-error', `The server failed at this. Its log has the reason under ${id}.`, {
    mend: 'Try again; when it fails again, give this id to an administrator.',
  });
}
