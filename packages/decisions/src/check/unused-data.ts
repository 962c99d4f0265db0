import type { Finding } from '../finding.ts';
import type { Definitions, DrgElement, Reference } from '../read/dmn.ts';

/** Input data that no decision and no decision service asks for. */
export function unusedData({ drgElement = [] }: Definitions): readonly Finding[] {
  const used = new Set(
    drgElement.flatMap(neededBy).map(({ href = '' }) => href.slice(href.lastIndexOf('#') + 1)),
  );
  return drgElement.flatMap((element): readonly Finding[] => {
    const { id = '', name = id } = element;
    if (element.$type !== 'dmn:InputData' || used.has(id)) return [];
    return [
      {
        code: 'input-unused',
        severity: 'advice',
        sentence: `No decision uses ${name}.`,
        mend: 'Remove it, or draw the requirement of the decision that should use it.',
        element: id,
        name,
      },
    ];
  });
}

function neededBy(element: DrgElement): readonly Reference[] {
  switch (element.$type) {
    case 'dmn:Decision':
      return (element.informationRequirement ?? []).flatMap(({ requiredInput }) => requiredInput ?? []);
    case 'dmn:DecisionService':
      return element.inputData ?? [];
    default:
      return [];
  }
}
