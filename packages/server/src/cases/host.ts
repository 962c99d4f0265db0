import type { Models } from '../definitions/definitions.ts';
import type { Directory } from '../people/people.ts';
import type { Spine } from '../spine/spine.ts';

/** What the routes of cases, tasks and search need from the other rooms. */
export interface CaseHost {
  readonly spine: Spine;
  readonly models: Models;
  readonly directory: Directory;
}
