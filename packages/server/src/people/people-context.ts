import type { Spine } from '../spine/spine.ts';
import type { Authenticator } from './authenticate.ts';
import type { Directory } from './directory.ts';
import type { SignIn } from './sign-in.ts';

/** What the room's routes work with. */
export interface PeopleContext {
  readonly spine: Spine;
  readonly directory: Directory;
  readonly signIn: SignIn;
  readonly authenticator: Authenticator;
  /** The password all demonstration people share; undefined when this is no demonstration. */
  readonly demoPassword: string | undefined;
}
