import {
  bulkProjection,
  bulkType,
  caseProjection,
  caseType,
  followUps,
  messageType,
  signalType,
} from './cases/cases.ts';
import { definitionsProjection, library, Models } from './definitions/definitions.ts';
import { peopleParts } from './people/people.ts';
import type { SpineParts, Store, SubjectType } from './spine/spine.ts';

/** Every kind of subject and every projection of the product, and the models they decide by. */
export interface Parts extends SpineParts {
  readonly models: Models;
}

export function openParts(store: Store): Parts {
  const models = new Models(store);
  const next = followUps(store, models);
  const messageIsOpen = async (key: string): Promise<boolean> => {
    const [row] = await store.query<{ key: string }>('select key from messages where key = $1::int8', [key]);
    return row !== undefined;
  };
  const types = [
    ...peopleParts.types,
    { ...library, followUps: next },
    caseType({ models, messageIsOpen, followUps: next }),
    messageType(next),
    signalType(next),
    bulkType,
  ] as readonly SubjectType[];
  return {
    models,
    types,
    projections: [...peopleParts.projections, definitionsProjection, caseProjection, bulkProjection],
  };
}
