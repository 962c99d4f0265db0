import type { Badge, DrawnElement, ElementLook, FlowLook, Picture } from '../parts/diagram/picture.ts';
import type { Path } from './path.ts';

/**
 * The path of a case over its drawing. `then` is the moment looked at, `now` the present (the same object when nothing
 * is looked back on): what happened between them is "went on later".
 */
export function casePicture(elements: readonly DrawnElement[], then: Path, now: Path): Picture {
  return {
    elements: new Map(elements.map((element) => [element.id, look(element.id, then)])),
    flows: flowLooks(then, now),
    badges: elements.flatMap((element) => badges(element, then, now)),
  };
}

/** Tokens that wait for others at a join: "3 of 4". Nothing when none has arrived. */
export function arrived(
  element: DrawnElement,
  path: Path,
): { readonly here: number; readonly of: number } | undefined {
  if (element.type !== 'ParallelGateway' || element.incoming.length < 2) return undefined;
  const here = element.incoming.filter((flow) => (path.resting.get(flow) ?? 0) > 0).length;
  return here === 0 ? undefined : { here, of: element.incoming.length };
}

/** What an element's state is called. */
export function look(element: string, path: Path): ElementLook {
  if (path.incidents.has(element)) return 'incident';
  if (path.waiting.has(element)) return 'waiting';
  if (path.inside.has(element)) return 'inside';
  if (path.done.has(element)) return 'done';
  return path.ended.has(element) ? 'ended' : 'idle';
}

// ---- helpers ----

function flowLooks(then: Path, now: Path): ReadonlyMap<string, FlowLook> {
  const looks = new Map<string, FlowLook>();
  for (const flow of now.taken.keys()) looks.set(flow, 'later');
  for (const flow of then.taken.keys()) looks.set(flow, 'taken');
  return looks;
}

function badges(element: DrawnElement, then: Path, now: Path): readonly Badge[] {
  const found: Badge[] = [];
  const add = (kind: Badge['kind'], text: string) => found.push({ element: element.id, kind, text });
  const waiting = then.waiting.get(element.id);
  const incident = then.incidents.get(element.id);
  const join = arrived(element, then);
  if (incident !== undefined) add('incident', incident || 'Incident');
  else if (waiting !== undefined) add('token', String(waiting));
  else if (isActivity(element) && look(element.id, then) === 'done') add('done', 'Done');
  if (join) add('join', `${join.here} of ${join.of}`);
  if (then !== now && now.waiting.has(element.id) && waiting === undefined) add('now', 'now');
  return found;
}

function isActivity(element: DrawnElement): boolean {
  return /Task$|SubProcess$|CallActivity$/.test(element.type);
}
