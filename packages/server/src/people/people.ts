import type { Logger } from 'pino';
import type { Actor } from '../http/actor.ts';
import type { Route } from '../http/route.ts';
import type { Spine, SpineParts } from '../spine/spine.ts';
import { adminRoutes } from './admin-routes.ts';
import { dropOldAttempts } from './attempts.ts';
import { Authenticator } from './authenticate.ts';
import { dropOldSessions } from './credentials.ts';
import { Directory } from './directory.ts';
import { loadCompany } from './load-company.ts';
import { meRoute } from './me-route.ts';
import { memberTypes } from './member-types.ts';
import { peopleProjection } from './people-projection.ts';
import { listRoutes } from './people-routes.ts';
import { createSignIn } from './sign-in.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { tokenRoutes } from './token-routes.ts';

export {
  companyScope,
  hasRole,
  isOffered,
  MAY,
  mayAssign,
  maySeeCase,
  mayStart,
  mayWorkOn,
  type TaskAudience,
} from './access.ts';
export type { Directory, Snapshot } from './directory.ts';
export { personRef, teamRef } from './people-schemas.ts';

/** What the room adds to the spine. */
export const peopleParts: SpineParts = { types: memberTypes, projections: [peopleProjection] };

export interface PeopleOptions {
  readonly spine: Spine;
  readonly log: Logger;
  /** The address people use; `https:` makes the cookies secure. */
  readonly publicUrl?: string | undefined;
  /** Shown to everybody together with who can sign in; only for the demonstration. */
  readonly demoPassword?: string | undefined;
}

export interface People {
  readonly routes: readonly Route[];
  readonly directory: Directory;
  authenticate(request: Request): Promise<Actor | null>;
  /** Brings people in line with a `company.json`; those without a password get the one given. */
  loadCompany(file: unknown, password: string): Promise<void>;
  /** Drops what is kept only for a time. */
  tidy(): Promise<void>;
}

/** Opens the room on a spine that was made with `peopleParts`. */
export async function createPeople(options: PeopleOptions): Promise<People> {
  const { spine, log, publicUrl, demoPassword } = options;
  const directory = new Directory(spine);
  const mayEnter = async (handle: string) => (await directory.actor(handle, 'person')) !== null;
  const signIn = await createSignIn({ store: spine.store, log, publicUrl, mayEnter });
  const authenticator = new Authenticator(spine.store, signIn, directory, spine.now);
  const context = { spine, directory, signIn, authenticator, demoPassword };
  return {
    routes: [
      ...signInRoutes(context),
      meRoute(context),
      ...listRoutes(context),
      ...adminRoutes(context),
      ...tokenRoutes(context),
    ],
    directory,
    authenticate: (request) => authenticator.authenticate(request),
    loadCompany: (file, password) => loadCompany(spine, signIn, file, password),
    tidy: async () => {
      await dropOldAttempts(spine.store, spine.now());
      await dropOldSessions(spine.store, spine.now());
    },
  };
}
