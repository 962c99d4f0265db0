/** Where the test cases of a model are looked for: `rules.tests.json` beside `rules.dmn`. */
export function testsBeside(path: string): string {
  return path.replace(/\.(dmn|xml)$/, '').concat('.tests.json');
}
