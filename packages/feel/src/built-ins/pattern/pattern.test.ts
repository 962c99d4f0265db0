import { describe, expect, it } from 'vitest';
import { Run } from '../../compile/run.ts';
import { compilePattern } from './pattern.ts';

function find(pattern: string, text: string, flags = '') {
  const compiled = compilePattern(pattern, flags);
  if (!compiled.ok) return compiled.sentence;
  const found = compiled.pattern.find(text, 0, new Run({}));
  return found === undefined ? null : found.groups;
}

describe('a regular expression of XPath', () => {
  it.each([
    ['a.c', 'xabcx', '', ['abc']],
    ['a.c', 'a\nc', '', null],
    ['a.c', 'a\nc', 's', ['a\nc']],
    ['^b$', 'a\nb\nc', 'm', ['b']],
    ['^b$', 'a\nb\nc', '', null],
    ['hello', 'HeLLo', 'i', ['HeLLo']],
    ['k', '\u212A', 'i', ['\u212A']],
    ['a b c', 'abc', 'x', ['abc']],
    ['a[ ]b', 'a b', 'x', ['a b']],
    ['a.b', 'a.b', 'q', ['a.b']],
    ['a.b', 'axb', 'q', null],
    ['(a+)(b*?)c', 'aabbc', '', ['aabbc', 'aa', 'bb']],
    ['(a)|(b)', 'b', '', ['b', '', 'b']],
    ['([ab])\\1', 'abba', '', ['bb', 'b']],
    ['(?:ab)+', 'xababx', '', ['abab']],
    ['a{2,3}', 'aaaa', '', ['aaa']],
    ['a{2,3}?', 'aaaa', '', ['aa']],
    ['[a-z-[aeiou]]+', 'aeixyz', '', ['xyz']],
    ['[^\\d\\s]+', '12 ab', '', ['ab']],
    ['\\p{Lu}\\P{Lu}', 'aBc', '', ['Bc']],
    ['\\p{IsGreek}', 'aβ', '', ['β']],
    ['\\i\\c*', '1a-b.c', '', ['a-b.c']],
    ['🐎+', 'a🐎🐎', '', ['🐎🐎']],
    ['.*b', '🐎ab🐎', '', ['🐎ab']],
    ['(a*)*b', 'aab', '', ['aab', 'aa']],
    ['', 'abc', '', ['']],
  ])('%s in %j with flags %j finds %j', (pattern, text, flags, expected) => {
    expect(find(pattern, text, flags)).toEqual(expected);
  });

  it.each([
    '(',
    ')',
    '[',
    '[]',
    'a**',
    '+',
    '{1}',
    '\\q',
    '\\2(a)',
    '[z-a]',
    'a{3,2}',
    '\\p{Xx}',
    '(?=a)',
    '[a',
    'a\\',
  ])('%s is refused with a sentence', (pattern) => {
    expect(find(pattern, 'a')).toMatch(/^The pattern|^In the pattern/);
  });

  it('knows no flags but its own', () => {
    expect(find('a', 'a', 'g')).toMatch(/flags/);
  });

  it('goes through long texts', () => {
    expect(find('[a-z]*!', `${'a'.repeat(200_000)}!`)).toHaveLength(1);
  });
});
