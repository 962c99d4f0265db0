import { expect, it } from 'vitest';
import { markdownText } from './markdown-text.ts';

it('takes the meaning from every sign that Markdown or HTML know', () => {
  expect(markdownText('<img src=x onerror="f()">')).toBe('\\<img src\\=x onerror\\=\\"f\\(\\)\\"\\>');
  expect(markdownText('[pay](https://evil.example)')).toBe('\\[pay\\]\\(https\\:\\/\\/evil\\.example\\)');
  expect(markdownText('**A** _b_ `c` #1 &amp; ~d~')).toBe(
    '\\*\\*A\\*\\* \\_b\\_ \\`c\\` \\#1 \\&amp\\; \\~d\\~',
  );
});

it('leaves letters, numbers and blanks of all languages alone', () => {
  expect(markdownText('Møller og Sønner 1600 ’äöü“ 株式')).toBe('Møller og Sønner 1600 ’äöü“ 株式');
});
