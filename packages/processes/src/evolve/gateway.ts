import { type Applier, present, putTokens, replace } from './draft.ts';

export const gatewayStarted: Applier<'gateway.started'> = (draft, event) => {
  const instance = present(draft, event.instance);
  replace(draft, { ...instance, started: true });
  putTokens(draft, instance.scope, event.flows);
};
