import { textBytes } from '../values/text.ts';
import type { FeelValue } from '../values/value.ts';
import { allocateItems, type BuiltIn, builtIn, type Call, form, optional, text } from './built-in.ts';
import { compilePattern, type Pattern } from './pattern/pattern.ts';

/** Regular expressions of XPath and XQuery Functions 3.1, section 5.6, to which FEEL refers. */
export const patternBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'matches',
    form([text('input'), text('pattern'), optional(text('flags'))], ([input, pattern, flags], call) =>
      withPattern(pattern, flags ?? '', call, (compiled) => compiled.find(input, 0, call.run) !== undefined),
    ),
  ),
  builtIn(
    'replace',
    form(
      [text('input'), text('pattern'), text('replacement'), optional(text('flags'))],
      ([input, pattern, replacement, flags], call) =>
        withPattern(pattern, flags ?? '', call, (compiled) => replace(input, compiled, replacement, call)),
    ),
  ),
  builtIn(
    'split',
    form([text('string'), text('delimiter')], ([string, delimiter], call) =>
      withPattern(delimiter, '', call, (compiled) => split(string, compiled, call)),
    ),
  ),
];

function withPattern(
  source: string,
  flags: string,
  call: Call,
  use: (pattern: Pattern) => FeelValue,
): FeelValue {
  const compiled = compilePattern(source, flags);
  return compiled.ok ? use(compiled.pattern) : call.fail(compiled.sentence, 'Correct the pattern.');
}

function replace(input: string, pattern: Pattern, replacement: string, call: Call): FeelValue {
  if (pattern.find('', 0, call.run) !== undefined)
    return call.fail('The pattern of replace matches an empty text.');
  if (!/^(?:[^\\$]|\\[\\$]|\$\d)*$/s.test(replacement) && !pattern.literal) {
    return call.fail('In a replacement $ must be followed by a digit, and \\ by \\ or $.');
  }
  let result = '';
  let at = 0;
  for (
    let found = pattern.find(input, 0, call.run);
    found !== undefined;
    found = pattern.find(input, at, call.run)
  ) {
    const piece = pattern.literal ? replacement : expand(replacement, found.groups);
    call.run.spend(1 + (piece.length >> 6));
    call.run.allocate(textBytes(piece));
    result += input.slice(at, found.start) + piece;
    at = found.end;
  }
  return result + input.slice(at);
}

function split(input: string, pattern: Pattern, call: Call): FeelValue {
  if (pattern.find('', 0, call.run) !== undefined)
    return call.fail('The delimiter of split matches an empty text.');
  const parts: string[] = [];
  let at = 0;
  for (
    let found = pattern.find(input, 0, call.run);
    found !== undefined;
    found = pattern.find(input, at, call.run)
  ) {
    allocateItems(call.run, 3);
    parts.push(input.slice(at, found.start));
    at = found.end;
  }
  parts.push(input.slice(at));
  return parts;
}

/** `$12` is group 12 where there are that many groups, else group 1 followed by 2. */
function expand(replacement: string, groups: readonly string[]): string {
  return replacement.replace(
    /\\([\\$])|\$(\d+)/g,
    (_, escaped: string | undefined, digits: string | undefined) => {
      if (digits === undefined) return escaped as string;
      let length = digits.length;
      while (length > 1 && Number(digits.slice(0, length)) >= groups.length) length--;
      return (groups[Number(digits.slice(0, length))] ?? '') + digits.slice(length);
    },
  );
}
