import type { BpmnModdle, ModdleElement, ModdleWarning } from 'bpmn-moddle';
import type { Finding } from '../../finding.ts';
import { localName } from '../moddle.ts';
import { placeOf } from '../warnings.ts';

type Mutable = { [property: string]: unknown };

/**
 * Camunda 7, Activiti and Flowable take a reference to an error that is nowhere defined for the error's code.
 * Defines such errors, and gives back the warnings about other references and those about these, apart.
 */
export function defineErrors(
  warnings: readonly ModdleWarning[],
  moddle: BpmnModdle,
): { readonly others: readonly ModdleWarning[]; readonly defined: readonly ModdleWarning[] } {
  const errors = new Map<string, ModdleElement>();
  const { others = [], defined = [] } = Object.groupBy(warnings, (warning) =>
    isUndefinedError(warning) ? 'defined' : 'others',
  );
  for (const { element, value = '' } of defined) {
    const error = errors.get(value) ?? moddle.create('bpmn:Error', { id: value, errorCode: value });
    errors.set(value, error);
    (element as Mutable).errorRef = error;
  }
  return { others, defined };
}

function isUndefinedError({ element, property, value, message }: ModdleWarning): boolean {
  if (element === undefined || value === undefined || !message.startsWith('unresolved')) return false;
  return localName(element.$type) === 'errorEventDefinition' && /(^|:)errorRef$/.test(property ?? '');
}

export function undefinedError(
  { element, value }: ModdleWarning,
  lines: ReadonlyMap<string, number>,
): Finding {
  return {
    ...placeOf(element, lines),
    code: 'error-undefined',
    severity: 'warning',
    sentence: `The error “${value}” is not defined in the file; its name is taken for its code.`,
    mend: `Add <error id="${value}" errorCode="${value}"/> to the file.`,
  };
}
