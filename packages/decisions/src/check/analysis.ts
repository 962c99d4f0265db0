import { answerAlike, rankOf } from './answers-alike.ts';
import { type CheckedRule, type CheckedTable, livingRules } from './checked-table.ts';
import { overlaps } from './overlaps.ts';
import { unreached } from './reach.ts';
import { type Box, boxCovers, isEmptyBox } from './runs.ts';
import { type Budget, type Uncovered, uncovered } from './uncovered.ts';

/** A table with what was found out about it. */
export interface AnalysedTable {
  readonly table: CheckedTable;
  readonly analysis: Analysis;
}

/** What is so of a table's rules. Rules are numbers from 1. */
export interface Analysis {
  /** Parts of the space for which no rule answers; undefined where that is no fault. */
  readonly gaps: Uncovered | undefined;
  /** Rules that match together although only one may, or that then must answer alike and do not. */
  readonly clashes: readonly Clash[];
  /** Rules that match nothing there may be. */
  readonly dead: readonly number[];
  /** Rules that never decide, since others always come before. */
  readonly unreached: readonly Beaten[];
  /** Rules that say nothing that another does not say, too. */
  readonly contained: readonly Beaten[];
  /** What was not looked at to the end, since that would have taken too long. */
  readonly unfinished: readonly ('gaps' | 'overlaps' | 'reach')[];
}

export interface Clash {
  readonly rules: readonly [number, number];
  /** False when the rules perhaps answer alike. */
  readonly certain: boolean;
}

export interface Beaten {
  readonly rule: number;
  readonly by: readonly number[];
}

export interface Limits {
  /** How many gaps and how many pairs of rules are looked for. */
  readonly most: number;
  /** Steps that may be spent on each question about a table. */
  readonly steps: number;
}

/** A table that asks for more things than this is beyond checking, as it is beyond reading. */
const mostAxes = 50;

export function analyse(table: CheckedTable, { most, steps }: Limits): Analysis {
  const { policy } = table;
  const living = livingRules(table);
  const certain = living.filter((rule) => rule.certain);
  const budget = (): Budget => ({ left: table.axes.length > mostAxes ? -1 : steps });
  const forGaps = budget();
  const asksForGaps = gapsMatter(table) && !isEmptyBox(table.space);
  const gaps = asksForGaps ? uncovered(table.space, living.map(boxOf), most, forGaps) : undefined;
  const single = policy === 'UNIQUE' || policy === 'ANY';
  const met = single ? overlaps(certain.map(boxOf), most, budget()) : { pairs: [], complete: true };
  const pairs = met.pairs.map(([a, b]) => [numberAt(certain, a), numberAt(certain, b)] as const);
  const reach = reachOf(table, living, budget());
  return {
    gaps,
    clashes: clashesIn(table, pairs),
    dead: table.rules.filter(({ box }) => isEmptyBox(box)).map(({ number }) => number),
    unreached: reach.found,
    contained: policy === 'ANY' ? containedIn(table, pairs) : twinsIn(table, certain),
    unfinished: [
      ...(forGaps.left < 0 ? (['gaps'] as const) : []),
      ...(met.complete ? [] : (['overlaps'] as const)),
      ...(reach.complete ? [] : (['reach'] as const)),
    ],
  };
}

/** Lists may be empty and counts zero; every other table ought to have an answer. */
function gapsMatter({ policy, aggregation }: CheckedTable): boolean {
  return (
    ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY'].includes(policy) ||
    (aggregation !== undefined && aggregation !== 'COUNT')
  );
}

function clashesIn(table: CheckedTable, pairs: readonly (readonly [number, number])[]): readonly Clash[] {
  if (table.policy === 'UNIQUE') return pairs.map((rules) => ({ rules, certain: true }));
  return pairs.flatMap((rules): readonly Clash[] => {
    const alike = answerAlike(table, ...rules);
    return alike === true ? [] : [{ rules, certain: alike === false }];
  });
}

function reachOf(table: CheckedTable, living: readonly CheckedRule[], budget: Budget) {
  const beats = beatsUnder(table, living);
  if (beats === undefined) return { found: [], complete: true };
  const { found, complete } = unreached(living.map(boxOf), beats, budget);
  return {
    complete,
    found: found.map(({ at, by }) => ({
      rule: numberAt(living, at),
      by: by.map((winner) => numberAt(living, winner)),
    })),
  };
}

type Beats = (winner: number, loser: number) => boolean;

/** Which rule answers first where two match; undefined where all of them count. */
function beatsUnder(table: CheckedTable, rules: readonly CheckedRule[]): Beats | undefined {
  const isCertain = (at: number) => (rules[at] as CheckedRule).certain;
  if (table.policy === 'FIRST') return (winner, loser) => winner < loser && isCertain(winner);
  if (table.policy !== 'PRIORITY') return undefined;
  const ranks = rules.map(({ number }) => rankOf(table, number));
  return (winner, loser) => {
    const [better, worse] = [ranks[winner], ranks[loser]];
    if (better === undefined || worse === undefined || !isCertain(winner)) return false;
    const order = compareRanks(better, worse);
    return order < 0 || (order === 0 && winner < loser);
  };
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, column) => rank !== b[column]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}

/** Under ANY, a rule inside another that answers alike. */
function containedIn(table: CheckedTable, pairs: readonly (readonly [number, number])[]): readonly Beaten[] {
  const found = new Map<number, Beaten>();
  for (const [first, second] of pairs) {
    if (answerAlike(table, first, second) !== true) continue;
    const [one, other] = [boxOfRule(table, first), boxOfRule(table, second)];
    if (boxCovers(one, other)) found.set(second, { rule: second, by: [first] });
    else if (boxCovers(other, one)) found.set(first, { rule: first, by: [second] });
  }
  return [...found.values()].sort((a, b) => a.rule - b.rule);
}

/** Where all rules that match count: the same rule written twice. */
function twinsIn(table: CheckedTable, rules: readonly CheckedRule[]): readonly Beaten[] {
  if (['UNIQUE', 'FIRST', 'PRIORITY'].includes(table.policy)) return [];
  const byBox = new Map<string, number[]>();
  const found: Beaten[] = [];
  for (const { number, box } of rules) {
    const key = JSON.stringify(box);
    const alike = byBox.get(key) ?? [];
    const twin = alike.find((other) => answerAlike(table, other, number) === true);
    if (twin !== undefined) found.push({ rule: number, by: [twin] });
    byBox.set(key, [...alike, number]);
  }
  return found;
}

function boxOf({ box }: CheckedRule): Box {
  return box;
}

function boxOfRule({ rules }: CheckedTable, number: number): Box {
  return (rules[number - 1] as CheckedRule).box;
}

function numberAt(rules: readonly CheckedRule[], at: number): number {
  return (rules[at] as CheckedRule).number;
}
