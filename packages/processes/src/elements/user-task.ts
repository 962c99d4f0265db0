import { activity } from '../behaviour/activity.ts';
import { Fault } from '../behaviour/fault.ts';
import { describeTask } from '../behaviour/task-details.ts';

/** Work for a person. */
export const userTask = activity((turn, element, { key }) => {
  const details = describeTask(turn, element, key);
  if (details instanceof Fault) return details;
  turn.emit({
    type: 'task.created',
    task: turn.env.newKey(),
    instance: key,
    element: element.id,
    name: element.name,
    ...(element.formId !== undefined && { form: element.formId }),
    ...details,
  });
  return undefined;
});
