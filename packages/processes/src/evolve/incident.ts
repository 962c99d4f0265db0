import { type Applier, present, removeWait, replace } from './draft.ts';

/** What only goes wrong on the way out: when it is tried again, the element's work is not done a second time. */
const onTheWayOut = new Set(['output-failed', 'condition-failed', 'condition-none-true']);

export const incidentRaised: Applier<'incident.raised'> = (draft, event) => {
  const { incident: key, code, job } = event;
  const instance = present(draft, event.instance);
  if (onTheWayOut.has(code) && !instance.completing) replace(draft, { ...instance, completing: true });
  draft.waits.push({
    kind: 'incident',
    key,
    instance: instance.key,
    code,
    ...(job !== undefined && { job }),
  });
};

export const incidentResolved: Applier<'incident.resolved'> = (draft, event) => {
  removeWait(draft, event.incident);
};
