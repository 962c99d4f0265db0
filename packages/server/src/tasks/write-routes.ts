import { z } from '@hono/zod-openapi';
import {
  CASE,
  completedAnswer,
  nextTasks,
  type Reads,
  taskDetailAnswer,
  timeZoneOf,
} from '../cases/cases.ts';
import type { Actor } from '../http/actor.ts';
import { type Route, route } from '../http/route.ts';
import { key, variables } from '../http/schemas.ts';
import { submit, type WriteCall } from '../http/submit.ts';
import { MAY } from '../people/people.ts';
import { answersOf } from './answers.ts';
import { mustBeAssignable } from './assignee.ts';
import { taskDetail } from './task-detail.ts';
import { heldBy, mustAssign, mustControl, mustWorkOn, whyRefused } from './task-rights.ts';
import { type VisibleTask, visibleTask } from './visible-task.ts';

const tags = ['tasks'];
const params = z.strictObject({ key });

export function writeRoutes(reads: Reads): Route[] {
  return [claim(reads), release(reads), assign(reads), complete(reads)];
}

type TaskCall = WriteCall & { readonly params: { readonly key: string }; readonly actor: Actor };

async function order(reads: Reads, call: TaskCall, { row }: VisibleTask, command: object): Promise<void> {
  const { actor, request } = call;
  const what = { kind: CASE, subject: row.case_key, command: { ...command, task: row.key } };
  await submit(reads.spine, call, what, () => whyRefused(reads, actor, row.key, timeZoneOf(request)));
}

function claim(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/tasks/{key}/claim', summary: 'Take a task', tags },
    allow: 'signed-in',
    params,
    answer: taskDetailAnswer,
    async handle(call) {
      const { actor } = call;
      const task = await visibleTask(reads, actor, call.params.key);
      mustWorkOn(actor, task.row);
      await order(reads, call, task, { type: 'claimTask', person: actor.handle });
      return taskDetail(reads, actor, task.row.key);
    },
  });
}

function release(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/tasks/{key}/release', summary: 'Give a task back', tags },
    allow: 'signed-in',
    params,
    answer: taskDetailAnswer,
    async handle(call) {
      const { actor } = call;
      const task = await visibleTask(reads, actor, call.params.key);
      mustWorkOn(actor, task.row);
      await order(reads, call, task, { type: 'releaseTask', ...heldBy(actor) });
      return taskDetail(reads, actor, task.row.key);
    },
  });
}

function assign(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/tasks/{key}/assign', summary: 'Give a task to somebody', tags },
    allow: MAY.assign,
    params,
    body: z
      .strictObject({
        person: z.string().min(1).max(200).nullable().meta({ description: 'A handle; null for nobody.' }),
      })
      .meta({ id: 'Assignment' }),
    answer: taskDetailAnswer,
    async handle(call) {
      const { actor, body } = call;
      const task = await visibleTask(reads, actor, call.params.key);
      mustAssign(actor);
      if (body.person !== null) await mustBeAssignable(reads, task, body.person);
      await order(reads, call, task, { type: 'assignTask', person: body.person });
      return taskDetail(reads, actor, task.row.key);
    },
  });
}

function complete(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/tasks/{key}/complete', summary: 'Complete a task', tags },
    description:
      'The answers are checked by the form of the task; only its fields are taken. A task that somebody else has done ' +
      'in the meantime stays as it is.',
    allow: 'signed-in',
    params,
    body: z.strictObject({ variables: variables.default({}) }).meta({ id: 'Completion' }),
    answer: completedAnswer,
    async handle(call) {
      const { actor } = call;
      const task = await visibleTask(reads, actor, call.params.key);
      mustWorkOn(actor, task.row);
      // Before its answers are looked at; whether it is still so is found out with the command.
      await mustControl(reads, actor, task.row);
      const taken = await answersOf(reads, task.row, call.body.variables);
      await order(reads, call, task, { type: 'completeTask', variables: taken, ...heldBy(actor) });
      const { key: taskKey, case_key: caseKey } = task.row;
      return { task: taskKey, case: caseKey, nextTasks: await nextTasks(reads, actor, caseKey) };
    },
  });
}
