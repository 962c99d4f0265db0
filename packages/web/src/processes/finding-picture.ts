import type { Finding } from '../api/contract.ts';
import type { Badge, DrawnElement, ElementLook, Picture } from '../parts/diagram/picture.ts';

/**
 * The places of findings on a drawing; the worst one of a place counts. A way that leads to a finding is drawn as far
 * as it has been played, with a token at its end.
 */
export function findingPicture(
  elements: readonly DrawnElement[],
  findings: readonly Finding[],
  way: readonly string[] = [],
): Picture {
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    const { element } = finding;
    if (element === undefined) continue;
    const known = worst.get(element);
    if (!known || WEIGHT[finding.severity] > WEIGHT[known.severity]) worst.set(element, finding);
  }
  const drawn = new Set(elements.map((element) => element.id));
  const steps = way.filter((id) => drawn.has(id));
  const last = steps.at(-1);
  return {
    elements: new Map<string, ElementLook>([
      ...steps.map((id) => [id, 'done'] as const),
      ...[...worst].map(([element, finding]) => [element, finding.severity] as const),
    ]),
    flows: new Map(way.filter((id) => !drawn.has(id)).map((id) => [id, 'taken'])),
    badges: [
      ...[...worst]
        .filter(([element]) => drawn.has(element))
        .map(([element, finding]): Badge => ({ element, kind: finding.severity, text: finding.sentence })),
      ...(last === undefined ? [] : [{ element: last, kind: 'token', text: 'The run is here' } as const]),
    ],
  };
}

const WEIGHT = { advice: 1, warning: 2, error: 3 } as const;
