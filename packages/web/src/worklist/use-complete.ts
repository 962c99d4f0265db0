import { useMutation, useQueryClient } from '@tanstack/react-query';
import { completeTask } from '../api/actions.ts';
import type { Variables } from '../api/contract.ts';
import { problemOf } from '../api/request.ts';
import type { Task } from '../api/work-contract.ts';
import { notices } from '../shell/notice/notice-store.ts';
import { drafts } from './drafts.ts';
import { refreshTasks, removeTask, restore } from './task-cache.ts';

/** Done: the task leaves the list at once; a refusal brings it back with what was typed and the sentence. */
export function useComplete(onReopen: (task: Task) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task, variables }: { readonly task: Task; readonly variables: Variables }) =>
      completeTask(task.key, { variables }),
    onMutate: ({ task }) => {
      drafts.refuse(task.key, undefined);
      return removeTask(client, task.key);
    },
    onSuccess: (_answer, { task }) => {
      drafts.drop(task.key);
      notices.show({ sentence: `Done: ${task.name}, ${task.case.title}` });
    },
    onError: (error, { task }, snapshot) => {
      if (snapshot) restore(client, snapshot);
      const problem = problemOf(error);
      drafts.refuse(task.key, problem);
      notices.show({
        sentence: `“${task.name}” was not finished. ${problem.detail}`,
        action: { name: 'Open it', run: () => onReopen(task) },
        refusal: true,
      });
    },
    onSettled: (_answer, _error, { task }) => refreshTasks(client, task.key, task.case.key),
  });
}
