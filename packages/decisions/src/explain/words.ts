import { type FeelValue, isContext, isList, kindOf, quotedText } from '@throughline/feel';
import { durationWords } from './duration-words.ts';

const longestText = 80;
/** Of contexts: entries are told until a sentence would get longer than this. */
const longestEntries = 120;

/** A value as sentences speak of it: text in quotes, the entries of a context by name; cut when it is long. */
export function say(value: FeelValue): string {
  return isContext(value) ? sayEntries(Object.entries(value)) : sayPlain(value);
}

/** "amount is 12", "amount is not given" */
export function sayIs(label: string, value: FeelValue): string {
  return value === null ? `${label} is not given` : `${label} is ${say(value)}`;
}

/** "1, 3 and 4" */
export function enumerate(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** "level "Gold", share 3 and 2 more" */
export function sayEntries(entries: readonly (readonly [name: string, value: FeelValue])[]): string {
  if (entries.length === 0) return 'empty';
  const parts: string[] = [];
  let length = 0;
  for (const [name, value] of entries) {
    const part = `${name} ${sayPlain(value)}`;
    length += part.length;
    if (parts.length > 0 && length > longestEntries) break;
    parts.push(part);
  }
  const more = entries.length - parts.length;
  return enumerate(more === 0 ? parts : [...parts, `${more} more`]);
}

/** Data inside other data are only counted. */
function sayPlain(value: FeelValue): string {
  if (isContext(value)) return count(Object.keys(value).length);
  if (isList(value) && (value.length === 0 || value.some((item) => isContext(item) || isList(item)))) {
    return count(value.length);
  }
  const text = quotedText(value);
  if (kindOf(value).endsWith(' duration')) return durationWords(text);
  return text.length <= longestText ? text : `${text.slice(0, longestText - 3)}...`;
}

function count(entries: number): string {
  if (entries === 0) return 'empty';
  return entries === 1 ? '1 entry' : `${entries} entries`;
}
