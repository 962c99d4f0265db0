import type { FeelValue } from '@throughline/feel';
import type { WhyRule } from './why.ts';
import { enumerate, sayIs, sentence } from './words.ts';

/** Sentences about more rules that did not match help nobody; all of them are in the data. Those nearest come first. */
const mostFailed = 20;

/** What became of a table's rules; `words` say what each met or, for one that did not match, failed. */
export function sayRules(
  { name, hitPolicy, hasDefault }: { name: string; hitPolicy: string; hasDefault: boolean },
  words: readonly (readonly string[])[],
  rules: readonly WhyRule[],
  output: FeelValue,
): readonly string[] {
  const matched = rules.filter((rule) => rule.matched);
  const failed = rules.filter((rule) => !rule.matched).sort(nearestFirst);
  const says = (rule: WhyRule) => words[rule.rule - 1] as readonly string[];
  return [
    sentence(output === null ? `${name} has no answer` : sayIs(name, output)),
    ...(matched.length === 0 ? [sayNone(hasDefault, hitPolicy)] : []),
    ...matched.map((rule) => sayMatched(rule, says(rule), matched, hitPolicy)),
    ...sayTogether(matched, hitPolicy),
    ...failed.slice(0, mostFailed).map((rule) => `Rule ${rule.rule} did not: ${says(rule).join('')}.`),
    ...sayMore(failed.length - mostFailed),
  ];
}

/** The further to the right its first cell that failed, the less kept a rule from matching. */
function nearestFirst(a: WhyRule, b: WhyRule): number {
  return (b.failed?.column ?? 0) - (a.failed?.column ?? 0);
}

function sayNone(hasDefault: boolean, hitPolicy: string): string {
  if (hasDefault) return 'No rule matched, so the default of the table answers.';
  if (hitPolicy === 'COLLECT COUNT') return 'No rule matched, so there is nothing to count.';
  return 'No rule matched.';
}

function sayMatched(
  rule: WhyRule,
  met: readonly string[],
  matched: readonly WhyRule[],
  hitPolicy: string,
): string {
  const first = matched.find(({ decided }) => decided);
  const reason = met.length === 0 ? 'it asks for nothing' : enumerate(met);
  if (rule.decided && single.has(hitPolicy)) return `Rule ${rule.rule} decided: ${reason}.`;
  if (rule.decided || first === undefined) return `Rule ${rule.rule} matched: ${reason}.`;
  const comes =
    hitPolicy === 'FIRST' ? `rule ${first.rule} comes first` : `the answer of rule ${first.rule} comes first`;
  return `Rule ${rule.rule} matched too, but ${comes}: ${reason}.`;
}

const single: ReadonlySet<string> = new Set([
  'UNIQUE',
  'ANY',
  'FIRST',
  'PRIORITY',
  'COLLECT MIN',
  'COLLECT MAX',
]);

/** How several answers became one. */
function sayTogether(matched: readonly WhyRule[], hitPolicy: string): readonly string[] {
  if (matched.length < 2) return [];
  const rules = `rules ${enumerate(matched.map(({ rule }) => String(rule)))}`;
  const contradict = matched.every(({ decided }) => !decided);
  switch (hitPolicy) {
    case 'UNIQUE':
      return [`The ${rules} match together, but only one may.`];
    case 'ANY':
      return [
        contradict ? `The ${rules} match together, but do not answer alike.` : `The ${rules} answer alike.`,
      ];
    case 'COLLECT SUM':
      return [`The answers of the ${rules} are added up.`];
    case 'COLLECT COUNT':
      return [`The ${rules} are counted.`];
    case 'COLLECT MIN':
      return ['The smallest answer counts.'];
    case 'COLLECT MAX':
      return ['The greatest answer counts.'];
    default:
      return [];
  }
}

function sayMore(count: number): readonly string[] {
  if (count < 1) return [];
  return [count === 1 ? 'One other rule did not match.' : `${count} other rules did not match.`];
}
