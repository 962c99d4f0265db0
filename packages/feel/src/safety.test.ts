import { describe, expect, it } from 'vitest';
import { compileExpression, toJson } from './index.ts';
import { evaluate, result } from './testing.ts';

const inherited = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__'];

describe('an expression reaches nothing outside its context', () => {
  it.each(inherited)('not by %s', (name) => {
    expect(result(name)).toBeNull();
    expect(result(`a.${name}`, { a: { b: 1 } })).toBeNull();
    expect(result(`{}.${name}`)).toBeNull();
    expect(result(`"text".${name}`)).toBeNull();
    expect(result(`(1).${name}`)).toBeNull();
    expect(result(`@"2026-01-01".${name}`)).toBeNull();
    expect(result(`[1..2].${name}`)).toBeNull();
    expect(result(`(function(x) x).${name}`)).toBeNull();
    expect(result(`get value({}, "${name}")`)).toBeNull();
    expect(result(`[{b: 1}][${name} != null]`)).toEqual([]);
    expect(result(`[{}].${name}`)).toEqual([null]);
    expect(result(`get value(context put({}, "${name}", 1), "${name}")`)).toBe(1);
    expect(result(`{"${name}": 1}.${name}`)).toBe(1);
    expect(result(`for ${name} in [1] return ${name}`)).toEqual([1]);
    expect(result(`(function(${name}) ${name})(2)`)).toBe(2);
  });

  it.each(['globalThis', 'process', 'require', 'this', 'eval', 'Function', 'window', 'import'])(
    'not by the name %s',
    (name) => {
      expect(evaluate(name)).toEqual({ value: null, sentences: [`There is no ${name} here.`] });
    },
  );

  it('not through objects of the host that slipped into the context', () => {
    class Secret {
      readonly hidden = 'hidden';
      get open() {
        return this.hidden;
      }
    }
    const context = { secret: new Secret(), map: new Map([['a', 1]]), call: () => 1, when: new Date(0) };
    for (const source of ['secret.open', 'secret.hidden', 'map.size', 'when.getTime', 'call.name'])
      expect(result(source, context)).toBeNull();
    expect(result('[secret, call, when]', context)).toEqual([null, null, null]);
    expect(result('get entries(secret)', context)).toBeNull();
    expect(result('call() = null', context)).toBe(true);
  });

  it('and changes no prototype', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    for (const source of [
      'context put({}, "__proto__", {polluted: true})',
      'context put({}, ["__proto__", "polluted"], true)',
      'context put({"__proto__": {}}, ["__proto__", "polluted"], true)',
      'context put({}, ["constructor", "prototype", "polluted"], true)',
      'context([{key: "__proto__", value: {polluted: true}}])',
      'context merge([{"__proto__": {polluted: true}}, {"constructor": {polluted: true}}])',
      '{"__proto__": {polluted: true}}',
      'given.value',
    ]) {
      const given = JSON.parse('{"value": {"__proto__": {"polluted": true}}}');
      const value = result(source, { given });
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      if (value !== null) expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    }
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
  });

  it('whose entries may have any name', () => {
    const given = JSON.parse('{"__proto__": 1, "constructor": {"x": 2}, "toString": 3}');
    expect(result('[__proto__, constructor.x, toString]', given)).toEqual([1, 2, 3]);
    const compiled = compileExpression('given', { names: ['given'] });
    expect(JSON.stringify(compiled.ok && toJson(compiled.expression.evaluate({ given }).value))).toBe(
      JSON.stringify(given),
    );
  });
});

describe('what is too large to be read', () => {
  it.each([
    ['a megabyte of text', `"${'a'.repeat(1_000_000)}"`],
    ['a megabyte of numbers', '1, '.repeat(333_333)],
    ['10,000 brackets', `${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
    ['10,000 lists', `${'['.repeat(10_000)}1${']'.repeat(10_000)}`],
    ['10,000 contexts', '{a: '.repeat(10_000)],
    ['10,000 functions', 'function(x) '.repeat(8_000)],
    ['10,000 conditions', 'if '.repeat(10_000)],
    ['10,000 loops', 'for x in '.repeat(10_000)],
    ['10,000 filters', 'a['.repeat(10_000)],
    ['10,000 calls', 'abs('.repeat(10_000)],
    ['10,000 types', `x instance of ${'list<'.repeat(10_000)}`],
    ['20,000 sums', `1${' + 1'.repeat(20_000)}`],
    ['20,000 paths', `a${'.b'.repeat(20_000)}`],
    ['20,000 signs', `${'-'.repeat(20_000)}1`],
  ])('%s is refused at once, with a place', (_, source) => {
    const started = performance.now();
    const compiled = compileExpression(source);
    expect(compiled.ok).toBe(false);
    if (compiled.ok) return;
    expect(['too-deep', 'too-long', 'syntax']).toContain(compiled.errors[0]?.code);
    expect(compiled.errors[0]?.offset).toBeLessThanOrEqual(source.length);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
