/** The room's public face: the subjects and tables of cases, and what turns time and messages into commands. */
export { caseProjection } from './case-projection.ts';
export { CASE, type CaseCommand, type CaseSubject, caseEvent, caseType, SYSTEM } from './case-type.ts';
export { runDueTimers } from './due-timers.ts';
export { followUps } from './follow-ups.ts';
export { MESSAGE, messageType } from './message-type.ts';
export { runWaitingMessages } from './waiting-messages.ts';
