/** The room's public face: the subjects and tables of cases, what turns time and messages into commands, the API. */
export { bulkProjection } from './bulk/bulk-projection.ts';
export { bulkType } from './bulk/bulk-type.ts';
export { runBulks } from './bulk/run-bulks.ts';
export {
  completed as completedAnswer,
  type Task,
  type TaskDetail,
  task as taskAnswer,
  taskDetail as taskDetailAnswer,
} from './case-answers.ts';
export { tellCase } from './case-events.ts';
export { caseProjection } from './case-projection.ts';
export { caseRoutes } from './case-routes.ts';
export { type CaseRow, type CaseTables, caseRows, type TaskRow } from './case-rows.ts';
export { CASE, type CaseSubject, caseType } from './case-type.ts';
export { runDueTimers } from './due-timers.ts';
export { followUps } from './follow-ups.ts';
export type { CaseHost } from './host.ts';
export { containing } from './list-cases.ts';
export { messageType } from './message-type.ts';
export { nextTasks } from './next-tasks.ts';
export { openReads, personNamed, type Reads } from './reads.ts';
export { sayWhen, startOfDay, timeZoneOf } from './say-moment.ts';
export { caseStarter } from './shown-case.ts';
export { signalType } from './signal-type.ts';
export { takeAnswers } from './take-answers.ts';
export { openTaskRows, showTasks } from './task-items.ts';
export { visibleCase } from './visible-case.ts';
export { runWaitingMessages } from './waiting-messages.ts';
export { writtenInputs } from './written-inputs.ts';
