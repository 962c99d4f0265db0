/** Our own attributes, namespace `http://throughline.dev/bpmn/1.0`, as a moddle descriptor. */
export const throughlineDescriptor = {
  name: 'Throughline',
  prefix: 'tl',
  uri: 'http://throughline.dev/bpmn/1.0',
  xml: { tagAlias: 'lowerCase' },
  types: [
    extension('ProcessAttributes', 'bpmn:Process', [
      'title',
      'numberPrefix',
      'numberFrom',
      'stages',
      'domain',
      'startForm',
      'starters',
    ]),
    extension('LaneAttributes', 'bpmn:Lane', ['function']),
    extension('FlowElementAttributes', 'bpmn:FlowElement', ['says']),
    extension('FlowNodeAttributes', 'bpmn:FlowNode', ['function', 'stage', 'correlationKey']),
    extension('UserTaskAttributes', 'bpmn:UserTask', ['why', 'next']),
  ],
};

function extension(name: string, extended: string, attributes: readonly string[]): object {
  const properties = attributes.map((attribute) => ({ name: attribute, isAttr: true, type: 'String' }));
  return { name, isAbstract: true, extends: [extended], properties };
}
