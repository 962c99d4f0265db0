import type { Allow, Role } from '../http/actor.ts';

/** An answer as the walk needs it; the body may be an error. */
interface Walked {
  readonly status: number;
  readonly code: string | undefined;
}

/** Who asks: nobody, or a person with one role, by these headers. */
export interface Caller {
  readonly name: string;
  readonly role: Role | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

interface Operation {
  readonly 'x-allow': Allow;
  readonly requestBody?: object;
}

export interface Walk {
  /** The document of `/api/openapi.json`: what there is to walk. */
  readonly document: { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
  ask(method: string, path: string, headers: Caller['headers'], body: object | undefined): Promise<Walked>;
}

/**
 * Asks every route as every caller and lists where the answer is not what the route's `x-allow` says. Requests name
 * things that are not there, so they change nothing; what they are answered besides does not matter.
 */
export async function walkRoutes({ document, ask }: Walk, callers: readonly Caller[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const concrete = path.replaceAll(/\{\w+\}/g, '1');
      for (const caller of callers) {
        const answer = await ask(method.toUpperCase(), concrete, caller.headers, operation.requestBody && {});
        const expected = expectedOf(operation['x-allow'], caller);
        if (outcomeOf(answer) !== expected) {
          wrong.push(
            `${method} ${path} as ${caller.name}: ${expected} expected, got ${answer.status} ${answer.code}`,
          );
        }
      }
    }
  }
  return wrong;
}

type Outcome = 'let in' | 'sign in first' | 'role needed' | 'failed';

function expectedOf(allow: Allow, { role }: Caller): Outcome {
  if (allow === 'public') return 'let in';
  if (role === undefined) return 'sign in first';
  return allow === 'signed-in' || allow.includes(role) ? 'let in' : 'role needed';
}

function outcomeOf({ status, code }: Walked): Outcome {
  if (status >= 500) return 'failed';
  if (status === 401 && code === 'not-signed-in') return 'sign in first';
  return status === 403 && code === 'role-needed' ? 'role needed' : 'let in';
}
