import type { Finding } from '../api/contract.ts';
import type { DrawnElement, FindingLook, Picture } from '../parts/diagram/picture.ts';

/** The places of findings on a drawing; the worst one of a place counts. */
export function findingPicture(elements: readonly DrawnElement[], findings: readonly Finding[]): Picture {
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    const { element } = finding;
    if (element === undefined) continue;
    const known = worst.get(element);
    if (!known || WEIGHT[finding.severity] > WEIGHT[known.severity]) worst.set(element, finding);
  }
  const drawn = new Set(elements.map((element) => element.id));
  return {
    elements: new Map([...worst].map(([element, finding]) => [element, finding.severity as FindingLook])),
    flows: new Map(),
    badges: [...worst]
      .filter(([element]) => drawn.has(element))
      .map(([element, finding]) => ({ element, kind: finding.severity, text: finding.sentence })),
  };
}

const WEIGHT = { advice: 1, warning: 2, error: 3 } as const;
