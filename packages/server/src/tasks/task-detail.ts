import { type CaseState, type Variables, visibleVariables } from '@throughline/processes';
import {
  caseStarter,
  openTaskRows,
  type Reads,
  showTasks,
  type TaskDetail,
  type TaskRow,
  tellCase,
} from '../cases/cases.ts';
import { allFields, type FormSchema } from '../definitions/definitions.ts';
import type { Actor } from '../http/actor.ts';
import { rightsOn } from './task-rights.ts';
import { type VisibleTask, visibleTask } from './visible-task.ts';

const MOST_EARLIER = 8;

/** A task with its form and all that helps to do it. @throws Problem `not-found`. */
export async function taskDetail(reads: Reads, actor: Actor, key: string): Promise<TaskDetail> {
  const visible = await visibleTask(reads, actor, key);
  const { row, caseRow, seesCase } = visible;
  const process = await reads.processes.of(row.version);
  const told = await tellCase(reads, row.case_key, process);
  const others = seesCase ? await openTaskRows(reads, row.case_key) : [];
  const [shown, ...rest] = await showTasks(reads, [row, ...others.filter((other) => other.key !== key)]);
  const form = await formOf(reads, row);
  const snapshot = await reads.directory.snapshot();
  const seen = visibleVariables(process.model, told.state.engine, row.instance);
  return {
    ...shown!,
    ...(row.function === null ? {} : { function: row.function as TaskDetail['function'] }),
    ...(row.why === null ? {} : { why: row.why }),
    ...(row.next === null ? {} : { next: row.next }),
    ...(form ? { form: form as unknown as Variables } : {}),
    variables: seesCase ? seen : neededVariables(told.state.engine, visible, form, seen),
    labels: await reads.forms.labels(process.model.forms),
    earlier: seesCase
      ? told.events
          .filter(({ says }) => says !== undefined)
          .slice(-MOST_EARLIER)
          .reverse()
      : [],
    others: rest,
    ...(caseRow.starter === null ? {} : { starter: caseStarter(caseRow.starter, snapshot) }),
    may: rightsOn(actor, row),
  };
}

export async function formOf(reads: Reads, { form }: TaskRow): Promise<FormSchema | undefined> {
  return form === null ? undefined : (await reads.forms.newest([form])).get(form);
}

/** For somebody who does not see the case: what was handed to the task itself, and what its form shows. */
function neededVariables(
  engine: CaseState,
  { row }: VisibleTask,
  form: FormSchema | undefined,
  seen: Variables,
): Variables {
  const own = engine.instances.find(({ key }) => key === row.instance)?.variables;
  const fields = form ? allFields(form) : [];
  const names = new Set(fields.flatMap(({ key, valuesKey }) => [key?.split('.')[0], valuesKey]));
  return { ...Object.fromEntries(Object.entries(seen).filter(([name]) => names.has(name))), ...own };
}
