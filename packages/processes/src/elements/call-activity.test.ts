import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, io, process } from '../../test/xml.ts';

const calling = (attributes: string, mapping = '') =>
  process(
    `<startEvent id="start"/><callActivity id="call">${extend(`<zeebe:calledElement ${attributes}/>${mapping}`)}</callActivity>
     <boundaryEvent id="refused" attachedToRef="call"><errorEventDefinition errorRef="e"/></boundaryEvent>
     <userTask id="other"/><endEvent id="end"/>`,
    'start -> call\ncall -> end\nrefused -> other',
    '<error id="e" errorCode="refused"/>',
  );

test('starts a case of the other process with all variables, and takes all back', async () => {
  const one = await play(calling('processId="check"'));
  one.start({ a: 1 });
  const [call] = one.of('call.started');
  expect(call).toMatchObject({ process: 'check', element: 'call', variables: { a: 1 } });
  one.do({ type: 'completeCall', child: call?.child ?? '', variables: { a: 2, b: 3 } });
  expect(one.variables).toEqual({ a: 2, b: 3 });
  expect(one.state?.ended).toBe('completed');
});

test('the called process may be FEEL; only mapped variables go in and out', async () => {
  const attributes =
    'processId="= &quot;check-&quot; + kind" propagateAllParentVariables="false" propagateAllChildVariables="false"';
  const one = await play(calling(attributes, io({ part: '= kind' }, { result: '= b' })));
  one.start({ kind: 'disk' });
  const [call] = one.of('call.started');
  expect(call).toMatchObject({ process: 'check-disk', variables: { part: 'disk' } });
  one.do({ type: 'completeCall', child: call?.child ?? '', variables: { a: 2, b: 3 } });
  expect(one.variables).toEqual({ kind: 'disk', result: 3 });
});

test('without propagation and mapping nothing comes back', async () => {
  const one = await play(calling('processId="check" propagateAllChildVariables="false"'));
  one.start();
  one.do({ type: 'completeCall', child: one.wait('call', 'call').key, variables: { a: 2 } });
  expect(one.variables).toEqual({});
});

test('an error of the called case is caught at the call', async () => {
  const one = await play(calling('processId="check"'));
  one.start();
  one.do({ type: 'failCall', child: one.wait('call', 'call').key, code: 'refused' });
  expect(one.open()).toEqual(['task other']);
});

test('an error nobody catches is an incident; trying again calls anew', async () => {
  const one = await play(calling('processId="check"'));
  one.start();
  const { key } = one.wait('call', 'call');
  one.do({ type: 'failCall', child: key, code: 'unknown', message: 'no such part' });
  expect(one.of('incident.raised')[0]?.sentence).toContain('unknown (no such part)');
  one.retry('call');
  expect(one.open()).toEqual(['call call']);
  expect(one.wait('call', 'call').key).not.toBe(key);
});

test('the called case is cancelled with the one that called it', async () => {
  const one = await play(calling('processId="check"'));
  one.start();
  const events = one.do({ type: 'cancelCase', reason: 'test' });
  expect(events.map((event) => event.type)).toEqual(['call.cancelled', 'element.terminated', 'case.ended']);
  expect(one.of('case.ended')[0]).toMatchObject({ outcome: 'cancelled', reason: 'test' });
});

test.each([
  ['bindingType="deployment"', { kind: 'deployment' }],
  ['bindingType="version" version="3"', { kind: 'version', version: 3 }],
  ['bindingType="version" version="= n"', { kind: 'version', version: 4 }],
  ['bindingType="versionTag" versionTag="v1.2"', { kind: 'versionTag', tag: 'v1.2' }],
  ['bindingType="latest"', undefined],
])('says which version it calls: %s', async (attributes, binding) => {
  const one = await play(calling(`processId="check" ${attributes}`));
  one.start({ n: 4 });
  expect(one.of('call.started')[0]?.binding).toEqual(binding);
});

test('a version that is no number is an incident', async () => {
  const one = await play(calling('processId="check" bindingType="version" version="= n"'));
  one.start({ n: 'first' });
  expect(one.of('incident.raised')).toHaveLength(1);
  one.set({ n: 1 }).retry('call');
  expect(one.of('call.started')[0]?.binding).toEqual({ kind: 'version', version: 1 });
});
