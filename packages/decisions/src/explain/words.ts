import { type FeelValue, isContext, kindOf, quotedText } from '@throughline/feel';
import { durationWords } from './duration-words.ts';

const longestText = 80;

/** A value as sentences speak of it: text in quotes, the entries of a context by name; cut when it is long. */
export function say(value: FeelValue): string {
  const text = isContext(value) ? sayEntries(value) : sayPlain(value);
  return text.length <= longestText ? text : `${text.slice(0, longestText - 3)}...`;
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

function sayEntries(context: Readonly<Record<string, FeelValue>>): string {
  const entries = Object.entries(context);
  if (entries.length === 0) return 'empty';
  return enumerate(entries.map(([name, value]) => `${name} ${sayPlain(value)}`));
}

function sayPlain(value: FeelValue): string {
  return kindOf(value).endsWith(' duration') ? durationWords(quotedText(value)) : quotedText(value);
}
