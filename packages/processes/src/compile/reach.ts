import type { ModelElement, ModelFlow } from './model.ts';

/**
 * For a join: from where each of its incoming flows can be reached without passing the join itself, as ids of
 * flows and elements. A path also leads from an activity over its boundary events, and over links
 * (BPMN 2.0.2, 13.4.3).
 */
export type Reach = ReadonlyMap<string, ReadonlySet<string>>;

export function reachOf(join: ModelElement, elements: readonly ModelElement[]): Reach {
  const links = Map.groupBy(elements, (element) => element.linkTarget);
  return new Map(join.incoming.map((flow) => [flow.id, wayTo(flow, join, links)]));
}

function wayTo(
  flow: ModelFlow,
  join: ModelElement,
  links: ReadonlyMap<ModelElement | undefined, readonly ModelElement[]>,
): ReadonlySet<string> {
  const found = new Set<string>([flow.id]);
  const open: ModelElement[] = [flow.source];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (element === join || found.has(element.id)) continue;
    found.add(element.id);
    for (const before of element.incoming) {
      found.add(before.id);
      open.push(before.source);
    }
    if (element.attachedTo !== undefined) open.push(element.attachedTo);
    open.push(...(links.get(element) ?? []));
  }
  return found;
}
