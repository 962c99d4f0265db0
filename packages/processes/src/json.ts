/** What a variable may hold: JSON, nothing else. Numbers are exact up to 15 significant digits. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A set of variables by name. */
export type Variables = { readonly [name: string]: Json };

/** A 63-bit, time-ordered key as a decimal string. */
export type Key = string;

/** A moment in ISO 8601, UTC, with milliseconds: `2026-11-19T09:14:02.000Z`. */
export type Moment = string;
