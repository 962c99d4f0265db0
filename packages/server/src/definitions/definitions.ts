/** The room's public face: what is published, and the compiled models of it. */
export { checkAnswers } from './check-answers.ts';
export { checkFiles, hasErrors } from './check-files.ts';
export type { DecisionMeta, ProcessMeta, ReadDefinition } from './definition.ts';
export { definitionRoutes, starterOf } from './definition-routes.ts';
export { byId, finding, processRef, versionNumber } from './definition-schemas.ts';
export { definitionsProjection } from './definitions-projection.ts';
export type { DefinitionsHost } from './host.ts';
export { LIBRARY, library, type Publish } from './library.ts';
export { Models } from './models.ts';
export { checkTogether, publishFiles } from './publish-routes.ts';
export { allFields, type FormSchema } from './read-form.ts';
export { remember } from './remember.ts';
export { runInTurns } from './run-in-turns.ts';
export { runStartTimers } from './start-timers.ts';
