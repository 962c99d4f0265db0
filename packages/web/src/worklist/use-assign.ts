import { useMutation, useQueryClient } from '@tanstack/react-query';
import { assignTask, claimTask, releaseTask } from '../api/actions.ts';
import type { PersonRef } from '../api/contract.ts';
import { problemOf } from '../api/request.ts';
import type { Task, TaskDetail } from '../api/work-contract.ts';
import { notices } from '../shell/notice/notice-store.ts';
import { refreshTasks, replaceTask } from './task-cache.ts';

/** Take, give back and give on: shown at once, taken back with a sentence when the server refuses. */
export function useAssign(me: PersonRef) {
  const change = useChange();
  const claim = (task: Task) =>
    change.mutate({
      task,
      assignee: { handle: me.handle, name: me.name },
      send: () => claimTask(task.key),
      said: `You took “${task.name}”`,
      undo: () => release(task),
    });
  const release = (task: Task) =>
    change.mutate({
      task,
      assignee: null,
      send: () => releaseTask(task.key),
      said: `“${task.name}” belongs to nobody again`,
      undo: () => claim(task),
    });
  const assign = (task: Task, person: PersonRef | null) => {
    const before = task.assignee;
    change.mutate({
      task,
      assignee: person,
      send: () => assignTask(task.key, { person: person?.handle ?? null }),
      said: person ? `“${task.name}” is with ${person.name} now` : `“${task.name}” belongs to nobody now`,
      undo: () => assign({ ...task, assignee: person }, before),
    });
  };
  return { claim, release, assign };
}

interface Assigning {
  readonly task: Task;
  readonly assignee: PersonRef | null;
  readonly send: () => Promise<TaskDetail>;
  readonly said: string;
  readonly undo: () => void;
}

function useChange() {
  const client = useQueryClient();
  const show = (task: Task, assignee: PersonRef | null) => {
    replaceTask(client, { ...task, assignee });
    client.setQueryData<TaskDetail>(['task', task.key], (detail) => detail && { ...detail, assignee });
  };
  return useMutation({
    mutationFn: ({ send }: Assigning) => send(),
    onMutate: ({ task, assignee }) => show(task, assignee),
    onSuccess: (_answer, { said, undo }) =>
      notices.show({ sentence: said, action: { name: 'Undo', run: undo } }),
    onError: (error, { task }) => {
      show(task, task.assignee);
      const { detail, mend } = problemOf(error);
      notices.show({ sentence: [detail, mend].filter(Boolean).join(' '), refusal: true });
    },
    onSettled: (_answer, _error, { task }) => refreshTasks(client, task.key, task.case.key),
  });
}
