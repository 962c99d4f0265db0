import type { Directory } from '../people/people.ts';
import type { Spine } from '../spine/spine.ts';
import type { Models } from './models.ts';

/** What the room's routes need from the others. */
export interface DefinitionsHost {
  readonly spine: Spine;
  readonly models: Models;
  readonly directory: Directory;
}
