import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(app.time.now + hours * HOUR).toISOString();

interface Note {
  readonly subject: string;
  readonly team?: string | null;
  readonly due?: string | null;
  readonly followUp?: string | null;
}

const noteFor = (note: Note) =>
  app.start('aoife.brennan', 'note', { team: 'order-desk', due: null, followUp: null, ...note });
const orderFor = (customer: string) => app.start('katrin.vogel', 'order', { customer, value: 5 });

async function cancelAll(): Promise<void> {
  const { body } = await app.ask('sofia.lindqvist', 'GET', '/cases?state=open&limit=500');
  for (const { key } of body.items)
    await app.ask('sofia.lindqvist', 'POST', `/cases/${key}/cancel`, { reason: 'the next test begins' });
}

describe('queues', () => {
  beforeEach(cancelAll);

  const counts = async (person: string) => {
    const { body } = await app.ask(person, 'GET', '/worklist');
    return Object.fromEntries(body.queues.map(({ id, count }: { id: string; count: number }) => [id, count]));
  };

  it('counts exactly what each lists, for everybody', async () => {
    await noteFor({ subject: 'a', due: inHours(-1) });
    await noteFor({ subject: 'b', due: inHours(1) });
    await noteFor({ subject: 'c', followUp: inHours(30) });
    await noteFor({ subject: 'd', team: 'installation' });
    await noteFor({ subject: 'e', team: null });
    const taken = await app.taskOf(await orderFor('f'));
    await app.ask('lena.hartwig', 'POST', `/tasks/${taken}/claim`);
    const done = await app.taskOf(await noteFor({ subject: 'g' }));
    await app.ask('lena.hartwig', 'POST', `/tasks/${done}/complete`, {});
    for (const person of ['lena.hartwig', 'tim.wolter', 'miriam.yildiz', 'sofia.lindqvist', 'katrin.vogel']) {
      const { body } = await app.ask(person, 'GET', '/worklist');
      for (const { id, count } of body.queues) {
        const listed = (await app.ask(person, 'GET', `/tasks?queue=${id}`)).body;
        expect({ person, id, count }).toEqual({ person, id, count: listed.total });
        expect(listed.items).toHaveLength(count);
      }
    }
    expect(await counts('lena.hartwig')).toEqual({
      ...{ mine: 1, team: 4, nobody: 3, waiting: 1, done: 1 },
      ...{ 'process.note': 3, 'process.order': 1 },
    });
    expect(await counts('miriam.yildiz')).toEqual({
      ...{ mine: 0, team: 2, nobody: 2, waiting: 0, done: 0, 'process.note': 2 },
    });
    expect(await counts('katrin.vogel')).toEqual({ mine: 0, team: 0, nobody: 0, waiting: 0, done: 0 });
    const { body } = await app.ask('lena.hartwig', 'GET', '/worklist');
    expect(body.queues.find(({ id }: { id: string }) => id === 'team')).toMatchObject({
      overdue: 1,
      soon: 1,
    });
  });

  it('sorts by due moment, then age, and pages through it', async () => {
    for (const [subject, due] of [
      ['third', null],
      ['first', inHours(1)],
      ['fourth', null],
      ['second', inHours(2)],
    ] as const) {
      await noteFor({ subject, due });
      app.time.now += 1000;
    }
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await app.ask('lena.hartwig', 'GET', `/tasks?queue=team&limit=1${after}`);
      expect(body.total).toBe(4);
      seen.push(body.items[0].case.title);
      after = body.next ? `&after=${body.next}` : '';
    } while (after !== '');
    expect(seen).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('begins the day in the zone of the reader, and shows the newest done first', async () => {
    app.time.now = Date.parse('2026-11-19T22:30:00.000Z');
    const complete = async (subject: string) => {
      const task = await app.taskOf(await noteFor({ subject }));
      await app.ask('tim.wolter', 'POST', `/tasks/${task}/complete`, {});
      app.time.now += HOUR;
    };
    await complete('before midnight in Berlin');
    await complete('after midnight in Berlin');
    const done = async (zone: string) => {
      const { body } = await app.ask('tim.wolter', 'GET', '/tasks?queue=done', undefined, {
        'time-zone': zone,
      });
      return body.items.map((task: { case: { title: string } }) => task.case.title);
    };
    expect(await done('Europe/Berlin')).toEqual(['after midnight in Berlin']);
    expect(await done('America/New_York')).toEqual(['after midnight in Berlin', 'before midnight in Berlin']);
    expect(await done('Nowhere/Land')).toEqual([]);
  });

  it('says which lists there are', async () => {
    for (const query of ['', '?queue=others', '?queue=team&case=5', '?queue=team&after=xx'])
      expect((await app.ask('lena.hartwig', 'GET', `/tasks${query}`)).status).toBe(422);
    const odd = [
      ['infinity', '2026-11-19T09:42:00.000Z', 99_999_999_999, '5'],
      ['0000-01-01T00:00:00.000Z', '2026-11-19T09:42:00.000Z', 50, '5'],
      ['infinity', '2026-11-19T09:42:00.000Z', 50, '9223372036854775808'],
    ];
    for (const cursor of odd) {
      const after = Buffer.from(JSON.stringify(cursor)).toString('base64url');
      const { body } = await app.ask('lena.hartwig', 'GET', `/tasks?queue=team&after=${after}`);
      expect(body).toMatchObject({ status: 422, place: 'after' });
    }
    expect((await app.ask('lena.hartwig', 'GET', '/tasks?queue=process.nothing')).body).toEqual({
      items: [],
      total: 0,
    });
  });
});

describe('a task', () => {
  it('shows all that helps to do it', async () => {
    const key = await orderFor('Elbkontor');
    const { body } = await app.ask('lena.hartwig', 'GET', `/tasks/${await app.taskOf(key)}`);
    expect(body).toMatchObject({
      ...{ name: 'Ask for stock', state: 'open', function: 'sales', assignee: null, priority: 50 },
      ...{ why: 'Nobody answered.', next: 'The order goes out.', others: [] },
      teams: [{ id: 'order-desk', name: 'Order desk' }],
      case: { key, title: 'Order for Elbkontor' },
      form: { id: 'ask' },
      variables: { customer: 'Elbkontor', value: 5, starter: { handle: 'katrin.vogel' } },
      labels: { customer: 'Customer', value: 'Order value', available: 'Can they deliver?' },
      starter: { name: 'Katrin Vogel', company: 'Rheintal Systemhaus GmbH' },
      may: { claim: true, release: false, assign: false, complete: true },
    });
    expect(body.earlier.map(({ says }: { says: string }) => says)).toEqual([
      'Task made: Ask for stock',
      'Ordered by Katrin Vogel',
    ]);
  });

  it('is checked by its form, and takes only what the form asks', async () => {
    const key = await orderFor('Checked');
    const task = await app.taskOf(key);
    const complete = (variables: object) =>
      app.ask('lena.hartwig', 'POST', `/tasks/${task}/complete`, { variables });
    expect(await complete({})).toMatchObject({
      status: 422,
      body: { code: 'invalid-input', place: 'available' },
    });
    expect(await complete({ available: 'perhaps' })).toMatchObject({
      status: 422,
      body: { place: 'available' },
    });
    const unknown = await complete({ available: 'no', priority: 1 });
    expect(unknown).toMatchObject({ status: 422, body: { place: 'priority' } });
    // `value` is disabled and `reference` hidden unless the answer is yes.
    const done = await complete({ available: 'no', value: 1, reference: 'forged' });
    expect(done).toMatchObject({ status: 200, body: { task, case: key, nextTasks: [] } });
    const { body } = await app.ask('lena.hartwig', 'GET', `/cases/${key}`);
    const values = Object.fromEntries(
      body.variables.map(({ name, value }: { name: string; value: unknown }) => [name, value]),
    );
    expect(values).toMatchObject({ available: 'no', value: 5 });
    expect(values).not.toHaveProperty('reference');
  });

  it('is done once: who comes second hears who was first and when', async () => {
    const task = await app.taskOf(await orderFor('Twice'));
    const complete = (person: string, headers = {}) =>
      app.ask(person, 'POST', `/tasks/${task}/complete`, { variables: { available: 'no' } }, headers);
    const [one, two] = await Promise.all([complete('lena.hartwig'), complete('tim.wolter')]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    const late = await complete('tim.wolter');
    const winner = one.status === 200 ? 'Lena Hartwig' : 'Tim Wolter';
    expect(late).toMatchObject({ status: 409, body: { code: 'wrong-state', place: 'key' } });
    expect(late.body.detail).toMatch(
      new RegExp(`^“Ask for stock” was done by ${winner} at \\d\\d:\\d\\d\\.`),
    );
    for (const verb of ['claim', 'release'])
      expect((await app.ask('tim.wolter', 'POST', `/tasks/${task}/${verb}`)).body.code).toBe('wrong-state');
  });

  it('gives the same answer to the same idempotency key', async () => {
    const task = await app.taskOf(await orderFor('Again'));
    const complete = (available: string) =>
      app.ask(
        'lena.hartwig',
        'POST',
        `/tasks/${task}/complete`,
        { variables: { available } },
        { 'idempotency-key': 'again' },
      );
    const [first, second] = [await complete('no'), await complete('no')];
    expect(first.status).toBe(200);
    expect(second).toEqual(first);
    expect((await complete('yes')).body.code).toBe('idempotency-key-reused');
  });

  it('is withdrawn with its case', async () => {
    const key = await orderFor('Gone');
    const task = await app.taskOf(key);
    await app.ask('sofia.lindqvist', 'POST', `/cases/${key}/cancel`, { reason: 'No longer needed' });
    const late = await app.ask('lena.hartwig', 'POST', `/tasks/${task}/complete`, {
      variables: { available: 'no' },
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(late.body.detail).toContain('was withdrawn');
    expect((await app.ask('lena.hartwig', 'GET', `/tasks/${task}`)).body.state).toBe('cancelled');
  });

  it('hands over the tasks that follow, to those they are for', async () => {
    const key = await app.start('aoife.brennan', 'caller', {
      subject: 'Next',
      team: 'order-desk',
      due: null,
      followUp: null,
    });
    const child = (await app.ask('lena.hartwig', 'GET', `/cases/${key}`)).body.children[0].key;
    const task = await app.taskOf(child);
    expect((await app.ask('lena.hartwig', 'GET', `/tasks?case=${child}`)).body.total).toBe(1);
    const { body } = await app.ask('lena.hartwig', 'POST', `/tasks/${task}/complete`, {});
    expect(body).toEqual({ task, case: child, nextTasks: [] });
    expect((await app.ask('lena.hartwig', 'GET', `/cases/${key}`)).body.state).toBe('completed');
  });
});

describe('taking, giving back, giving away', () => {
  it('given back is given back once, also when that is asked again after somebody else took it', async () => {
    const task = await app.taskOf(await orderFor('Given back'));
    const key = { 'idempotency-key': 'give-back' };
    await app.ask('lena.hartwig', 'POST', `/tasks/${task}/claim`);
    const giveBack = () => app.ask('lena.hartwig', 'POST', `/tasks/${task}/release`, undefined, key);
    expect(await giveBack()).toMatchObject({ status: 200, body: { assignee: null } });
    await app.ask('tim.wolter', 'POST', `/tasks/${task}/claim`);
    expect(await giveBack()).toMatchObject({ status: 200, body: { assignee: { handle: 'tim.wolter' } } });
    const anew = await app.ask('lena.hartwig', 'POST', `/tasks/${task}/release`);
    expect(anew).toMatchObject({ status: 409, body: { code: 'held-by-other' } });
  });

  it('that somebody takes at the same moment is not given back or done by another', async () => {
    const task = await app.taskOf(await orderFor('At once'));
    const answers = { variables: { available: 'yes' } };
    const [claimed, released, done] = await Promise.all([
      app.ask('tim.wolter', 'POST', `/tasks/${task}/claim`),
      app.ask('lena.hartwig', 'POST', `/tasks/${task}/release`),
      app.ask('lena.hartwig', 'POST', `/tasks/${task}/complete`, answers),
    ]);
    const kept = { assignee: { handle: 'tim.wolter' }, state: 'open' };
    if (claimed.status === 200 && done.status !== 200) {
      expect([released.status, done.status]).toEqual([409, 409]);
      expect((await app.ask('tim.wolter', 'GET', `/tasks/${task}`)).body).toMatchObject(kept);
    } else expect(claimed.status).toBe(409);
  });

  it('belongs to one person at a time', async () => {
    const task = await app.taskOf(await orderFor('Held'));
    const claimed = await app.ask('lena.hartwig', 'POST', `/tasks/${task}/claim`);
    expect(claimed.body).toMatchObject({
      assignee: { handle: 'lena.hartwig', name: 'Lena Hartwig' },
      may: { claim: false, release: true, assign: false, complete: true },
    });
    expect((await app.ask('lena.hartwig', 'POST', `/tasks/${task}/claim`)).status).toBe(200);
    for (const [verb, body] of [
      ['claim', undefined],
      ['release', undefined],
      ['complete', { variables: {} }],
    ] as const) {
      const refused = await app.ask('tim.wolter', 'POST', `/tasks/${task}/${verb}`, body);
      expect(refused).toMatchObject({ status: 409, body: { code: 'held-by-other' } });
      expect(refused.body.detail).toBe('Lena Hartwig has “Ask for stock”. Nothing was changed.');
    }
    const released = await app.ask('lena.hartwig', 'POST', `/tasks/${task}/release`);
    expect(released.body).toMatchObject({ assignee: null, may: { claim: true, release: false } });
    expect((await app.ask('tim.wolter', 'POST', `/tasks/${task}/claim`)).status).toBe(200);
    expect((await app.ask('aoife.brennan', 'POST', `/tasks/${task}/release`)).body.assignee).toBeNull();
  });

  it('is given away by those who may, to those who can', async () => {
    const task = await app.taskOf(await orderFor('Given'));
    const assign = (person: string, to: string | null) =>
      app.ask(person, 'POST', `/tasks/${task}/assign`, { person: to });
    expect((await assign('lena.hartwig', 'tim.wolter')).body.code).toBe('role-needed');
    expect((await assign('aoife.brennan', 'miriam.yildiz')).body.assignee.name).toBe('Miriam Yildiz');
    // Another team's person can do it once it was given to her.
    expect((await app.ask('miriam.yildiz', 'GET', `/tasks/${task}`)).body.may.complete).toBe(true);
    expect(await assign('aoife.brennan', 'nobody.here')).toMatchObject({
      status: 422,
      body: { place: 'person' },
    });
    expect((await assign('aoife.brennan', 'falk.petzold')).body.detail).toContain('does not see this case');
    expect((await assign('aoife.brennan', 'katrin.vogel')).status).toBe(200);
    expect((await assign('aoife.brennan', null)).body.assignee).toBeNull();
  });

  it('is not for another team', async () => {
    const task = await app.taskOf(await orderFor('Theirs'));
    const seen = await app.ask('miriam.yildiz', 'GET', `/tasks/${task}`);
    expect(seen.body.may).toEqual({ claim: false, release: false, assign: false, complete: false });
    for (const verb of ['claim', 'release']) {
      const refused = await app.ask('miriam.yildiz', 'POST', `/tasks/${task}/${verb}`);
      expect(refused).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    }
    const variables = { available: 'no' };
    const refused = await app.ask('miriam.yildiz', 'POST', `/tasks/${task}/complete`, { variables });
    expect(refused).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect((await app.ask('lena.hartwig', 'GET', `/tasks/${task}`)).body.state).toBe('open');
  });

  it('is seen by a partner only in the own cases, or when asked for it', async () => {
    const own = await app.taskOf(await orderFor('Own'));
    expect((await app.ask('sven.adler', 'GET', `/tasks/${own}`)).body.may.claim).toBe(false);
    expect((await app.ask('sven.adler', 'POST', `/tasks/${own}/claim`)).status).toBe(403);
    expect((await app.ask('falk.petzold', 'GET', `/tasks/${own}`)).body.code).toBe('not-found');
    expect((await app.ask('falk.petzold', 'POST', `/tasks/${own}/claim`)).body.code).toBe('not-found');
    const asked = await app.taskOf(
      await noteFor({ subject: 'For your marketing', team: 'rheintal-marketing' }),
    );
    const { body } = await app.ask('sven.adler', 'GET', `/tasks/${asked}`);
    expect(body).toMatchObject({
      variables: {},
      earlier: [],
      others: [],
      may: { claim: true, complete: true },
    });
    expect((await app.ask('katrin.vogel', 'GET', `/tasks/${asked}`)).status).toBe(404);
    expect((await app.ask('sven.adler', 'POST', `/tasks/${asked}/complete`, {})).status).toBe(200);
  });

  it('answers for unknown tasks with a sentence', async () => {
    for (const path of ['/tasks/77', '/tasks/77/claim', '/tasks/77/complete']) {
      const method = path === '/tasks/77' ? 'GET' : 'POST';
      const { status, body } = await app.ask(
        'lena.hartwig',
        method,
        path,
        method === 'POST' ? {} : undefined,
      );
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'not-found' });
    }
  });
});
