import { passing } from '../behaviour/pass-through.ts';

/** Consumes the token; the last one ends its scope. */
export const endEvent = passing(() => []);
