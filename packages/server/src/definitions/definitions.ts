import type { Directory } from '../people/people.ts';
import type { Spine } from '../spine/spine.ts';
import type { Models } from './models.ts';

export { checkAnswers } from './check-answers.ts';
export { checkFiles, hasErrors } from './check-files.ts';
/** The room's public face: what is published, and the compiled models of it. */
export type { ProcessMeta } from './definition.ts';
export { checkTogether, definitionRoutes, publishFiles, starterOf } from './definition-routes.ts';
export { processRef } from './definition-schemas.ts';
export { definitionsProjection } from './definitions-projection.ts';
export { library } from './library.ts';
export { Models } from './models.ts';
export { allFields, type FormSchema } from './read-form.ts';
export { runStartTimers } from './start-timers.ts';

/** What the room needs from the others. */
export interface DefinitionsHost {
  readonly spine: Spine;
  readonly models: Models;
  readonly directory: Directory;
}
