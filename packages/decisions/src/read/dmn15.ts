import dmn13 from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' };

/** The elements of DMN 1.3 as dmn-moddle describes them, with the expressions that DMN 1.4 added. */
export const dmn15 = {
  ...dmn13,
  types: [
    ...dmn13.types.map((type) => (type.name === 'ItemDefinition' ? withTypeConstraint(type) : type)),
    {
      name: 'ChildExpression',
      superClass: ['DMNElement'],
      properties: [{ name: 'value', type: 'Expression' }],
    },
    expressionType('Conditional', ['if', 'then', 'else']),
    expressionType('For', ['in', 'return'], true),
    expressionType('Some', ['in', 'satisfies'], true),
    expressionType('Every', ['in', 'satisfies'], true),
    expressionType('Filter', ['in', 'match']),
  ],
};

function expressionType(name: string, children: readonly string[], iterates = false) {
  const properties = children.map((child) => ({
    name: child,
    type: 'ChildExpression',
    xml: { serialize: 'property' },
  }));
  const variable = { name: 'iteratorVariable', isAttr: true, type: 'String' };
  return { name, superClass: ['Expression'], properties: iterates ? [variable, ...properties] : properties };
}

function withTypeConstraint<Type extends { readonly properties?: readonly object[] }>(type: Type) {
  const constraint = { name: 'typeConstraint', type: 'UnaryTests', xml: { serialize: 'property' } };
  return { ...type, properties: [...(type.properties ?? []), constraint] };
}
