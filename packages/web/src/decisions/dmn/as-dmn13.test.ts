import { expect, it } from 'vitest';
import { asDmn13 } from './as-dmn13.ts';

it.each([
  ['http://www.omg.org/spec/DMN/20151101/dmn.xsd', 'https://www.omg.org/spec/DMN/20191111/MODEL/'],
  ['http://www.omg.org/spec/DMN/20180521/MODEL/', 'https://www.omg.org/spec/DMN/20191111/MODEL/'],
  ['http://www.omg.org/spec/DMN/20180521/DMNDI/', 'https://www.omg.org/spec/DMN/20191111/DMNDI/'],
  ['https://www.omg.org/spec/DMN/20230324/MODEL/', 'https://www.omg.org/spec/DMN/20191111/MODEL/'],
  ['https://www.omg.org/spec/DMN/20230324/DMNDI/', 'https://www.omg.org/spec/DMN/20191111/DMNDI/'],
])('reads %s as DMN 1.3', (uri, read) => {
  expect(asDmn13(`<definitions xmlns="${uri}">`)).toBe(`<definitions xmlns="${read}">`);
});

it('leaves the rest alone', () => {
  const xml =
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/">';
  expect(asDmn13(xml)).toBe(xml);
});
