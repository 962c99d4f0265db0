import type { FileFinding, Finding, Moment, PersonRef, Variables } from './contract.ts';
import type { FormSchema, ProcessRef } from './work-contract.ts';

/** What the API answers and takes about processes and other definitions; the rules of `contract.ts` hold here too. */

/** `GET /processes` (Page), by name; `?startable=true`: only those this person may start (open to everybody). */
export interface Process extends ProcessRef {
  readonly domain?: string;
  readonly stages: readonly string[];
  readonly versionTag?: string;
  readonly publishedAt: Moment;
  readonly publishedBy: PersonRef;
  /** Open cases of all versions; each number opens `GET /cases` or `GET /incidents` with exactly so many rows. */
  readonly open: number;
  readonly incidents: number;
  readonly ended: number;
  readonly startable: boolean;
}

/** `GET /processes/{id}`: versions newest first. */
export interface ProcessDetail extends Process {
  readonly versions: readonly ProcessVersion[];
  /** Decisions, forms and processes the newest version refers to. */
  readonly uses: readonly Definition[];
}

export interface ProcessVersion {
  readonly version: number;
  readonly versionTag?: string;
  readonly publishedAt: Moment;
  readonly publishedBy: PersonRef;
  readonly open: number;
  readonly incidents: number;
}

/** `GET /processes/{id}/versions/{version}`: never changes. */
export interface ProcessModel extends ProcessVersion {
  readonly process: string;
  readonly name: string;
  readonly xml: string;
  /** Warnings and advice it was published with. */
  readonly findings: readonly Finding[];
}

/** `GET /processes/{id}/start`. */
export interface ProcessStart {
  readonly process: ProcessRef;
  readonly form?: FormSchema;
  /** What is known already: the starter's own data. */
  readonly variables: Variables;
  /** What happens when it is sent (`tl:next` on the start event). */
  readonly next?: string;
}

export interface Definition {
  readonly kind: 'process' | 'decision' | 'form';
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** `POST /definitions` and `POST /definitions/check`. */
export interface DefinitionFiles {
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

/** 200 of check, 201 of publish (then without errors). Publish with errors: 422, a Problem with `findings`. */
export interface DefinitionsChecked {
  readonly definitions: readonly CheckedDefinition[];
  readonly findings: readonly FileFinding[];
}

/** `version` is the one it got, or would get. A definition that did not change keeps its version. */
export interface CheckedDefinition extends Omit<Definition, 'kind'> {
  /** `tests`: the test cases of a decision model, with the model's id. */
  readonly kind: Definition['kind'] | 'tests';
  readonly file: string;
  readonly change: 'new' | 'changed' | 'same';
}
