import type { Finding } from '../finding.ts';
import type { ElementDefinition, FlowDefinition } from '../read/definition.ts';
import { textsOf } from './expressions.ts';
import { advice, called, flowCalled, type Rule } from './scene.ts';
import { localTo, readBy, writtenBy } from './variables-of.ts';

/** Shorter names are alike too easily. */
const shortest = 4;

/**
 * A variable that is read in one place only, that nothing in the process sets, and that is spelled almost like one
 * that something does set: most likely a slip.
 */
export const checkNamesAlike: Rule = ({ process }) => {
  const set = new Set(process.elements.flatMap((one) => [...writtenBy(one), ...localTo(one)]));
  const reads = new Map<string, (ElementDefinition | FlowDefinition)[]>();
  for (const place of [...process.elements, ...process.flows]) {
    const texts = 'type' in place ? textsOf(place) : [place.condition, place.says];
    for (const name of new Set(texts.flatMap(readBy))) reads.set(name, [...(reads.get(name) ?? []), place]);
  }
  return [...reads].flatMap(([name, [place, another]]) => {
    if (place === undefined || another !== undefined || set.has(name)) return [];
    const meant = [...set].find((other) => isAlike(name, other));
    return meant === undefined ? [] : [slip(place, name, meant)];
  });
};

function slip(place: ElementDefinition | FlowDefinition, name: string, meant: string): Finding {
  const where = 'type' in place ? called(place) : flowCalled(place);
  const sentence = `${where} reads “${name}”, which nothing in this process sets; “${meant}” is spelled almost like it.`;
  return advice(place, 'variable-unknown', sentence, `Write “${meant}” if that is meant.`);
}

/** They differ in capitals, in one letter, or in two neighbours that changed places; numbers and a plural s do tell apart. */
function isAlike(one: string, other: string): boolean {
  if (one.length < shortest || other.length < shortest || Math.abs(one.length - other.length) > 1)
    return false;
  const [a, b] = one.length < other.length ? [other, one] : [one, other];
  if (a.toLowerCase() === b.toLowerCase()) return true;
  let at = 0;
  while (a[at] === b[at]) at++;
  const [ofA = '', ofB = ''] = [a[at], b[at]];
  if (/\d/.test(ofA + ofB) || (ofA === 's' && at === a.length - 1)) return false;
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at);
  const swapped = a.slice(at, at + 2) === `${b[at + 1]}${ofB}` && a.slice(at + 2) === b.slice(at + 2);
  return swapped || a.slice(at + 1) === b.slice(at + 1);
}
