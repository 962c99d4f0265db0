import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import { PROBLEMS, type ProblemCode } from './problem.ts';
import type { Route } from './route.ts';

const finding = z
  .looseObject({
    sentence: z.string(),
    code: z.string().optional(),
    severity: z.enum(['error', 'warning', 'advice']).optional(),
    mend: z.string().optional(),
    place: z.string().optional(),
    file: z.string().optional(),
    element: z.string().optional(),
    name: z.string().optional(),
    line: z.number().int().optional(),
    column: z.number().int().optional(),
  })
  .meta({
    id: 'ProblemFinding',
    description: 'One of several things that are wrong. Rooms may say more about the place.',
  });

const problemBody = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().meta({ description: 'What happened and where, in one sentence.' }),
    place: z.string().optional().meta({ description: 'The field (JSON path), header or element.' }),
    mend: z.string().optional().meta({ description: 'What to do about it.' }),
    findings: z.array(finding).optional(),
  })
  .meta({ id: 'Problem', description: 'An error (RFC 9457).' });

const idempotencyHeader = z.object({
  'Idempotency-Key': z.string().min(1).max(200).optional().meta({
    description: 'The same key gives the same answer and one effect.',
  }),
});

/** The OpenAPI 3.1 document of all routes, made from the schemas that check the requests. */
export function openApiDocument(routes: readonly Route[], version: string) {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API token of a person: `Authorization: Bearer tl_...`',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'throughline.session_token',
    description: 'Set by signing in.',
  });
  for (const route of routes) app.openAPIRegistry.registerPath(operation(route));
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version,
      description: 'Processes, cases, tasks and people. Errors are `application/problem+json`.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
  });
}

function operation(route: Route): RouteConfig {
  const { method, path, summary, tags, allow, params, query, body } = route;
  return {
    method,
    path,
    summary,
    tags: [...tags],
    operationId: operationId(route),
    description: [route.description, allowText(route)].filter(Boolean).join('\n\n'),
    'x-allow': allow,
    security: allow === 'public' ? [] : [{ session: [] }, { token: [] }],
    request: {
      // The generator takes objects here; the declared type of a route allows any schema.
      ...(params ? { params: params as z.ZodObject } : {}),
      ...(query ? { query: query as z.ZodObject } : {}),
      ...(method === 'get' ? {} : { headers: idempotencyHeader }),
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    },
    responses: { [route.status]: usualAnswer(route), default: errorAnswer },
  } as RouteConfig;
}

const errorAnswer = {
  description: 'What went wrong, and what to do about it.',
  content: { 'application/problem+json': { schema: problemBody } },
};

function usualAnswer(route: Route) {
  const description = route.status === 204 ? 'Done.' : route.summary;
  if (route.answer) return { description, content: { 'application/json': { schema: route.answer } } };
  if (route.media) return { description, content: { [route.media]: { schema: z.string() } } };
  return { description };
}

/** `post /tasks/{key}/complete` -> `postTasksKeyComplete` */
function operationId({ method, path }: Route): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return method + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}

/** Who may call it, in words. */
export function allowText({ allow }: Pick<Route, 'allow'>): string {
  if (allow === 'public') return 'For everybody, also without sign-in.';
  if (allow === 'signed-in') return 'For everybody who is signed in.';
  return `For the roles ${allow.join(', ')}.`;
}
