import type { Models } from '../definitions/definitions.ts';

interface Place {
  readonly version: string;
  readonly element: string;
}

/** The inputs of an element as its model writes them: fixed texts and the sources of expressions. */
export async function writtenInputs(models: Models, { version, element }: Place): Promise<readonly string[]> {
  const model = await models.process(version);
  const inputs = model.elementOf.get(element)?.inputs ?? [];
  return inputs.map(({ source }) => ('fixed' in source ? source.fixed : source.expression.source));
}
