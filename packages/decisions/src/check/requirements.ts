import type { Finding } from '../finding.ts';
import type { Decision, Definitions, DrgElement, KnowledgeRequirement, Reference } from '../read/dmn.ts';
import type { Elements } from '../read/elements.ts';

/** Steps from a decision to what it needs in the end; each takes some of the stack when it is decided. */
const mostSteps = 300;

/**
 * Notes decisions and knowledge models that need themselves, or need others over too many steps, and answers whether
 * there are any.
 */
export function checkCycles(definitions: Definitions, elements: Elements, findings: Finding[]): boolean {
  const steps = new Map<DrgElement, number>();
  const open: DrgElement[] = [];
  const noted: Finding[] = [];
  const deep = (element: DrgElement) => {
    // What requires this one is too deep, too, which need not be said for each.
    if (noted.length === 0) noted.push(tooDeep(element));
    return 0;
  };
  const visit = (element: DrgElement): number => {
    const known = steps.get(element);
    if (known !== undefined) return known;
    if (open.includes(element)) {
      noted.push(cycle([...open.slice(open.indexOf(element)), element]));
      return 0;
    }
    if (open.length > mostSteps) return deep(open[0] as DrgElement);
    open.push(element);
    let most = 0;
    for (const needed of neededBy(element)) {
      const target = elements.find(needed, element);
      if (target === undefined || (target === element && mayCallItself(element))) continue;
      most = Math.max(most, 1 + visit(target));
    }
    open.pop();
    steps.set(element, most > mostSteps ? deep(element) : most);
    return most;
  };
  for (const element of definitions.drgElement ?? []) visit(element);
  findings.push(...noted);
  return noted.length > 0;
}

function mayCallItself(element: DrgElement): boolean {
  return element.$type === 'dmn:BusinessKnowledgeModel';
}

function tooDeep({ id, name = id }: DrgElement): Finding {
  return {
    code: 'requirements-too-deep',
    severity: 'error',
    sentence: `${name} requires decisions that require others, over more than ${mostSteps} steps.`,
    mend: 'Make one decision of some that follow each other.',
    element: id,
    name,
  };
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
