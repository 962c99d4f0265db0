/** The room's public face: what is published, and the compiled models of it. */
export { LIBRARY, library } from './library.ts';
export { Models } from './models.ts';
