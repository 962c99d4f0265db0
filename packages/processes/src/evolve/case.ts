import type { Applier, Draft } from './draft.ts';

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
  delete draft.compensable;
  goOn(draft);
};

export const caseSuspended: Applier<'case.suspended'> = (draft) => {
  draft.suspended = true;
};

export const caseResumed: Applier<'case.resumed'> = (draft) => goOn(draft);

export const commandKept: Applier<'command.kept'> = (draft, event) => {
  draft.kept = [...(draft.kept ?? []), event.command];
};

function goOn(draft: Draft): void {
  delete draft.suspended;
  delete draft.kept;
}
