import { setTimeout as wait } from 'node:timers/promises';
import { type Answers, ORDER_DESK } from './demo/answers.ts';
import { type DayCase, firstDay, type Step } from './demo/first-day.ts';
import { People, type PeopleOptions } from './demo/people.ts';

/**
 * Gives the demonstration a first morning: people submit orders, complaints and new addresses through the public API
 * and do the first of the work, so that tasks wait in every worklist. Where there are cases already nothing is done.
 * @throws when a case does not get as far as it should, within twenty seconds.
 */
export async function seedDay(options: PeopleOptions): Promise<void> {
  const people = new People({ patienceMs: PATIENCE_MS, ...options });
  if ((await casesNow(people)).length > 0) return;
  const rows = firstDay(new Date().toISOString().slice(0, 10));
  const started = await Promise.all(rows.map((row) => startInTurn(people, row)));
  await seeToRest(people, started.flat());
}

// ---------------------------------------------------------------------------------------------------------

const PATIENCE_MS = 2_000;
const DEADLINE_MS = 20_000;
/** Between two looks at all cases. */
const GLANCE_MS = 50;
/** More than the first day has. */
const MANY = 100;

interface Started {
  readonly key: string;
  readonly number?: string;
  readonly case: DayCase;
}

interface CaseItem {
  readonly key: string;
  readonly state: string;
}

async function casesNow(people: People): Promise<readonly CaseItem[]> {
  const { items } = await people.as(ORDER_DESK).get<{ items: readonly CaseItem[] }>(`/cases?limit=${MANY}`);
  return items;
}

/** One after the other, so that the numbers are those of the data. */
async function startInTurn(people: People, cases: readonly DayCase[]): Promise<Started[]> {
  const started: Started[] = [];
  for (const one of cases) {
    const { process, variables, by } = one;
    const made = await people.as(by).post<Omit<Started, 'case'>>('/cases', { process, variables });
    started.push({ ...made, case: one });
  }
  return started;
}

/** Does the steps of all cases, each when no automatic work of its case is left, until they rest. */
async function seeToRest(people: People, started: readonly Started[]): Promise<void> {
  const under = new Map(started.map((one) => [one.key, { ...one, left: [...(one.case.steps ?? [])] }]));
  const until = Date.now() + DEADLINE_MS;
  while (under.size > 0) {
    const rested = (await casesNow(people)).filter(({ state }) => state !== 'running');
    await Promise.all(
      rested.map(async ({ key, state }) => {
        const one = under.get(key);
        const step = one?.left.shift();
        if (one && step) await doStep(people, one, step);
        else if (one) {
          await mustBeThere(people, one, state);
          under.delete(key);
        }
      }),
    );
    if (Date.now() > until) throw new Error(`${[...under.values()].map(nameOf).join(', ')} took too long.`);
    if (under.size > 0) await wait(GLANCE_MS);
  }
}

async function doStep(people: People, one: Started, { by, element, answer }: Step): Promise<void> {
  const task = (await tasksOf(people, one)).find((open) => open.element === element);
  if (!task) throw new Error(`${nameOf(one)} does not wait for ${element}.`);
  const person = people.as(by);
  if (!answer) return person.post(`/tasks/${task.key}/claim`);
  const { variables } = await person.get<{ variables: Answers }>(`/tasks/${task.key}`);
  await person.post(`/tasks/${task.key}/complete`, { variables: answer(variables) });
}

async function mustBeThere(people: People, one: Started, state: string): Promise<void> {
  const { waitsAt } = one.case;
  const open = (await tasksOf(people, one)).map(({ element }) => element);
  const there = waitsAt === undefined ? state === 'completed' : open.includes(waitsAt);
  if (!there) throw new Error(`${nameOf(one)} is ${state}, with ${open.join(', ') || 'no task'} open.`);
}

async function tasksOf(people: People, { key }: Started) {
  const { tasks } = await people
    .as(ORDER_DESK)
    .get<{ tasks: readonly { key: string; element: string }[] }>(`/cases/${key}`);
  return tasks;
}

function nameOf({ key, number }: Started): string {
  return number ?? `Case ${key}`;
}
