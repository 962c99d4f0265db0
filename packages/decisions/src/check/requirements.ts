import type { Finding } from '../finding.ts';
import type { Decision, Definitions, DrgElement, KnowledgeRequirement, Reference } from '../read/dmn.ts';
import type { Elements } from '../read/elements.ts';

/** Notes decisions and knowledge models that need themselves, and answers whether there are any. */
export function checkCycles(definitions: Definitions, elements: Elements, findings: Finding[]): boolean {
  const done = new Set<DrgElement>();
  const open: DrgElement[] = [];
  let found = false;
  const visit = (element: DrgElement): void => {
    if (done.has(element)) return;
    if (open.includes(element)) {
      found = true;
      findings.push(cycle([...open.slice(open.indexOf(element)), element]));
      return;
    }
    open.push(element);
    for (const needed of neededBy(element)) {
      const target = elements.find(needed, element);
      // A knowledge model may call itself.
      if (target !== undefined && target !== element) visit(target);
    }
    open.pop();
    done.add(element);
  };
  for (const element of definitions.drgElement ?? []) visit(element);
  return found;
}

function neededBy(element: DrgElement): readonly Reference[] {
  switch (element.$type) {
    case 'dmn:Decision':
      return [...decisionsAndInputs(element), ...knowledge(element.knowledgeRequirement)];
    case 'dmn:BusinessKnowledgeModel':
      return knowledge(element.knowledgeRequirement);
    case 'dmn:DecisionService':
      return element.outputDecision ?? [];
    default:
      return [];
  }
}

function decisionsAndInputs({ informationRequirement = [] }: Decision): readonly Reference[] {
  return informationRequirement.flatMap(
    ({ requiredDecision, requiredInput }) => requiredDecision ?? requiredInput ?? [],
  );
}

function knowledge(requirements: readonly KnowledgeRequirement[] = []): readonly Reference[] {
  return requirements.flatMap(({ requiredKnowledge }) => requiredKnowledge ?? []);
}

function cycle(elements: readonly DrgElement[]): Finding {
  const names = elements.map((element) => element.name ?? element.id);
  return {
    code: 'requirement-cycle',
    severity: 'error',
    sentence: `${names[0]} requires itself: ${names.join(' requires ')}.`,
    mend: 'Remove one of these requirements.',
    element: elements[0]?.id,
    name: elements[0]?.name,
  };
}
