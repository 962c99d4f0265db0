import type { Applier } from './draft.ts';

/** What is listed goes to its new place; instances that were left, and what they waited for, are gone. */
export const caseMigrated: Applier<'case.migrated'> = (draft, event) => {
  const places = new Map(event.instances.map((place) => [place.instance, place]));
  const elements = new Map(event.waits.map(({ key, element }) => [key, element]));
  draft.process = event.process;
  draft.instances = [
    ...draft.instances.flatMap((instance) => {
      const place = places.get(instance.key);
      return place ? [{ ...instance, element: place.element, scope: place.scope }] : [];
    }),
    ...event.entered.map(({ instance: key, element, scope }) => ({ key, element, scope })),
  ];
  draft.tokens = event.tokens.slice();
  draft.waits = draft.waits.map((wait) => {
    const element = elements.get(wait.key);
    return 'element' in wait && element !== undefined ? { ...wait, element } : wait;
  });
  if (event.compensable !== undefined) draft.compensable = event.compensable.slice();
};
