import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { process } from '../../test/xml.ts';

const choice = (attributes = '') =>
  process(
    `<startEvent id="start"/><exclusiveGateway id="size" name="How big?" ${attributes}/><userTask id="big"/><userTask id="huge"/>
     <userTask id="small"/><endEvent id="end"/>`,
    `start -> size\nsize -> small${attributes ? '' : ' ? amount < 10'}\nsize -> big ? amount > 100
     size -> huge ? amount > 50\nbig -> end\nhuge -> end\nsmall -> end`,
  );
const withDefault = 'default="size-small"';

test('takes the first flow whose condition is true, and only that', async () => {
  const one = await play(choice(withDefault));
  expect(one.start({ amount: 200 }).open()).toEqual(['task big']);
});

test('takes the default when no condition is true', async () => {
  const one = await play(choice(withDefault));
  expect(one.start({ amount: 1 }).open()).toEqual(['task small']);
});

test('stops with an incident when nothing is true, and goes on after a correction', async () => {
  const one = await play(choice());
  one.start({ amount: 20 });
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'condition-none-true', element: 'size' });
  expect(one.of('incident.raised')[0]?.sentence).toContain('None of the conditions after “How big?” is true');
  expect(one.open()).toEqual(['incident size']);
  one.set({ amount: 200 }).retry('size');
  expect(one.open()).toEqual(['task big']);
  expect(one.complete('big').state?.ended).toBe('completed');
});

test('a condition that is neither true nor false is an incident, not a guess', async () => {
  const one = await play(choice(withDefault));
  one.start();
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'condition-failed' });
  one.set({ amount: 1 }).retry('size');
  expect(one.open()).toEqual(['task small']);
});

test('without conditions it only joins: each token passes', async () => {
  const one = await play(
    process(
      '<startEvent id="start"/><parallelGateway id="fork"/><exclusiveGateway id="merge"/><userTask id="task"/><endEvent id="end"/>',
      'start -> fork\nfork -> merge\nfork -> task\nmerge -> task\ntask -> end',
    ),
  );
  expect(one.start().open()).toEqual(['task task', 'task task']);
});
