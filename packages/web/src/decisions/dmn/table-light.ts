import type { Why, WhyDecision } from '../../api/decision-contract.ts';
import { shortWords } from '../words.ts';
import type { FindingPlaces } from './finding-places.ts';

/** What an explanation lights in a table: never the table itself. Rules and columns count from 1, inputs first. */
export interface TableLight {
  /** What each input column saw, in words. */
  readonly values: readonly string[];
  /** The rules the answer comes from. */
  readonly fired: ReadonlySet<number>;
  /** By rule that did not match: its first cell that failed, and why in a sentence. */
  readonly failed: ReadonlyMap<number, { readonly column: number; readonly sentence: string }>;
}

/** What else is marked in a table. */
export interface TableMarks extends FindingPlaces {
  /** Rules no test case reaches. */
  readonly untested: ReadonlySet<number>;
}

/** The light of one decision's table; none when its logic is no table or it took no part. */
export function tableLight(why: WhyDecision | undefined): TableLight | undefined {
  if (!why?.rules) return undefined;
  const fired = why.rules.filter((rule) => rule.decided ?? rule.matched);
  return {
    values: why.inputs.map((input) => shortWords(input.value)),
    fired: new Set(fired.map((rule) => rule.rule)),
    failed: new Map(
      why.rules.flatMap(({ rule, failed }) =>
        failed ? [[rule, { column: failed.column, sentence: failed.sentence }] as const] : [],
      ),
    ),
  };
}

/**
 * The decision whose rules tell most of an answer: the one that was asked when it is a table, else the table nearest to
 * it of which a rule fired.
 */
export function tellingDecision({ decisions }: Why): WhyDecision | undefined {
  const asked = decisions.at(-1);
  if (asked?.rules) return asked;
  return decisions.findLast((each) => each.rules?.some((rule) => rule.matched)) ?? asked;
}
