import type { Applier } from './draft.ts';

export const caseStarted: Applier<'case.started'> = (draft, event) => {
  draft.process = event.process;
  if (event.parent !== undefined) draft.parent = event.parent;
  draft.variables = event.variables;
};

export const caseEnded: Applier<'case.ended'> = (draft, event) => {
  draft.ended = event.outcome;
  draft.instances = [];
  draft.tokens = [];
  draft.waits = [];
};
