import { type FeelValue, isContext, type Json, same } from '@throughline/feel';
import type { DecisionFacts } from '../decide/facts.ts';
import type { Given } from '../decide/graph.ts';
import type { DecisionResult } from '../decide/model.ts';
import { type Candidate, nearestFirst, search } from './candidates.ts';
import { type Datum, dataOf, withDatum } from './datum.ts';
import type { Mentions } from './mentions.ts';
import { scaleOf } from './scale.ts';
import type { Counterfactual } from './why.ts';
import { say, sayEntries } from './words.ts';

/** Evaluations that all inputs together may take. */
const mostTries = 2_000;

interface Asked {
  readonly facts: DecisionFacts;
  readonly inputs: Given;
  /** The answer to `inputs`. */
  readonly answer: DecisionResult;
  readonly decide: (inputs: Given) => DecisionResult;
  readonly mentions: Mentions;
  /** Asked before each evaluation: whether to give up with what was found. */
  readonly enough: () => boolean;
}

/** For each input the smallest change that gives another answer, the smallest of them first. */
export function findCounterfactuals(asked: Asked, most: number): readonly Counterfactual[] {
  const data = dataOf(asked.facts.inputs, asked.inputs);
  const tries = Math.floor(mostTries / Math.max(data.length, 1));
  const found = data.flatMap((datum) => {
    const change = findChange(datum, asked, tries);
    return change === undefined ? [] : { datum, ...change };
  });
  found.sort((a, b) => a.distance - b.distance);
  return found.slice(0, most).map(({ datum, value, result }) => ({
    input: datum.name,
    from: datum.value,
    to: value,
    output: result.output,
    sentence: sayChange(asked, datum, value, result.value),
  }));
}

type Answered = Extract<DecisionResult, { ok: true }>;

interface Change extends Candidate {
  readonly result: Answered;
}

function findChange(
  datum: Datum,
  { inputs, answer, decide, mentions, enough }: Asked,
  tries: number,
): Change | undefined {
  let left = tries;
  const known = fingerprint(answer);
  const other = (value: Json): Answered | undefined => {
    if (enough()) return undefined;
    left--;
    const result = decide(withDatum(inputs, datum, value));
    return result.ok && fingerprint(result) !== known ? result : undefined;
  };
  let best: Change | undefined;
  for (const candidate of nearestFirst(datum, mentions)) {
    if (left <= tries / 2) break;
    const result = other(candidate.value);
    if (result === undefined) continue;
    best = { ...candidate, result };
    break;
  }
  // Where a value is reckoned with before it is compared, no cell shows where the answer turns.
  for (const candidate of search(datum, best?.distance, (value) => left > 0 && other(value) !== undefined)) {
    const result = other(candidate.value);
    if (result !== undefined && candidate.distance < (best?.distance ?? Number.POSITIVE_INFINITY)) {
      best = { ...candidate, result };
    }
  }
  return best;
}

/** Undefined output stands for no answer, which any answer differs from. */
function fingerprint(result: DecisionResult): string | undefined {
  return result.ok ? JSON.stringify(result.output) : undefined;
}

function sayChange(
  { facts, answer }: Asked,
  { name, type, value }: Datum,
  to: Json,
  output: FeelValue,
): string {
  const scale = scaleOf(type);
  const words = (json: Json) => say(scale?.read(json) ?? (json as FeelValue));
  const change =
    value === null
      ? `If ${name} were given as ${words(to)}`
      : `If ${name} were ${words(to)} instead of ${words(value)}`;
  const before = answer.ok ? answer.value : null;
  return `${change}, ${facts.name} would ${output === null ? 'have no answer' : `be ${sayOther(output, before)}`}.`;
}

/** Of an answer with entries those that differ from before. */
function sayOther(output: FeelValue, before: FeelValue): string {
  if (!isContext(output) || !isContext(before)) return say(output);
  const other = Object.entries(output).filter(([name, value]) => same(value, before[name] ?? null) !== true);
  return other.length === 0 ? say(output) : sayEntries(other);
}
