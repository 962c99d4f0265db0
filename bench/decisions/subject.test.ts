import { expect, it } from 'vitest';
import { ours, oursExplained } from './engines/ours.ts';
import { check } from './measure.ts';
import { same } from './same.ts';
import { makeSubject, subjectNames } from './subject.ts';

/** The largest has the shape of another, and takes seconds to read on a busy machine. */
const names = subjectNames.filter((name) => !name.startsWith('10,000 rules'));

it.each(names)('%s is answered as by hand', async (name) => {
  const { data, ...subject } = makeSubject(name);
  const few = { ...subject, data: data.slice(0, 100) };
  for (const engine of [ours, oursExplained]) {
    const decide = await (await engine.write(few.asked))();
    expect(await check(decide, few, 60)).toEqual({ checked: 100 });
  }
});

it.each(names)('%s asks for many different answers', (name) => {
  const { data, byHand } = makeSubject(name);
  const answers = new Set(data.map((given) => JSON.stringify(byHand(given))));
  expect(answers.size).toBeGreaterThanOrEqual(20);
});

it('a wrong answer is found, and said with what was asked', async () => {
  const { data, asked, byHand } = makeSubject('graph of ten decisions');
  const wrong = await check((given) => Number(byHand(given)) + 0.01, { data, asked, byHand }, 1);
  expect(wrong).toMatchObject({ checked: 0, wrong: { given: data[0], expected: byHand(data[0] ?? {}) } });
});

it('answers are the same when only the last digits of their numbers differ', () => {
  expect(same({ a: [0.1 + 0.2] }, { a: [0.3] })).toBe(true);
  expect(same({ a: 1 }, { a: 1.000001 })).toBe(false);
  expect(same({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect(same([], {})).toBe(false);
  expect(same(null, undefined)).toBe(false);
});
