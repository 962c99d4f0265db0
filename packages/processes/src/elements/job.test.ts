import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, io, job, process } from '../../test/xml.ts';

const service = (content: string) =>
  process(
    `<startEvent id="start"/><serviceTask id="stock" name="Ask stock">${extend(content)}</serviceTask><endEvent id="end"/>`,
    'start -> stock\nstock -> end',
  );
const headers = '<zeebe:taskHeaders><zeebe:header key="url" value="http://stock"/></zeebe:taskHeaders>';

test('a service task is a job with its headers and the variables seen at it', async () => {
  const one = await play(service(`${job('http')}${headers}${io({ part: '= order.part' })}`));
  one.start({ order: { part: 'disk' } });
  expect(one.of('job.created')[0]).toMatchObject({
    jobType: 'http',
    retries: 3,
    headers: { url: 'http://stock' },
    variables: { order: { part: 'disk' }, part: 'disk' },
  });
  one.complete('stock', { left: 4 });
  expect(one.variables).toEqual({ order: { part: 'disk' }, left: 4 });
  expect(one.state?.ended).toBe('completed');
});

test('type and retries may be FEEL', async () => {
  const one = await play(
    service('<zeebe:taskDefinition type="= &quot;stock-&quot; + site" retries="= tries"/>'),
  );
  one.start({ site: 'muc', tries: 5 });
  expect(one.of('job.created')[0]).toMatchObject({ jobType: 'stock-muc', retries: 5 });
});

test.each([
  ['x'.repeat(501), 3, 'The job type of “Ask stock” should have at most 500 characters, but has 501.'],
  ['http', 1001, 'should be a whole number from 1 to 1000, but is 1001.'],
])(
  'a type or number of retries that no worker could be asked for stops the case',
  async (type, tries, sentence) => {
    const one = await play(service('<zeebe:taskDefinition type="= type" retries="= tries"/>'));
    one.start({ type, tries });
    expect(one.of('incident.raised')[0]?.sentence).toContain(sentence);
  },
);

test('a failed job keeps its other attempts; without any left a person must look', async () => {
  const one = await play(service(job()));
  one.start();
  const { key } = one.wait('stock', 'job');
  one.do({ type: 'failJob', job: key, retries: 1, retryAt: '2030-01-01T00:01:00.000Z', message: 'time-out' });
  expect(one.open()).toEqual(['job stock']);
  one.do({ type: 'failJob', job: key, retries: 0, message: 'time-out' });
  expect(one.of('incident.raised')[0]).toMatchObject({
    code: 'job-failed',
    job: key,
    sentence: '“Ask stock” failed and has no attempts left: time-out',
  });
  one.do({ type: 'retryIncident', incident: one.wait('stock', 'incident').key, retries: 2 });
  expect(one.of('job.retried')).toEqual([{ type: 'job.retried', job: key, retries: 2, cause: 0 }]);
  one.complete('stock');
  expect(one.state?.ended).toBe('completed');
});

test('a late answer of a worker takes the incident away', async () => {
  const one = await play(service(job()));
  one.start();
  one.do({ type: 'failJob', job: one.wait('stock', 'job').key, retries: 0, message: 'x' });
  one.complete('stock');
  expect(one.of('incident.resolved')).toHaveLength(1);
  expect(one.state?.ended).toBe('completed');
});

test('an error nobody catches stops at the task; trying again makes a new job', async () => {
  const one = await play(service(job()));
  one.start();
  one.do({ type: 'throwJobError', job: one.wait('stock', 'job').key, code: 'sold-out', message: 'no disks' });
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'error-uncaught', element: 'stock' });
  one.retry('stock');
  expect(one.open()).toEqual(['job stock']);
});

test('an input mapping that fails stops before the job is made', async () => {
  const one = await play(service(`${job()}${io({ sum: '= a + b' })}`));
  one.start({ a: 1 });
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'input-failed' });
  expect(one.of('job.created')).toHaveLength(0);
  one.set({ b: 2 }).retry('stock');
  expect(one.of('job.created')[0]?.variables).toEqual({ a: 1, b: 2, sum: 3 });
});

test('send, script and business rule tasks and message events with a job type are jobs, too', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/>
       <sendTask id="send">${extend(job())}</sendTask>
       <scriptTask id="script">${extend(job())}</scriptTask>
       <businessRuleTask id="rule">${extend(job())}</businessRuleTask>
       <intermediateThrowEvent id="throw">${extend(job())}<messageEventDefinition/></intermediateThrowEvent>
       <endEvent id="end">${extend(job())}<messageEventDefinition/></endEvent>`,
      'start -> send\nsend -> script\nscript -> rule\nrule -> throw\nthrow -> end',
    ),
  );
  one.start();
  for (const element of ['send', 'script', 'rule', 'throw', 'end']) {
    expect(one.open()).toEqual([`job ${element}`]);
    one.complete(element);
  }
  expect(one.state?.ended).toBe('completed');
});
