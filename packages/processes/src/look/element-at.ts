import type { CaseState, Wait } from '../state.ts';

/** The id of the element a wait belongs to: behind an event-based gateway the event, not the gateway. */
export function elementAt(state: CaseState, wait: Wait): string | undefined {
  if ('element' in wait) return wait.element;
  return state.instances.find(({ key }) => key === wait.instance)?.element;
}
