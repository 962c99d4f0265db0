import { type Applier, advance, answer, removeWait, replaceWait } from './draft.ts';

export const taskCreated: Applier<'task.created'> = (draft, event) => {
  advance(draft, event.instance, event.type);
  const { task: key, instance, assignee } = event;
  draft.waits.push({ kind: 'task', key, instance, ...(assignee !== undefined && { assignee }) });
};

export const taskAssigned: Applier<'task.assigned'> = (draft, { task: key, person }) => {
  replaceWait(draft, key, ({ instance }) => ({
    kind: 'task',
    key,
    instance,
    ...(person !== null && { assignee: person }),
  }));
};

export const taskCompleted: Applier<'task.completed'> = (draft, event, model) =>
  answer(draft, model, removeWait(draft, event.task).instance, event);

export const taskCancelled: Applier<'task.cancelled'> = (draft, event) => {
  removeWait(draft, event.task);
};
