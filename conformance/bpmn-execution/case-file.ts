import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, Variables } from '@throughline/processes';

/** A case of `cases.json`; the pack's README says what each field means. */
export interface ExecutionCase {
  readonly id: string;
  readonly files: readonly string[];
  readonly process?: string;
  readonly expressions?: readonly Expression[];
  readonly stubs?: { readonly [element: string]: Stub };
  readonly steps: readonly Step[];
  readonly note?: string;
  readonly mayRefuse?: readonly string[];
}

export interface Expression {
  readonly element: string;
  readonly what:
    | 'condition'
    | 'completionCondition'
    | 'loopCardinality'
    | 'collection'
    | 'correlationKey'
    | 'script'
    | 'timer';
  readonly feel: string;
}

export interface Stub {
  readonly kind: 'noop' | 'error';
  readonly code?: string;
  readonly set?: Variables;
  readonly times?: number;
}

export interface Step {
  readonly start?: { readonly process?: string; readonly variables?: Variables };
  readonly message?: string;
  readonly correlationKey?: Json;
  readonly signal?: string;
  readonly complete?: string;
  readonly index?: number;
  readonly variables?: Variables;
  readonly setVariables?: Variables;
  readonly scope?: string;
  readonly advance?: string;
  readonly throwError?: string;
  readonly code?: string;
  readonly chooseAdHoc?: string;
  readonly cancel?: true;
  readonly expect?: Expectation;
}

export interface Expectation {
  readonly waiting?: readonly string[];
  readonly ended?: boolean;
  readonly variables?: Variables;
  readonly visited?: readonly string[];
  readonly counts?: { readonly [element: string]: number };
  readonly incident?: true;
  readonly refused?: true;
}

export function readCases(folder: string): readonly ExecutionCase[] {
  const file = join(folder, 'cases.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ExecutionCase[]) : [];
}
