import type { DecisionModel, TestFile } from '@throughline/decisions';
import type { DefinitionKind } from './definition.ts';

/** What is there already, for files that refer to it. */
export interface Published {
  /** Whether there is a definition of this id; a decision counts as one, whatever model holds it. */
  has(kind: DefinitionKind, id: string): Promise<boolean>;
  /** The newest version of a decision model, by the model's own id. */
  model(id: string): Promise<DecisionModel | undefined>;
  /** The newest version of every decision model as text, to be imported. */
  modelTexts(): Promise<readonly string[]>;
  /** The newest test cases of a decision model. */
  tests(id: string): Promise<TestFile | undefined>;
}

export const NOTHING_PUBLISHED: Published = {
  has: async () => false,
  model: async () => undefined,
  modelTexts: async () => [],
  tests: async () => undefined,
};
