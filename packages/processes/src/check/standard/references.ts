import type { ModdleElement } from 'bpmn-moddle';
import { child, children } from '../../read/moddle.ts';
import { type Breach, breach, called, isA, lower, type StandardRule } from './breach.ts';

interface PropertyDescriptor {
  readonly name: string;
  readonly type: string;
  readonly isReference?: boolean;
  readonly ns: { readonly localName: string };
}

/** What the parser's description of BPMN is narrower in than the standard: by owner and property. */
const alsoAllowed: { readonly [place: string]: readonly string[] } = {
  'bpmn:MessageFlow sourceRef': ['FlowNode'],
  'bpmn:MessageFlow targetRef': ['FlowNode'],
  'bpmn:CorrelationPropertyBinding correlationPropertyRef': ['CorrelationProperty'],
};

/** Whatever refers to another element refers to one of the kind that the standard allows there. */
export const checkReferences: StandardRule = ({ nodes }) => nodes.flatMap((node) => [...wrongKinds(node)]);

function* wrongKinds(node: ModdleElement): Generator<Breach> {
  for (const { type, isReference, ns } of propertiesOf(node)) {
    const property = ns.localName;
    if (isReference !== true || !type.startsWith('bpmn:')) continue;
    const allowed = [type.slice('bpmn:'.length), ...(alsoAllowed[`${node.$type} ${property}`] ?? [])];
    const one = child(node, property);
    for (const referred of one === undefined ? children(node, property) : [one]) {
      if (!referred.$type.startsWith('bpmn:') || allowed.some((kind) => isA(referred, kind))) continue;
      const what = `refers to ${lower(called(referred))} (${property}), where BPMN asks for a ${words(allowed[0] ?? '')}.`;
      yield breach(
        'reference-of-wrong-kind',
        node,
        what,
        'Choose an element of that kind, or remove the reference.',
      );
    }
  }
}

function propertiesOf(node: ModdleElement): readonly PropertyDescriptor[] {
  const described = node as { readonly $descriptor?: { readonly properties: readonly PropertyDescriptor[] } };
  return described.$descriptor?.properties ?? [];
}

function words(type: string): string {
  return type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
}
