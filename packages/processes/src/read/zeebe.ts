/**
 * The part of the `zeebe:` extension namespace that has a meaning here, as a moddle descriptor.
 * What is not listed makes the reader report the element by name.
 */
export const zeebeDescriptor = {
  name: 'Zeebe',
  prefix: 'zeebe',
  uri: 'http://camunda.org/schema/zeebe/1.0',
  xml: { tagAlias: 'lowerCase' },
  types: [
    type('TaskDefinition', attribute('type'), attribute('retries')),
    type('TaskHeaders', children('values', 'Header')),
    type('Header', attribute('key'), attribute('value')),
    type('IoMapping', children('inputParameters', 'Input'), children('outputParameters', 'Output')),
    type('Input', attribute('source'), attribute('target')),
    type('Output', attribute('source'), attribute('target')),
    type(
      'AssignmentDefinition',
      attribute('assignee'),
      attribute('candidateGroups'),
      attribute('candidateUsers'),
    ),
    type('FormDefinition', attribute('formId')),
    type('TaskSchedule', attribute('dueDate'), attribute('followUpDate')),
    type('PriorityDefinition', attribute('priority')),
    type(
      'CalledElement',
      attribute('processId'),
      attribute('bindingType'),
      attribute('version'),
      attribute('versionTag'),
      attribute('propagateAllChildVariables', 'Boolean'),
      attribute('propagateAllParentVariables', 'Boolean'),
    ),
    type('CalledDecision', attribute('decisionId'), attribute('resultVariable')),
    type('Script', attribute('expression'), attribute('resultVariable')),
    type('Subscription', attribute('correlationKey')),
    type(
      'LoopCharacteristics',
      attribute('inputCollection'),
      attribute('inputElement'),
      attribute('outputCollection'),
      attribute('outputElement'),
    ),
    type('AdHoc', attribute('activeElementsCollection')),
    type('UserTask'),
    type('VersionTag', attribute('value')),
    type('Properties', children('properties', 'Property')),
    type('Property', attribute('name'), attribute('value')),
  ],
};

function type(name: string, ...properties: readonly object[]): object {
  return { name, superClass: ['Element'], properties };
}

function attribute(name: string, type = 'String'): object {
  return { name, isAttr: true, type };
}

function children(name: string, type: string): object {
  return { name, type, isMany: true };
}
